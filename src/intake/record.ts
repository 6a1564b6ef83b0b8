import type { RecordDraft, SourceOfFigure } from "./contract.ts";
import { readDay } from "./day.ts";
import { type Guide, once, type Say } from "./guide.ts";
import { readNumber } from "./number.ts";
import { sourceOf } from "./reading.ts";
import { type CellPlace, fold } from "./sheet.ts";

/** One thing that happened, to be counted for an indicator. */
export interface CountedRecord {
  place: CellPlace;
  indicator: string;
  area: string;
  /** `YYYY-MM-DD`. */
  day: string;
  /** For a rate: whether it counts in the numerator too. */
  passed: boolean | null;
  source: SourceOfFigure;
}

/** The records that one row gives: one for each indicator that counts it; none, with findings, where it cannot be read. */
export function readRecords(drafts: RecordDraft[], guide: Guide, say: Say): CountedRecord[] {
  const tell = once(say);
  return drafts.flatMap((draft) => {
    const area = guide.names.area(draft.area.text);
    const day = readDay(draft.day.text);
    if (!area) tell("area-unknown", draft.area);
    if (!day) tell("day-unreadable", draft.day);
    const indicators = indicatorsOf(draft, guide, tell);
    const passed =
      draft.passed &&
      Object.entries(draft.passed.words).find(
        ([word]) => fold(word) === fold(draft.passed?.cell.text ?? ""),
      )?.[1];
    if (draft.passed && passed === undefined)
      tell("word-unknown", draft.passed.cell, Object.keys(draft.passed.words).join("、"));
    const source = sourceOf({ source: draft.source, cell: draft.area }, guide, tell);
    if (!area || !day || !source || (draft.passed && passed === undefined)) return [];
    return indicators.flatMap((indicator) => {
      if (guide.applicable.has(`${indicator} ${area}`))
        return [{ place: draft.area.place, indicator, area, day, passed: passed ?? null, source }];
      tell("indicator-not-applicable", draft.area, guide.indicators.get(indicator)?.title);
      return [];
    });
  });
}

/** The indicators that a record counts for: the one it names, or those that the plan names for its kind. */
function indicatorsOf({ subject, amount }: RecordDraft, { names, counting }: Guide, tell: Say): string[] {
  if ("indicator" in subject) {
    const indicator = names.indicator(subject.indicator.text);
    if (!indicator) tell("indicator-unknown", subject.indicator);
    return indicator ? [indicator] : [];
  }
  const rules = counting.filter((rule) => fold(rule.kind) === fold(subject.kind.text));
  if (rules.length === 0)
    tell("kind-unknown", subject.kind, [...new Set(counting.map((rule) => rule.kind))].join("、"));
  const number = amount && readNumber(amount.text, "");
  if (amount && number && "fault" in number) tell(number.fault, amount);
  const least = number && "value" in number ? Number(number.value) : 0;
  return rules
    .filter((rule) => rule.least === "" || least >= Number(rule.least))
    .map((rule) => rule.indicator);
}
