import { periodWords } from "../../core/period-words.ts";
import { WORDS } from "../../facts/display.ts";
import { type Edition, factOf, factOrNone, factsOf, rowOf } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import type { Tables } from "../../plan/plan.ts";
import { factHtml, factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import { tableHtml } from "../kit/table.ts";
import { asDate, asLabel, asName, asQuotation, asUnit } from "../kit/text.ts";

type TrajectoryRow = Tables["trajectories"]["rows"][number];

/** The trajectories of an indicator: growth since the base year beside the growth that its target needs, and the verdict. */
export function indicatorTrajectories(edition: Edition, id: string): Html {
  const rows = edition.plan.trajectories.rows.filter(({ indicator }) => indicator === id);
  if (rows.length === 0) return html``;
  return html`<h2>变化轨迹</h2>${rows.map((row) => trajectoryTable(edition, row))}`;
}

function trajectoryTable(edition: Edition, row: TrajectoryRow): Html {
  const subject = `trajectory/${row.trajectory}`;
  const verdicts = factsOf(edition, subject).filter(({ aspect }) => aspect === "verdict");
  const order = edition.plan.areas.rows.map(({ area }) => area);
  verdicts.sort((a, b) => order.indexOf(a.area ?? "") - order.indexOf(b.area ?? ""));
  const target = edition.plan.targets.rows.find((each) => each.target === row.target);
  const indicator = rowOf(edition, "indicator", row.indicator);
  const cells = verdicts.map((verdict) => {
    const area = verdict.area ?? "";
    const of = (aspect: string) => factHtml(factOf(edition, subject, { aspect, area }));
    const figure = (period: string) =>
      factHtml(factOrNone(edition, `indicator/${row.indicator}`, { aspect: "actual", area, period }));
    const reason = factOf(edition, subject, { aspect: "reason", area });
    return [
      asName(rowOf(edition, "area", area).short),
      html`${factHtml(verdict)}${reason && html`（${factHtml(reason)}）`}`,
      figure(row.base),
      html`${figure(verdict.period)} ${latest(edition, verdict)}`,
      of("growth"),
      ...(target ? [of("required"), of("progress")] : []),
    ];
  });
  const table = tableHtml(
    html`${asName(row.title)}变化轨迹`,
    [
      { head: "地区" },
      { head: "判定", kind: "short" },
      { head: `${asDate(periodWords(row.base))}（${asUnit(indicator.unit)}）`, kind: "number" },
      { head: `最近整年（${asUnit(indicator.unit)}）`, kind: "number" },
      { head: "年均增速", kind: "number" },
      ...(target
        ? [
            { head: "应有年均增速", kind: "number" as const },
            { head: "轨迹比", kind: "number" as const },
          ]
        : []),
    ],
    cells,
  );
  const goal = target && factOf(edition, `target/${target.target}`, { aspect: "goal", area: target.area });
  return html`${table}<p class="note">基期为${asDate(periodWords(row.base))}${target ? html`，目标为${asDate(periodWords(target.period))}${factWithUnit(goal)}` : "，没有目标数，只看趋向"}${row.note !== "" && html`；${asName(row.note)}`}。</p>`;
}

/** The year of a verdict, where that is not the last one. */
function latest(edition: Edition, { period }: Fact): Html | false {
  return period !== edition.bounds.asOf && html`<span class="note">${asDate(periodWords(period))}</span>`;
}

/** What each word of a trajectory means: with a target by how the growths compare, without one by the growth. */
export function levelTable(edition: Edition): Html {
  const { levels, trajectories } = edition.plan;
  if (trajectories.rows.length === 0) return html`<p>本计划没有列出变化轨迹。</p>`;
  const texts = (column: string) =>
    ["ratio", "growth"].map((scale) => {
      const place = levels.rows.findIndex((row) => row.scale === scale);
      const used = trajectories.rows.some((row) => (row.target ? "ratio" : "growth") === scale);
      const text = used && levels.texts[place]?.[column];
      return text ? html`不低于<q class="plain">${asQuotation(text)}</q>` : html`—`;
    });
  const term = (word: keyof typeof WORDS) => html`<dfn>${asLabel(WORDS[word])}</dfn>`;
  return tableHtml(
    "变化轨迹的判定",
    [
      { head: "判定", kind: "short" },
      { head: "有目标数：轨迹比" },
      { head: "没有目标数：每年改善（百分数）" },
    ],
    [
      [term("reached"), "现期数已达目标数", "—"],
      [term("on track"), ...texts("on_track")],
      [term("moderate"), ...texts("moderate")],
      [term("limited"), ...texts("limited")],
      [term("deteriorating"), "低于以上各档", "低于以上各档"],
      [term("not computable"), "说明原因，不作判断", "说明原因，不作判断"],
    ],
  );
}
