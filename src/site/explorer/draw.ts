import * as Plot from "@observablehq/plot";
import { type Line, type LineGoal, type LinePoint, linesOptions } from "../charts/lines.ts";
import { writeTicks } from "../charts/tick.ts";
import { proofAddress } from "../kit/address.ts";
import { BASIS_MARKS, LACK_WORDS } from "../kit/basis.ts";
import { element } from "./element.ts";
import { type FigureRow, factId } from "./table.ts";

/** The figures of one indicator in the chosen areas, with the periods that every chart of the choice has. */
export interface Panel {
  title: string;
  unit: string;
  areas: { id: string; name: string }[];
  rows: FigureRow[];
  periods: string[];
}

/** A panel as a chart over its table; each figure leads to its proof. */
export function drawPanel({ title, unit, areas, rows, periods }: Panel, width: number): HTMLElement {
  const own = (area: string) => rows.filter((row) => row.area === area);
  const absent = areas.filter(({ id }) => own(id).length === 0).map(({ name }) => name);
  const present = areas.filter(({ id }) => own(id).length > 0);
  const lines = present.map(({ id, name }): Line => {
    const points = own(id).map((row) => ({ ...row, fact: factId(row) }));
    return { name, points, goal: goalOf(own(id)) };
  });
  const bases = [...new Set(rows.map(({ basis }) => basis))];
  const heads = present.map(({ name }) => element("th", name, { scope: "col", class: "number" }));
  const body = periods
    .filter((period) => rows.some((row) => row.period === period))
    .map((period) =>
      element("tr", [
        element("th", rows.find((row) => row.period === period)?.when ?? period, { scope: "row" }),
        ...present.map(({ id }) => cellOf(own(id).find((row) => row.period === period))),
      ]),
    );
  const [aimed] = rows.filter(({ goal }) => goal !== null);
  if (aimed)
    body.push(
      element("tr", [
        element("th", aimed.goal_when ?? "", { scope: "row" }),
        ...present.map(({ id }) => goalCell(goalOf(own(id)))),
      ]),
    );
  const table = element("table", [
    element("caption", `${title}（${unit}）`),
    element("thead", [element("tr", [element("th", "时期", { scope: "col" }), ...heads])]),
    element("tbody", body),
  ]);
  return element("section", [
    element("h2", title),
    ...(absent.length > 0 ? [element("p", `没有数字的地区：${absent.join("、")}。`, { class: "note" })] : []),
    ...(present.length > 0
      ? [
          element(
            "figure",
            [
              element(
                "div",
                [
                  chartOf(lines, { title, unit, periods, width, bases }),
                  element("p", [], { class: "take", "data-csv": "apart" }),
                ],
                { class: "drawn" },
              ),
              element("div", [table], { class: "table numbers" }),
            ],
            { class: "wide" },
          ),
        ]
      : []),
  ]);
}

/** The goal of an area's figures with the page of its proof. */
function goalOf(rows: FigureRow[]): (LineGoal & { proof: string }) | undefined {
  const row = rows.find(({ goal }) => goal !== null);
  return (
    row && {
      fact: row.goal_fact ?? "",
      value: row.goal ?? "",
      display: row.goal_display ?? "",
      when: row.goal_when ?? "",
      proof: row.goal_proof ?? "",
    }
  );
}

function goalCell(goal: ReturnType<typeof goalOf>): HTMLElement {
  if (!goal) return element("td", "—", { class: "number" });
  const number = element("data", goal.display, { value: goal.value });
  const link = element("a", [number], { href: proofAddress(goal.fact, goal.proof, "trends") });
  return element("td", [link], { class: "number" });
}

function chartOf(
  lines: Line[],
  about: { title: string; unit: string; periods: string[]; width: number; bases: string[] },
) {
  const link = {
    href: ({ fact, proof }: { fact: string; proof: string }) => proofAddress(fact, proof, "trends"),
  };
  const tip = { title: ({ when, display }: LinePoint) => `${when} ${display}` };
  const svg = Plot.plot({ ...linesOptions(lines, about, { ...link, ...tip }), className: "chart" });
  svg.querySelector("style")?.remove();
  const points = lines.flatMap((line) => line.points);
  writeTicks(svg, "y", points);
  // The table beside it has the same links, by keyboard too.
  for (const point of svg.querySelectorAll("a")) {
    point.setAttribute("tabindex", "-1");
  }
  // Plot names the parts of its drawing in English.
  for (const part of svg.querySelectorAll("g[aria-label]")) part.removeAttribute("aria-label");
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", `${about.title}走势，各数见表`);
  // What a picture of it says.
  const whens = about.periods.flatMap((period) => points.find((each) => each.period === period)?.when ?? []);
  svg.dataset.title = `${about.title}，${[...new Set([whens[0], whens.at(-1)])].join("至")}走势`;
  svg.dataset.bases = about.bases.join(" ");
  return svg;
}

function cellOf(row: FigureRow | undefined): HTMLElement {
  if (!row) return element("td", "—", { class: "number" });
  const id = factId(row);
  const fact = element("data", row.display, { value: row.value });
  const link = element("a", [fact], { href: proofAddress(id, row.proof, "trends") });
  const flag =
    row.flag === "incomplete"
      ? [
          element("abbr", "缺", {
            class: "flag",
            title: LACK_WORDS,
          }),
        ]
      : [];
  const basis = BASIS_MARKS[row.basis as keyof typeof BASIS_MARKS];
  const mark = basis ? [element("abbr", basis, { class: `basis ${row.basis}` })] : [];
  return element("td", [link, ...flag, ...mark], { class: "number" });
}
