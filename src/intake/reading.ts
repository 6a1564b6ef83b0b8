import type { Period } from "../plan/period.ts";
import type { Draft, Part, SourceOfFigure } from "./contract.ts";
import { detailOf, numberOf, otherUnit } from "./figure.ts";
import { codeOfFault } from "./files/fault.ts";
import type { Guide, Say } from "./guide.ts";
import { compareNumbers, isWithin, sameNumber } from "./number.ts";
import { checkValue, exceeds, ratioOf } from "./ratio.ts";
import { isDeclined, isSilent } from "./said.ts";
import type { Cell, CellPlace } from "./sheet.ts";
import { type Subject, subjectOf } from "./subject.ts";

/** One typed value with the cell it came from. */
export interface Reading {
  place: CellPlace;
  text: string;
  format: string;
  how: string;
  /** The exact decimal, in the indicator's unit. */
  value: string;
  part: Part;
  indicator: string;
  area: string;
  period: Period;
  source: SourceOfFigure;
  series: Cell | undefined;
  /** How the row counts its zones, where it says so. */
  zones: Cell | undefined;
  /** The cell that names the unit in which it is written, where that is not the indicator's. */
  unit?: Cell;
  /** The cells that name its indicator, area and period. */
  names: Record<"indicator" | "area" | "period", CellPlace>;
}

/** The readings of one row: names found, units checked, numbers read. `tell` tells of each cell once. */
export function readRow(drafts: Draft[], guide: Guide, sender: string, tell: Say): Reading[] {
  const figures = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const { indicator, area, period, source } = draft;
    const figure = [indicator, area, period].map(({ text }) => text).join("\n");
    const key = `${figure}\n${source.id}`;
    figures.set(key, [...(figures.get(key) ?? []), draft]);
  }
  return [...figures.values()].flatMap((figure) => readFigure(figure, guide, sender, tell));
}

/** The readings of one figure: a value alone, or the parts of a ratio, with which a value written beside them must agree. */
function readFigure(drafts: Draft[], guide: Guide, sender: string, tell: Say): Reading[] {
  const filled = drafts.some((draft) => isPart(draft) && !isSilentCell(draft.cell));
  const value = drafts.find(({ part }) => part === "value");
  const beside = filled ? value : undefined;
  const alone = filled || !value ? drafts : besideSilence(drafts, value);
  const readings = alone.flatMap((draft) =>
    draft === beside ? [] : (readDraft(draft, guide, sender, tell) ?? []),
  );
  const without = readings.filter((reading) => !isPart(reading));
  const [top, bottom] = ["numerator", "denominator"].map((part) =>
    readings.find((reading) => reading.part === part),
  );
  const indicator = guide.indicators.get(top?.indicator ?? "");
  if (indicator && top && bottom && exceeds(indicator, top.value, bottom.value)) {
    const draft = drafts.find((item) => item.cell.place === top.place);
    tell("numerator-exceeds", draft?.cell ?? null, bottom.text, top.period);
    return without;
  }
  const about = beside && subjectOf(beside, guide, sender, tell);
  if (!about || about.indicator.denominator === "") return readings;
  const fault = checkValue(beside, about.indicator, top?.value, bottom?.value);
  if (fault) tell(fault.code, beside.cell, fault.detail, about.period);
  if (fault?.lost) return without;
  const ratio = top && bottom && ratioOf(about.indicator, top.value, bottom.value);
  const cell = isSilentCell(beside.cell)
    ? drafts.find(({ part }) => part === "numerator")?.cell
    : beside.cell;
  if (ratio !== undefined) checkLimits(ratio, cell ?? null, about, guide, tell);
  return readings;
}

/** The drafts of a figure whose parts say nothing: its value, or, where that is blank, the parts that say to be no case. */
function besideSilence(drafts: Draft[], value: Draft): Draft[] {
  const declined = drafts.filter((draft) => isPart(draft) && isDeclined(draft.cell.text));
  const figure = value.cell.text === "" && !value.cell.fault && declined.length ? declined : [value];
  return [...figure, ...drafts.filter((draft) => draft !== value && !isPart(draft))];
}

function isSilentCell({ text, fault }: Cell): boolean {
  return !fault && isSilent(text);
}

/** Tells of a figure that lies outside what the plan's limits call believable. */
function checkLimits(value: string, cell: Cell | null, about: Subject, { limits }: Guide, tell: Say): void {
  const { indicator, title } = about.indicator;
  const given = limits.get(indicator);
  if (!given || isWithin(value, given)) return;
  const range = [given.least && `不小于${given.least}`, given.most && `不大于${given.most}`].filter(Boolean);
  tell("number-implausible", cell, `${title}${range.join("、")}`, about.period);
}

function isPart({ part }: { part: Part }): boolean {
  return part === "numerator" || part === "denominator";
}

/** Of readings that give the same figure twice, keeps the first where they agree and none where they differ. */
export function withoutRepeats(readings: Reading[], say: Say): Reading[] {
  const groups = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = [reading.indicator, reading.area, reading.period.id, reading.part, reading.source.id].join(
      "\n",
    );
    groups.set(key, [...(groups.get(key) ?? []), reading]);
  }
  const kept: Reading[] = [];
  for (const [first, ...rest] of groups.values()) {
    if (!first) continue;
    const differing = rest.find((reading) => !sameNumber(reading.value, first.value));
    if (differing) say("reading-repeated", differing, first.text, first.period);
    else kept.push(first);
  }
  return kept;
}

/** One reading; null, with a finding, where the draft cannot be read. */
function readDraft(draft: Draft, guide: Guide, sender: string, tell: Say): Reading | null {
  const about = subjectOf(draft, guide, sender, tell);
  if (!about) return null;
  const { period, area, indicator, source } = about;
  const say: Say = (code, cell, detail) => tell(code, cell, detail, period);
  const { part, series, zones, cell } = draft;
  if (isPart(draft) && indicator.denominator === "") {
    if (!isSilentCell(cell)) say("parts-unwanted", cell, indicator.title);
    return null;
  }
  if (cell.fault) {
    say(codeOfFault(cell.fault), cell, cell.fault);
    return null;
  }
  const number = numberOf(draft, indicator, guide);
  if ("fault" in number) {
    say(number.fault, cell, detailOf(number.fault, cell, indicator));
    return null;
  }
  if (part !== "published-growth" && compareNumbers(number.value, "0") < 0n && indicator.areas === "sum") {
    say("number-negative", cell, indicator.title);
    return null;
  }
  if (part === "value") checkLimits(number.value, cell, about, guide, tell);
  if (part === "value" && indicator.denominator && source.kind === "area")
    say("parts-missing", cell, indicator.title);
  const { place, text, format } = cell;
  const unit = part === "value" && otherUnit(draft.unit, indicator.unit) ? draft.unit : undefined;
  return {
    ...(unit && { unit }),
    ...{ place, text, format, ...number, part, area, period, source, series, zones },
    names: { indicator: draft.indicator.place, area: draft.area.place, period: draft.period.place },
    indicator: indicator.indicator,
  };
}
