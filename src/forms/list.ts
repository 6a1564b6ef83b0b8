import { endOf, startOf } from "../core/period.ts";
import type { Loader } from "../intake/contract.ts";
import type { RecordMapping } from "../intake/fields.ts";
import type { Guide } from "../intake/layout/guide.ts";
import { countsFrom } from "../intake/records/counted.ts";
import type { Plan } from "../plan/plan.ts";
import { type Answer, type FormCell, type FormRow, type FormSheet, fill, given } from "./form.ts";
import type { Issue } from "./issue.ts";
import type { Department } from "./senders.ts";
import { headOf, idCells, identified, labelOf } from "./words.ts";

const WIDTH = 28;

/** A layout of records. */
export type ListLoader = Loader & { records: RecordMapping };

/** A list of records, of one indicator or of the kinds that the plan counts: as many rows as there are, below one head. */
export function listSheet(
  issue: Issue,
  loader: ListLoader,
  department: Department,
  indicators: string[],
): FormSheet {
  const { subject } = loader.records;
  const [only = ""] = indicators;
  const about =
    "indicator" in subject ? [labelOf(loader, subject.indicator), given(subjectOf(issue, only), 2)] : [];
  const from = fromOf(issue, indicators);
  return recordsSheet(issue, loader, department, {
    ...{ about, from },
    answerOf: (field) => answerOf(issue, loader, field, indicators, from),
  });
}

/** What a list is about, the day from which it tells of all (blank for the beginning), and what may be answered in its columns. */
export interface RecordsAsked {
  about: FormCell[];
  from: string;
  answerOf: (field: string) => Answer;
}

/** The sheet of a list of records of a department. */
export function recordsSheet(
  { plan, period }: Issue,
  loader: ListLoader,
  department: Department,
  { about, from, answerOf }: RecordsAsked,
): FormSheet {
  const fields = Object.keys(loader.columns);
  const within = { is: "day", from: startOf(period), until: endOf(period) } as const;
  return {
    name: loader.form,
    title: `${plan.head.title}${loader.form}`,
    widths: fields.map(() => WIDTH),
    tables: [
      identified(loader, (id) => ({
        top: [
          [
            labelOf(loader, "department"),
            given(department.name),
            ...idCells(id, Math.min(2, fields.length - 3)),
          ],
          ...(about.length > 0 ? [about] : []),
          fromUntil(loader, from, within),
        ],
        heads: fields.map((field) => headOf(loader, field)),
        lines: [],
        records: fields.map(answerOf),
      })),
    ],
  };
}

/** The time for which the list is whole: its first day, where it is not from the beginning, is said; its last is to be filled in. */
function fromUntil(loader: Loader, from: string, within: Answer): FormRow {
  const until = [labelOf(loader, "until"), fill(within)];
  return from === "" ? until : [labelOf(loader, "from"), given(from), ...until];
}

function subjectOf({ guide }: Issue, indicator: string): string {
  const title = guide.indicators.get(indicator)?.title ?? "";
  return guide.names.indicator(title) === indicator ? title : indicator;
}

/** The first day of what is counted for the period: that of the indicator that is counted from the earliest; "" for the beginning. */
function fromOf({ guide, period }: Issue, indicators: string[]): string {
  const days = indicators.map((indicator) => countsFrom(indicator, period, guide));
  return days.sort()[0] ?? startOf(period);
}

/** The names of the areas to which one of some indicators applies. */
export function areaAnswer(plan: Plan, guide: Guide, indicators: string[]): Answer {
  const own = new Set(indicators.flatMap((indicator) => guide.areasOf(indicator)));
  const areas = plan.areas.rows.filter((row) => own.has(row.area) && row.kind !== "reference");
  return { is: "word", words: areas.map(({ name }) => name) };
}

/** What may be answered in a column of records. */
function answerOf(
  { plan, guide, period }: Issue,
  { form, records: { area, day, amount, passed, subject } }: ListLoader,
  field: string,
  indicators: string[],
  from: string,
): Answer {
  if (field === area) return areaAnswer(plan, guide, indicators);
  if (field === day) return { is: "day", from: from || `${guide.years[0]}-01-01`, until: endOf(period) };
  if (field === amount) return { is: "number", whole: true, least: "0", most: "" };
  if (field === passed?.field) return { is: "word", words: Object.keys(passed.words) };
  if ("kind" in subject && field === subject.kind) {
    const kinds = plan.counting.rows.flatMap((row) => (row.form === form ? row.kind : []));
    return { is: "word", words: [...new Set(kinds)] };
  }
  return { is: "text" };
}
