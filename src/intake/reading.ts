import type { Period } from "../plan/period.ts";
import type { Draft, Part, SourceOfFigure } from "./contract.ts";
import { codeOfFault } from "./files/fault.ts";
import { type Guide, once, type Say } from "./guide.ts";
import { compareNumbers, readNumber } from "./number.ts";
import { checkValue, exceeds } from "./ratio.ts";
import { type Cell, type CellPlace, fold } from "./sheet.ts";
import { knownSubject, remember, type Subject } from "./subject.ts";

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
  /** The cells that name its indicator, area and period. */
  names: Record<"indicator" | "area" | "period", CellPlace>;
}

const ZERO = "0".charCodeAt(0);

/** The readings of one row: names found, units checked, numbers read. */
export function readRow(drafts: Draft[], guide: Guide, sender: string, say: Say): Reading[] {
  const tell = once(say);
  const [one] = drafts;
  if (!one) return [];
  if (drafts.every((draft) => sameFigure(draft, one))) return readFigure(drafts, guide, sender, tell);
  const figures = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const { indicator, area, period, source } = draft;
    const figure = [indicator, area, period].map(({ text }) => text).join("\n");
    const key = `${figure}\n${source.id}`;
    figures.set(key, [...(figures.get(key) ?? []), draft]);
  }
  return [...figures.values()].flatMap((figure) => readFigure(figure, guide, sender, tell));
}

/** Whether two drafts are of one figure, as far as that shows at once. */
function sameFigure(a: Draft, b: Draft): boolean {
  return (
    a.indicator === b.indicator && a.area === b.area && a.period === b.period && a.source.id === b.source.id
  );
}

/** The readings of one figure: a value alone, or the parts of a ratio, with which a value written beside them must agree. */
function readFigure(drafts: Draft[], guide: Guide, sender: string, tell: Say): Reading[] {
  const [only] = drafts;
  if (only && drafts.length === 1) {
    const reading = readDraft(only, guide, sender, tell);
    return reading ? [reading] : [];
  }
  const filled = drafts.some(({ part, cell }) => isPart({ part }) && (cell.text !== "" || cell.fault));
  const beside = filled ? drafts.find(({ part }) => part === "value") : undefined;
  const readings = drafts.flatMap((draft) =>
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
  if (beside?.cell.text === "" && !beside.cell.fault) return readings;
  const about = beside && subjectOf(beside, guide, sender, tell);
  if (!about || about.indicator.denominator === "") return readings;
  const fault = checkValue(beside.cell, about.indicator, top?.value, bottom?.value);
  if (fault) tell(fault.code, beside.cell, fault.detail, about.period);
  return fault?.lost ? without : readings;
}

function isPart({ part }: { part: Part }): boolean {
  return part === "numerator" || part === "denominator";
}

/** What a draft is about; null, with a finding, where that cannot be told, or nothing may be read for it. */
function subjectOf(draft: Draft, guide: Guide, sender: string, tell: Say): Subject | null {
  const known = knownSubject(draft, guide, sender);
  if (known) return known;
  const found = findSubject(draft, guide, sender, tell);
  if (found) remember(draft, guide, sender, found);
  return found;
}

function findSubject(draft: Draft, guide: Guide, sender: string, tell: Say): Subject | null {
  const { names, indicators } = guide;
  const period = names.period(draft.period.text);
  const area = names.area(draft.area.text);
  const indicator = indicators.get(names.indicator(draft.indicator.text) ?? "");
  if (!period) tell("period-unknown", draft.period);
  if (!area) tell("area-unknown", draft.area, "", period ?? null);
  if (!indicator) tell("indicator-unknown", draft.indicator, "", period ?? null);
  if (!period || !area || !indicator) return null;
  const say: Say = (code, cell, detail) => tell(code, cell, detail, period);
  const source = sourceOf(draft, guide, say);
  if (!source) return null;
  if (source.kind === "area" && names.area(sender) !== area) {
    say("sender-differs", draft.area, sender);
    return null;
  }
  if (!guide.applicable.has(`${indicator.indicator} ${area}`)) {
    say("indicator-not-applicable", draft.indicator, draft.area.text);
    return null;
  }
  if (draft.unit && fold(draft.unit.text) !== fold(indicator.unit)) {
    say("unit-differs", draft.unit, indicator.unit);
    return null;
  }
  return { period, area, indicator, source };
}

/** One reading; null, with a finding, where the draft cannot be read. */
function readDraft(draft: Draft, guide: Guide, sender: string, tell: Say): Reading | null {
  const about = subjectOf(draft, guide, sender, tell);
  if (!about) return null;
  const { period, area, indicator, source } = about;
  const { part, series, zones, cell } = draft;
  if (isPart(draft) && indicator.denominator === "") {
    tell("parts-unwanted", cell, indicator.title, period);
    return null;
  }
  if (cell.fault) {
    tell(codeOfFault(cell.fault), cell, cell.fault, period);
    return null;
  }
  const number = isCount(cell)
    ? { value: cell.text, how: "照写" }
    : readNumber(cell.text, part === "value" ? indicator.unit : "", cell.format);
  if ("fault" in number) {
    tell(number.fault, cell, indicator.title, period);
    return null;
  }
  const below = number.value.startsWith("-") && compareNumbers(number.value, "0") < 0n;
  if (below && part !== "published-growth" && indicator.areas === "sum") {
    tell("number-negative", cell, indicator.title, period);
    return null;
  }
  if (part === "value" && indicator.denominator && source.kind === "area")
    tell("parts-missing", cell, indicator.title, period);
  return {
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
    zones,
    names: { indicator: draft.indicator.place, area: draft.area.place, period: draft.period.place },
  };
}

/** Whether a cell holds a whole number of two to twelve digits, which can be read one way only whatever its unit. */
function isCount({ text, format }: Cell): boolean {
  if (text.length < 2 || text.length > 12 || format.includes("%") || text.charCodeAt(0) === ZERO)
    return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > ZERO + 9) return false;
  }
  return true;
}

/** The source of a draft, a department's by its id; null, with a finding, where its kind or name is not known. */
export function sourceOf({ source, cell }: { source: SourceOfFigure; cell: Cell }, guide: Guide, say: Say) {
  if (!guide.sourceKinds.has(source.kind)) {
    say("source-unknown", cell, source.kind);
    return null;
  }
  if (source.kind !== "department") return source;
  const id = guide.names.department(source.id);
  if (id) return { ...source, id };
  say("department-unknown", cell, source.id);
  return null;
}
