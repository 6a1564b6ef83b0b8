import { parsePeriod } from "../../core/period.ts";
import { MOST_LINES, MOST_PANELS } from "../charts/lines.ts";
import { addressOf, type Choice, choiceFrom } from "./choice.ts";
import { Controls } from "./controls.ts";
import { csvOf, save } from "./download.ts";
import { drawPanel, type Panel } from "./draw.ts";
import { element } from "./element.ts";
import { type FigureRow, readTable, type Table } from "./table.ts";

/** The rows that a choice asks for, as far as they are drawn: an indicator a panel. */
function panelsOf(table: Table, { indicators, areas, lead, kind, from, to }: Choice): Panel[] {
  const within = ({ period }: FigureRow) => {
    const read = parsePeriod(period);
    return read !== null && read.kind === kind && from <= read.year && read.year <= to;
  };
  const rows = table.rows.filter(within);
  const chosen = table.areas.filter(({ id }) => areas.includes(id) || id === lead);
  // The one that is to stand out comes first, and so is always among those drawn.
  const drawn = chosen.toSorted((a, b) => Number(b.id === lead) - Number(a.id === lead)).slice(0, MOST_LINES);
  const periods = [...new Set(rows.map(({ period }) => period))].sort();
  const drawnOf = (indicator: string) =>
    rows.filter((row) => row.indicator === indicator && drawn.some((area) => area.id === row.area));
  return table.indicators
    .filter(({ id }) => indicators.includes(id))
    .slice(0, MOST_PANELS)
    .map(({ id, name, unit }) => ({
      title: name,
      unit,
      areas: drawn,
      periods: kind === "year" ? alike(periods, drawnOf(id)) : periods,
      rows: drawnOf(id),
    }));
}

/** The years that begin in the month in which those of some rows do. */
function alike(periods: string[], rows: FigureRow[]): string[] {
  const begins = (id: string) => (parsePeriod(id)?.first ?? 0) % 12;
  const own = new Set(rows.map(({ period }) => begins(period)));
  return periods.filter((period) => own.has(begins(period)));
}

/** What a reader is to know of a choice that is not drawn as it stands. */
function remarksOn({ indicators, areas, from, to }: Choice, panels: Panel[], unknown: string[]): string[] {
  return [
    ...(unknown.length > 0 ? [`网址中有本站没有的内容，已略去：${unknown.join("、")}。`] : []),
    ...(indicators.length === 0 ? ["请选定指标。"] : []),
    ...(areas.length === 0 ? ["请选定地区。"] : []),
    ...(from > to ? ["起始年份晚于截止年份，没有可画的时期。"] : []),
    ...(indicators.length > MOST_PANELS ? [`指标至多并列${MOST_PANELS}个，其余的没有画。`] : []),
    ...(areas.length > MOST_LINES ? [`地区至多并列${MOST_LINES}个，其余的没有画。`] : []),
    ...(indicators.length > 0 &&
    areas.length > 0 &&
    from <= to &&
    panels.every(({ rows }) => rows.length === 0)
      ? ["所选指标、地区和时期没有数字。"]
      : []),
  ];
}

/** How wide a chart is drawn at most, in pixels. */
const WIDEST = 1120;

async function explore(root: HTMLElement): Promise<void> {
  const at = (id: string) => document.getElementById(`explorer-${id}`) as HTMLElement;
  const [state, shown] = [at("state"), at("shown")];
  const answer = await fetch(root.dataset.table ?? "");
  if (!answer.ok) throw new Error(answer.statusText);
  const table = readTable(new Uint8Array(await answer.arrayBuffer()));
  const ids = (text = "") => text.split(",").filter(Boolean);
  const otherwise: Choice = {
    indicators: ids(root.dataset.indicators),
    areas: ids(root.dataset.areas),
    lead: "",
    kind: table.kinds[0] ?? "year",
    from: table.years[0] ?? 0,
    to: table.years.at(-1) ?? 0,
  };
  let drawn: FigureRow[] = [];
  let chosen = false;
  const draw = (choice: Choice, unknown: string[] = []) => {
    const panels = panelsOf(table, choice);
    drawn = panels.flatMap(({ rows }) => rows);
    const remarks = remarksOn(choice, panels, unknown);
    state.textContent = remarks.join("") || (chosen ? "图和表已按所选内容更新。" : "");
    const width = Math.max(320, Math.min(WIDEST, shown.clientWidth));
    shown.replaceChildren(...(choice.areas.length > 0 ? panels.map((panel) => drawPanel(panel, width)) : []));
    take.disabled = drawn.length === 0;
    document.dispatchEvent(new Event("charts-drawn"));
  };
  const read = () => choiceFrom(location.search, table, otherwise);
  const { choice, unknown } = read();
  const controls = new Controls(table, choice, () => {
    history.pushState(null, "", addressOf(controls.choice));
    chosen = true;
    draw(controls.choice);
  });
  const take = element("button", "下载所选数据（CSV）", { type: "button" });
  take.addEventListener("click", () => save("trends.csv", csvOf(drawn)));
  at("controls").append(controls.element, take);
  controls.show(choice);
  addEventListener("popstate", () => {
    const again = read();
    controls.show(again.choice);
    draw(again.choice, again.unknown);
  });
  draw(choice, unknown);
}

// From disk a page may not read files: what stands in it remains.
const root = document.getElementById("explorer");
if (root && location.protocol.startsWith("http"))
  explore(root).catch((error) => {
    const state = document.getElementById("explorer-state");
    document.getElementById("explorer-controls")?.removeAttribute("class");
    if (state) state.textContent = "数据没有读到，以下为预先选定的内容；请刷新网页再试。";
    console.warn(error);
  });
