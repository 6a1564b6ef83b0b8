import type { Period } from "../core/period.ts";
import type { Draft, Part, SourceOfFigure, ZonesSaid } from "./contract.ts";
import { isDeclined, isSilent } from "./findings/said.ts";
import type { Guide, Say } from "./layout/guide.ts";
import type { Cell, CellPlace } from "./layout/sheet.ts";
import type { Subject, Subjects } from "./layout/subject.ts";
import { isCoded } from "./open/coded.ts";
import { codeOfFault, wordsOfFault } from "./open/fault.ts";
import { countsWhole, detailOf, numberOf, otherUnit } from "./values/figure.ts";
import { growthUnit } from "./values/growth.ts";
import { compareNumbers, isWithin } from "./values/number.ts";
import { oddPart } from "./values/parts.ts";
import { checkValue, exceeds, isWellWithin, ratioOf } from "./values/ratio.ts";
import { isShownOtherwise } from "./values/shown.ts";

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
  /** What says how it counts the zones inside its area, where there are any. */
  zones?: ZonesSaid;
  /** The cell that names the unit in which it is written, where that is not the indicator's; of a published growth always. */
  unit?: Cell;
  /** What a published growth is in: percent, percentage points, or the indicator's own unit. */
  growthUnit?: string;
  /** The cells that name its indicator, area and period. */
  names: Record<"indicator" | "area" | "period", CellPlace>;
}

/** By what drafts are read. `tell` tells of each cell once. */
export interface Readers {
  guide: Guide;
  subjects: Subjects;
  tell: Say;
}

/** The readings of one row: names found, units checked, numbers read. */
export function readRow(drafts: Draft[], by: Readers): Reading[] {
  if (drafts.length === 0) return [];
  if (areOfOneFigure(drafts)) return readFigure(drafts, by);
  const figures = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const { indicator, area, period, source } = draft;
    const figure = [indicator, area, period].map(({ text }) => text).join("\n");
    const key = `${figure}\n${source.id}`;
    figures.set(key, [...(figures.get(key) ?? []), draft]);
  }
  return [...figures.values()].flatMap((figure) => readFigure(figure, by));
}

/** Whether drafts are of one figure, as far as that shows at once. */
function areOfOneFigure(drafts: Draft[]): boolean {
  for (let index = 1; index < drafts.length; index++) {
    const [a, b] = [drafts[index - 1] as Draft, drafts[index] as Draft];
    if (a.indicator !== b.indicator || a.area !== b.area || a.period !== b.period) return false;
    if (a.source.id !== b.source.id) return false;
  }
  return true;
}

/** The readings of one figure: a value alone, or the parts of a ratio, with which a value written beside them must agree. */
function readFigure(drafts: Draft[], by: Readers): Reading[] {
  const { guide, tell } = by;
  const [only] = drafts;
  if (only && drafts.length === 1) {
    const reading = readDraft(only, by);
    return reading ? [reading] : [];
  }
  const filled = drafts.some((draft) => isPart(draft) && !isSilentCell(draft.cell));
  const value = drafts.find(({ part }) => part === "value");
  const beside = filled ? value : undefined;
  const alone = filled || !value ? drafts : besideSilence(drafts, value);
  const readings: Reading[] = [];
  for (const draft of alone) {
    const reading = draft === beside ? null : readDraft(draft, by);
    if (reading) readings.push(reading);
  }
  const top = readings.find(({ part }) => part === "numerator");
  const bottom = readings.find(({ part }) => part === "denominator");
  const indicator = top && guide.indicators.get(top.indicator);
  if (indicator && bottom && exceeds(indicator, top.value, bottom.value)) {
    const draft = drafts.find((item) => item.cell.place === top.place);
    const lost = { indicator: top.indicator, area: top.area };
    tell("numerator-exceeds", draft?.cell ?? null, bottom.text, top.period, [bottom.place], lost);
    return readings.filter((reading) => !isPart(reading));
  }
  const odd = indicator && bottom && oddPart(indicator, top.value, bottom.value);
  if (odd) {
    const part = odd === "numerator" ? top : bottom;
    const draft = drafts.find((item) => item.cell.place === part.place);
    const lost = { indicator: top.indicator, area: top.area };
    tell("parts-odd", draft?.cell ?? null, indicator[odd], top.period, [top.place, bottom.place], lost);
    return readings.filter((reading) => !isPart(reading));
  }
  const subject = beside ?? (top && bottom && drafts[0]);
  const about = subject && by.subjects.of(subject);
  if (!about || about.indicator.denominator === "") return readings;
  const fault = beside && checkValue(beside, about.indicator, top?.value, bottom?.value);
  const parts = [top, bottom].flatMap((reading) => (fault?.parts && reading ? reading.place : []));
  const lost = fault?.lost ? { indicator: about.indicator.indicator, area: about.area } : undefined;
  if (fault) tell(fault.code, beside.cell, fault.detail, about.period, parts, lost);
  if (fault?.lost) return readings.filter((reading) => !isPart(reading));
  const limits = top && guide.limits.get(top.indicator);
  if (!limits || !bottom || isWellWithin(about.indicator, top.value, bottom.value, limits)) return readings;
  const ratio = ratioOf(about.indicator, top.value, bottom.value);
  const cell =
    beside && !isSilentCell(beside.cell)
      ? beside.cell
      : drafts.find(({ part }) => part === "numerator")?.cell;
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
  tell("number-implausible", cell, `${title}：${range.join("、")}`, about.period);
}

/** The units that the format of a cell may write behind its number: a value's own, a part's any that is one thing. */
function unitsOf({ part }: Draft, { unit }: Subject["indicator"], { units }: Guide): string[] {
  return part === "value" ? [unit] : [...units].filter((each) => !/^[万千百亿]/.test(each));
}

function isPart({ part }: { part: Part }): boolean {
  return part === "numerator" || part === "denominator";
}

/** One reading; null, with a finding, where the draft cannot be read. */
function readDraft(draft: Draft, by: Readers): Reading | null {
  const about = by.subjects.of(draft);
  const number = about && readWritten(draft, about, by);
  if (!number) return null;
  const { period, area, indicator, source, names } = about;
  const { part, series, cell } = draft;
  if (part === "value") tellOfValue(number.value, cell, about, by);
  const reading: Reading = {
    place: cell.place,
    text: cell.text,
    format: cell.format,
    how: number.how,
    value: number.value,
    part,
    indicator: indicator.indicator,
    area,
    period,
    source,
    series,
    names,
  };
  const growth = growthOf(draft, indicator);
  if (growth && "unit" in growth) reading.growthUnit = growth.unit;
  if (draft.unit && (growth || (part === "value" && otherUnit(draft.unit, indicator.unit))))
    reading.unit = draft.unit;
  return reading;
}

/** What a published growth is in, where a draft is one that says something. */
function growthOf(draft: Draft, indicator: Subject["indicator"]) {
  const { part, cell } = draft;
  return part === "published-growth" && cell.text !== "" ? growthUnit(draft, indicator) : undefined;
}

/** What a draft's cell says; none, with a finding, where it cannot be taken. */
function readWritten(draft: Draft, about: Subject, { guide, tell }: Readers) {
  const { period, indicator } = about;
  const { part, cell } = draft;
  if (isPart(draft) && indicator.denominator === "") {
    if (!isSilentCell(cell)) tell("parts-unwanted", cell, indicator.title, period);
    return undefined;
  }
  if (cell.fault) {
    tell(codeOfFault(cell.fault), cell, wordsOfFault(cell.fault), period, [], lostIn(draft, about));
    return undefined;
  }
  const growth = growthOf(draft, indicator);
  if (growth && "fault" in growth) {
    tell(growth.fault, draft.unit?.text ? draft.unit : cell, indicator.title, period);
    return undefined;
  }
  if (
    cell.format !== "" &&
    !cell.asText &&
    isShownOtherwise(cell.format, cell.text, unitsOf(draft, indicator, guide))
  ) {
    tell("number-shown-otherwise", cell, cell.format, period, [], lostIn(draft, about));
    return undefined;
  }
  const number = numberOf(draft, indicator, guide);
  if ("fault" in number) {
    const detail = detailOf(number.fault, cell, indicator);
    tell(number.fault, cell, detail, period, [], isSilentCell(cell) ? undefined : lostIn(draft, about));
    return undefined;
  }
  const { most } = (part === "value" && guide.limits.get(indicator.indicator)) || {};
  if (isCoded(cell.text, number.value, most)) {
    tell("number-coded", cell, indicator.title, period);
    return undefined;
  }
  const below = number.value.startsWith("-") && compareNumbers(number.value, "0") < 0;
  if (below && part !== "published-growth" && indicator.areas === "sum") {
    tell("number-negative", cell, indicator.title, period, [], lostIn(draft, about));
    return undefined;
  }
  return number;
}

/** The figure that is lost where a draft is not read. */
function lostIn({ part }: Draft, { indicator, area }: Subject) {
  return part === "published-growth" ? undefined : { indicator: indicator.indicator, area };
}

/** Tells of a value that is taken and may be wrong: beyond its limits, no whole number, or a ratio without its parts. */
function tellOfValue(value: string, cell: Cell, about: Subject, { guide, tell }: Readers): void {
  const { indicator, period, source } = about;
  checkLimits(value, cell, about, guide, tell);
  if (/\.\d*[1-9]/.test(value) && countsWhole(indicator, guide))
    tell("number-not-whole", cell, `${indicator.title}，计量单位“${indicator.unit}”`, period);
  if (indicator.denominator && source.kind === "area") tell("parts-missing", cell, indicator.title, period);
}
