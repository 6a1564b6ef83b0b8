import type { Fields, Loader, SourceOfFigure } from "../contract.ts";
import type { ListSubject, RecordMapping } from "../fields.ts";
import { type Guide, once, type Say } from "../layout/guide.ts";
import type { Heading } from "../layout/heading.ts";
import { type Cell, type CellPlace, fold } from "../layout/sheet.ts";
import { sourceOf } from "../layout/subject.ts";
import { codeOfFault } from "../open/fault.ts";
import { readNumber } from "../values/number.ts";
import { daysMeant } from "../values/span.ts";
import { readStage, type StageEvent, uncountedOwners, uncountedStages } from "./stage.ts";
import type { UncountedRecord } from "./uncounted.ts";

/** One thing that happened, to be counted for an indicator. */
export interface CountedRecord {
  place: CellPlace;
  indicator: string;
  area: string;
  /** `YYYY-MM-DD`. */
  day: string;
  /** For a rate: whether it counts in the numerator too. */
  passed: boolean | null;
  /** What names it, as written. */
  named: string;
  /** Of a row that stands for several records: how many, how many of them passed, and of which part of a lake they are. */
  times?: Times;
}

interface Times {
  total: number;
  passed: number;
  part: string;
}

/** A record with what its cells mean, whatever it counts for. */
interface TypedRecord extends Pick<CountedRecord, "area" | "day" | "passed"> {
  /** The kind as the plan spells it, or the indicator that the record names. */
  kind: string;
  amount: number | null;
}

/** What one row of records gives: one for each indicator that counts it, and those for which it may have to be. */
export interface RowRecords {
  counted: CountedRecord[];
  uncounted: UncountedRecord[];
  /** Of a list: the record itself, where all of it is read. */
  typed?: TypedRecord | undefined;
  /** Of a register: the stage to which a thing came. */
  event?: StageEvent;
}

/** From and up to which day a list says that it is complete. */
export type Span = Pick<Heading, "from" | "until">;

export function spanText({ from, until }: Span): string {
  return `${from ? `${from}至` : "截至"}${until ?? ""}`;
}

/** Who stands behind all records of a table: the department that its header names; null, with a finding, where it is unknown. */
export function sourceOfRecords(
  { records }: Loader,
  header: Fields,
  guide: Guide,
  say: Say,
): SourceOfFigure | null {
  const cell = records && header[records.department];
  if (!cell) return null;
  return sourceOf({ source: { id: cell.text, kind: "department", title: cell.text }, cell }, guide, say);
}

/** The fields that name what a record is of: the first that identifies it, or all, where that is its day or area. */
export function namingFields({ identity, area, day, times }: RecordMapping): string[] {
  if (times) return [];
  const [first = ""] = identity;
  return first === area || first === day ? identity : [first];
}

/** The records that one row gives; what cannot be read is a finding, and is told of what it may have counted for. */
export function readRecords(
  { form, records: mapping }: Loader,
  row: Fields,
  header: Fields,
  heading: Span & Pick<Heading, "register">,
  guide: Guide,
  say: Say,
): RowRecords {
  const { from, until } = heading;
  if (!mapping) return { counted: [], uncounted: [] };
  const tell = once(say);
  const cellOf = (field: string) => row[field] ?? header[field];
  const [areaCell, dayCell] = [cellOf(mapping.area), cellOf(mapping.day)];
  const area = areaCell && guide.names.area(areaCell.text);
  const days = dayCell ? daysMeant(dayCell.text, guide) : { first: "", last: "" };
  const day = days.first === days.last ? days.first : "";
  if (areaCell && !area) tell("area-unknown", areaCell, guide.names.near("area", areaCell.text));
  const isOutside = (from && days.last && days.last < from) || (until && days.first > until);
  if (dayCell && !day && !isOutside) tell("day-unreadable", dayCell);
  if ("register" in mapping.subject) {
    if (isOutside) tell("day-outside", dayCell ?? null, spanText({ from, until }));
    if (isOutside) return { counted: [], uncounted: [] };
    const of = { register: heading.register ?? "", cellOf, areaCell, area, days, day };
    const event = readStage(mapping.subject, of, guide, tell);
    if (!event) return { counted: [], uncounted: uncountedStages(of, guide) };
    const isDoubted = event.owner === "";
    return { counted: [], event, uncounted: isDoubted ? uncountedOwners(of.register, day, guide) : [] };
  }
  const subject = indicatorsOf({ ...mapping, subject: mapping.subject }, form, cellOf, guide, tell);
  const { sure, unsure, kind, amount } = subject;
  const passed = passedOf(mapping, cellOf, tell);
  const applies = (indicator: string) => !area || guide.applicable.has(`${indicator} ${area}`);
  if (isOutside) {
    tell("day-outside", dayCell ?? null, spanText({ from, until }));
    return { counted: [], uncounted: [] };
  }
  const named = namingFields(mapping)
    .map((field) => row[field]?.text ?? "")
    .join(" ");
  const times = timesOf(mapping, cellOf, tell);
  const lost = !areaCell || !area || !day || passed === undefined || times === null;
  if (!lost)
    for (const indicator of sure)
      if (!applies(indicator))
        tell("indicator-not-applicable", areaCell, guide.indicators.get(indicator)?.title);
  const isTyped = !lost && kind !== undefined;
  return {
    typed: isTyped ? { area, day, kind, passed, amount } : undefined,
    counted: lost
      ? []
      : sure
          .filter(applies)
          .map((indicator) => ({ place: areaCell.place, indicator, area, day, passed, named, ...times })),
    uncounted: [...(lost ? sure : []), ...unsure]
      .filter(applies)
      .map((indicator) => ({ indicator, area: area ?? "", ...days })),
  };
}

/** For which indicators a row that is not read may have to be counted, as far as its cells and its header say. */
export function uncountedIn(
  loader: Loader,
  row: Fields,
  header: Fields,
  heading: Span & Pick<Heading, "register">,
  guide: Guide,
): UncountedRecord[] {
  const { counted, uncounted, event } = readRecords(loader, row, header, heading, guide, () => {});
  if (event) {
    const { register, area, day } = event;
    return uncountedStages({ register, area, days: { first: day, last: day } }, guide);
  }
  return [
    ...counted.map(({ indicator, area, day }) => ({ indicator, area, first: day, last: day })),
    ...uncounted,
  ];
}

type CellOf = (field: string) => Cell | undefined;

/** Whether a record counts in the numerator too; null where it is not said of such records, undefined where it cannot be read. */
function passedOf({ passed }: RecordMapping, cellOf: CellOf, tell: Say): boolean | null | undefined {
  if (!passed) return null;
  const cell = cellOf(passed.field);
  const found = Object.entries(passed.words).find(([word]) => fold(word) === fold(cell?.text ?? ""))?.[1];
  if (found === undefined) tell("word-unknown", cell ?? null, Object.keys(passed.words).join("、"));
  return found;
}

/** The indicators that a record counts for, and those for which it may count: the one it names, or those of its kind. */
function indicatorsOf(
  mapping: RecordMapping & { subject: ListSubject },
  form: string,
  cellOf: CellOf,
  guide: Guide,
  tell: Say,
): { sure: string[]; unsure: string[]; kind: string | undefined; amount: number | null } {
  const { names } = guide;
  if ("indicator" in mapping.subject) {
    const cell = cellOf(mapping.subject.indicator);
    const indicator = names.indicator(cell?.text ?? "");
    if (!indicator) tell("indicator-unknown", cell ?? null, names.near("indicator", cell?.text ?? ""));
    return { sure: indicator ? [indicator] : [], unsure: [], kind: indicator, amount: null };
  }
  const counting = guide.counting.filter((rule) => rule.form === form);
  const kind = cellOf(mapping.subject.kind);
  const own = counting.filter((rule) => fold(rule.kind) === fold(kind?.text ?? ""));
  const isKnown = own.length > 0;
  if (!isKnown)
    tell("kind-unknown", kind ?? null, [...new Set(counting.map((rule) => rule.kind))].join("、"));
  const amount = amountOf(mapping, cellOf, tell);
  const counts = (isKnown ? own : counting).filter(
    ({ indicator, least }) =>
      indicator !== "" && (least === "" || amount === undefined || amount >= Number(least)),
  );
  const sure = (least: string) => isKnown && (least === "" || amount !== undefined);
  return {
    sure: counts.filter(({ least }) => sure(least)).map(({ indicator }) => indicator),
    unsure: counts.filter(({ least }) => !sure(least)).map(({ indicator }) => indicator),
    kind: own[0]?.kind,
    amount: mapping.amount === undefined ? null : (amount ?? null),
  };
}

/** How many records a row stands for; null where that cannot be read, nothing where it is one. */
function timesOf({ times }: RecordMapping, cellOf: CellOf, tell: Say): { times?: Times } | null {
  if (!times) return {};
  const [total, passed] = [times.total, times.passed].map((field) => wholeOf(cellOf(field), tell));
  if (total === undefined || passed === undefined) return null;
  if (passed > total) tell("numerator-exceeds", cellOf(times.passed) ?? null, String(total));
  const part = cellOf(times.part)?.text ?? "";
  return passed > total ? null : { times: { total, passed, part } };
}

/** How much of it there was; 0 where the layout does not say, undefined where it cannot be read. */
function amountOf({ amount }: RecordMapping, cellOf: CellOf, tell: Say): number | undefined {
  return amount === undefined ? 0 : wholeOf(cellOf(amount), tell, 0);
}

/** A whole number in a cell; `otherwise` where there is no cell, undefined, with a finding, where it cannot be read. */
function wholeOf(cell: Cell | undefined, tell: Say, otherwise?: number): number | undefined {
  if (!cell) return otherwise;
  const number = readNumber(cell.text, "");
  if ("value" in number && !/^\d+(?:\.0+)?$/.test(number.value)) {
    tell("number-unreadable", cell);
    return undefined;
  }
  if ("value" in number) return Number(number.value);
  tell(cell.fault ? codeOfFault(cell.fault) : number.fault, cell);
  return undefined;
}
