import type { Fields, Loader, RecordMapping, SourceOfFigure } from "./contract.ts";
import { readDay } from "./day.ts";
import { codeOfFault } from "./files/fault.ts";
import { type Guide, once, type Say } from "./guide.ts";
import { readNumber } from "./number.ts";
import { type Cell, type CellPlace, fold } from "./sheet.ts";
import { sourceOf } from "./subject.ts";

/** One thing that happened, to be counted for an indicator. */
export interface CountedRecord {
  place: CellPlace;
  indicator: string;
  area: string;
  /** `YYYY-MM-DD`. */
  day: string;
  /** For a rate: whether it counts in the numerator too. */
  passed: boolean | null;
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

/** The records that one row gives: one for each indicator that counts it; none, with findings, where it cannot be read. */
export function readRecords(
  mapping: RecordMapping,
  row: Fields,
  header: Fields,
  guide: Guide,
  say: Say,
): CountedRecord[] {
  const tell = once(say);
  const cellOf = (field: string) => row[field] ?? header[field];
  const [areaCell, dayCell] = [cellOf(mapping.area), cellOf(mapping.day)];
  if (!areaCell || !dayCell) return [];
  const area = guide.names.area(areaCell.text);
  const day = readDay(dayCell.text, guide.years);
  if (!area) tell("area-unknown", areaCell, guide.names.near("area", areaCell.text));
  if (!day) tell("day-unreadable", dayCell);
  const indicators = indicatorsOf(mapping, cellOf, guide, tell);
  const passed = passedOf(mapping, cellOf, tell);
  if (!area || !day || passed === undefined) return [];
  return indicators.flatMap((indicator) => {
    if (guide.applicable.has(`${indicator} ${area}`))
      return [{ place: areaCell.place, indicator, area, day, passed }];
    tell("indicator-not-applicable", areaCell, guide.indicators.get(indicator)?.title);
    return [];
  });
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

/** The indicators that a record counts for: the one it names, or those that the plan names for its kind. */
function indicatorsOf(mapping: RecordMapping, cellOf: CellOf, guide: Guide, tell: Say): string[] {
  const { names, counting } = guide;
  if ("indicator" in mapping.subject) {
    const cell = cellOf(mapping.subject.indicator);
    const indicator = names.indicator(cell?.text ?? "");
    if (!indicator) tell("indicator-unknown", cell ?? null, names.near("indicator", cell?.text ?? ""));
    return indicator ? [indicator] : [];
  }
  const kind = cellOf(mapping.subject.kind);
  const rules = counting.filter((rule) => fold(rule.kind) === fold(kind?.text ?? ""));
  if (rules.length === 0)
    tell("kind-unknown", kind ?? null, [...new Set(counting.map((rule) => rule.kind))].join("、"));
  const amount = mapping.amount === undefined ? undefined : cellOf(mapping.amount);
  const number = amount && readNumber(amount.text, "");
  if (amount && number && "fault" in number)
    tell(amount.fault ? codeOfFault(amount.fault) : number.fault, amount);
  const least = number && "value" in number ? Number(number.value) : 0;
  return rules
    .filter((rule) => rule.least === "" || least >= Number(rule.least))
    .map((rule) => rule.indicator);
}
