import { periodWords } from "../core/period-words.ts";
import { FORM_ID, formId } from "../intake/account/form-id.ts";
import type { Loader } from "../intake/contract.ts";
import { fold } from "../intake/layout/sheet.ts";
import { countsWhole } from "../intake/values/figure.ts";
import { isCounted } from "../intake/values/parts.ts";
import { type Answer, type FormCell, type FormTable, given, head, label } from "./form.ts";
import type { AreaIssue } from "./issue.ts";
import type { Area, Indicator } from "./senders.ts";

/** What stands beside what a layout reads, in the words that the reader knows. */
export const BESIDE = { mode: "统计方式", explained: "指标解释", remark: "备注", filled: "填报日期" };

/** The label of an entry of a layout's header. */
export function labelOf({ header, name }: Loader, field: string): FormCell {
  return label(wordOf(header[field]?.words[0], name, field));
}

/** The head of a column of a layout. */
export function headOf({ columns, name }: Loader, field: string): FormCell {
  return head(wordOf(columns[field]?.words[0], name, field));
}

function wordOf(word: string | undefined, loader: string, field: string): string {
  if (word === undefined) throw new Error(`the layout ${loader} has no word for ${field}`);
  return word;
}

/** The head of a column with what was given of another for the period before. */
export function lastHead(word: string, { earlier }: AreaIssue): FormCell {
  return head(`上期${word}${earlier.period ? `（${periodWords(earlier.period.id)}）` : ""}`);
}

/** The two cells that say which form a table is. */
export const idCells = (id: string, span: number): FormCell[] => [label(FORM_ID), given(id, span)];

/** A table with the id that its own labels and heads have. */
export function identified(loader: Loader, make: (id: string) => FormTable): FormTable {
  const words = new Set(Object.values(loader.header).flatMap((field) => field.words.map(fold)));
  const { top, heads } = make("");
  const labels = top.flat().flatMap((cell) => (cell && words.has(fold(cell.text)) ? cell.text : []));
  return make(
    formId(
      loader,
      labels,
      heads.map(({ text }) => text),
    ),
  );
}

/** How a figure is counted, by how its indicator's periods combine. */
export function modeWord(periods: Indicator["periods"], kind: string, begins: number): string {
  if (periods === "to-date") return begins === 1 ? "年初累计" : `${begins}月起累计`;
  if (periods === "last") return "期末数";
  return periods === "sum" && kind === "quarter" ? "本季数" : "本期数";
}

/** What the plan says of how an indicator is counted, behind what stands before it. */
export function explained({ numerator, denominator, definition }: Indicator, before = ""): string {
  const parts = denominator === "" ? [] : [`分子：${numerator}`, `分母：${denominator}`];
  return [before, ...parts, definition].filter((text) => text !== "").join("；");
}

type Part = "numerator" | "denominator" | "value";

/** What may be answered to a part of a figure. */
export function figureAnswer(indicator: Indicator, part: Part, { guide }: AreaIssue): Answer {
  if (part !== "value") return { is: "number", whole: isCounted(indicator[part]), least: "0", most: "" };
  const { least = "", most = "" } = guide.limits.get(indicator.indicator) ?? {};
  const floor = indicator.areas === "sum" ? "0" : "";
  return { is: "number", whole: countsWhole(indicator, guide), least: least || floor, most };
}

/** The words by which an area may say how it counts zones: one alone where it has none. */
export function zonesWords({ zones = {} }: Loader, areas: Area[], { guide }: AreaIssue): string[] {
  const hasZones = areas.some(({ area }) => guide.zoned.has(area));
  return Object.entries(zones).flatMap(([word, means]) => ((means === "none") !== hasZones ? word : []));
}
