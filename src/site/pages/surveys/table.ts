import { periodWords } from "../../../core/period-words.ts";
import type { Edition } from "../../../facts/edition.ts";
import { factHtml, factWithUnit } from "../../kit/fact.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import {
  type At,
  type EstimatedRow,
  estimateHtml,
  estimateOf,
  intervalHtml,
  levelHtml,
  saidOf,
} from "../../kit/surveyed.ts";
import { tableHtml } from "../../kit/table.ts";
import { asDate } from "../../kit/text.ts";

/** A line of results: what stands at its head, and of which indicator, area and period it is. */
interface Line {
  head: Html;
  row: EstimatedRow;
  at: At;
}

/** Results, each with where the truth lies, how it differs from the last time, whether by more than chance, and how many count; beside those of targets the figure that is judged. */
export function resultsTable(edition: Edition, caption: Html, head: string, lines: Line[]): Html {
  const judged = new Set(edition.plan.targets.rows.map(({ indicator }) => indicator));
  const isJudged = lines.some(({ row }) => judged.has(row.indicator));
  return tableHtml(
    caption,
    [
      { head },
      { head: "数值", kind: "number" },
      { head: html`${levelHtml(edition)}可信区间`, kind: "number" },
      { head: "比上次", kind: "number" },
      { head: "变化", kind: "short" },
      { head: "计入", kind: "number" },
      ...(isJudged ? [{ head: "判定所用", kind: "number" as const }] : []),
    ],
    lines.map(({ head: first, row, at }) => {
      const of = (aspect: string) => saidOf(edition, row.indicator, at, aspect);
      const turn = of("estimate-turn");
      return [
        first,
        estimateHtml(edition, row, at),
        intervalHtml(estimateOf(edition, row.indicator, at) ?? {}),
        factWithUnit(of("estimate-since")),
        turn ? factHtml(turn) : "",
        factWithUnit(of("answered")),
        ...(isJudged ? [factWithUnit(of("actual"))] : []),
      ];
    }),
  );
}

/** Each figure at each time, with its interval. */
export function timesTable(
  edition: Edition,
  rows: EstimatedRow[],
  area: string,
  periods: string[],
  links: Links,
): Html {
  return tableHtml(
    "历次结果",
    [
      { head: "指标" },
      ...periods.map((period) => ({ head: asDate(periodWords(period)), kind: "number" as const })),
    ],
    rows.map((row) => [
      links.indicator(row.of),
      ...periods.map((period) => {
        const at = { area, period };
        const estimate = estimateOf(edition, row.indicator, at);
        return html`${estimateHtml(edition, row, at)}${estimate?.low && html`（${intervalHtml(estimate)}）`}`;
      }),
    ]),
  );
}
