import type { Period } from "../../core/period.ts";
import type { Draft, SourceOfFigure } from "../contract.ts";
import { type Indicator, otherUnit } from "../values/figure.ts";
import { titleFault } from "../values/title.ts";
import { powerBetween } from "../values/unit.ts";
import type { Guide, Say } from "./guide.ts";
import type { Cell, CellPlace } from "./sheet.ts";

/** What a figure is about: names that were found, with the cells that name them, and the source that stands behind it. */
export interface Subject {
  period: Period;
  area: string;
  indicator: Indicator;
  source: SourceOfFigure;
  names: Record<"indicator" | "area" | "period", CellPlace>;
}

/** Finds what drafts are about. */
export class Subjects {
  private readonly guide: Guide;
  private readonly sender: string | null;
  private readonly tell: Say;
  /** The area that the sender is; undefined where it is none. */
  private readonly sent: string | undefined;
  private last: Draft | undefined;
  private found: Subject | null = null;

  constructor(guide: Guide, sender: string | null, tell: Say) {
    this.guide = guide;
    this.sender = sender;
    this.tell = tell;
    this.sent = sender === null ? undefined : guide.names.area(sender);
  }

  /** What a draft is about; null, with a finding, where that cannot be told, or nothing may be read for it. */
  of(draft: Draft): Subject | null {
    if (this.found && this.last && isNamedAlike(draft, this.last)) return this.found;
    this.found = this.find(draft);
    this.last = draft;
    return this.found;
  }

  private find(draft: Draft): Subject | null {
    const { guide, sender, tell } = this;
    const { names, indicators } = guide;
    const area = names.area(draft.area.text);
    const indicator = indicators.get(names.indicator(draft.indicator.text) ?? "");
    const period = this.periodOf(draft, indicator);
    if (!period) tell("period-unknown", draft.period);
    if (!area) tell("area-unknown", draft.area, names.near("area", draft.area.text), period ?? null);
    if (!indicator) tell("indicator-unknown", draft.indicator, nearIndicator(draft, guide), period ?? null);
    if (!period || !area || !indicator) return null;
    if (draft.title && titleFault(draft.title.text, indicator, guide, period) !== undefined) {
      const held = `${indicator.indicator}：${indicator.title}`;
      tell("title-differs", draft.title, held, period, [draft.indicator.place]);
      return null;
    }
    const source = sourceOf(draft, guide, tell, period);
    if (!source) return null;
    if (indicator.periods === "sum" && period.kind === "quarter" && names.isStretch(draft.period.text)) {
      tell("period-stretch", draft.period, indicator.title, period);
      return null;
    }
    if (source.kind === "area" && !guide.asked.has(period.id))
      tell("period-unasked", draft.period, "", period);
    if (source.kind === "area" && sender !== null && this.sent !== area) {
      tell("sender-differs", draft.area, sender, period);
      return null;
    }
    if (!this.applies(indicator, area)) {
      const own = rowOf(draft.indicator.place) === rowOf(draft.cell.place);
      if (own) tell("indicator-not-applicable", draft.indicator, draft.area.text, period);
      else tell("indicator-not-applicable", draft.area, indicator.title, period);
      return null;
    }
    const unit = draft.part === "published-growth" ? undefined : otherUnit(draft.unit, indicator.unit);
    if (draft.unit && unit !== undefined && powerBetween(unit, indicator.unit) === undefined) {
      tell("unit-differs", draft.unit, indicator.unit, period);
      return null;
    }
    const places = { indicator: draft.indicator.place, area: draft.area.place, period: draft.period.place };
    return { period, area, indicator, source, names: places };
  }

  /**
   * The period that a draft names: in a form by its end too, and in a department's statistic where its head is a stretch
   * from the start of the year, since what counts from there is told so.
   */
  private periodOf({ period: { text, format }, source }: Draft, indicator?: Indicator): Period | undefined {
    const { names } = this.guide;
    if (source.kind === "area") return names.period(text, format, true);
    if (source.kind !== "department") return names.period(text, format);
    const byEnd = names.period(text, format, true);
    const soFar = names.isSoFar(text) ? byEnd : undefined;
    const own = names.period(text, format);
    if (indicator?.periods === "to-date") return soFar ?? this.wanted(own);
    // What counts its period alone may name it by its months.
    const inMonths = indicator?.periods === "sum" && byEnd?.kind === "quarter" && !byEnd.byMonth;
    return this.wanted(own) ?? soFar ?? (own || !inMonths ? undefined : byEnd);
  }

  /** A period of a department's statistic, unless it is part of a year of a kind for which nobody asks. */
  private wanted(period: Period | undefined): Period | undefined {
    const isPart = period?.kind === "month" || period?.kind === "half";
    const { due } = this.guide;
    return isPart && !due.some(({ kind }) => kind === period.kind) ? undefined : period;
  }

  /** Whether an area has figures of an indicator, as it has of the one before in most rows. */
  private applies({ indicator }: Indicator, area: string): boolean {
    const { found } = this;
    if (found?.indicator.indicator === indicator && found.area === area) return true;
    return this.guide.applicable.has(`${indicator} ${area}`);
  }
}

/** Whether the same cells name two drafts, as with the parts of a ratio. */
function isNamedAlike(a: Draft, b: Draft): boolean {
  return (
    a.indicator === b.indicator &&
    a.area === b.area &&
    a.period === b.period &&
    a.unit === b.unit &&
    a.title === b.title &&
    a.source === b.source &&
    a.sourceKind === b.sourceKind
  );
}

/** What an indicator that is not known may be: by its title, else by what its number is near to. */
function nearIndicator({ indicator, title }: Draft, { names, indicators }: Guide): string {
  const titled = indicators.get(names.indicator(title?.text ?? "") ?? "")?.indicator;
  if (titled) return `是否“${titled}”`;
  return names.near("indicator", indicator.text) || names.near("indicator", title?.text ?? "");
}

/** The source of a draft, a department's by its id; null, with a finding, where its kind or name is not known. */
export function sourceOf(
  {
    source,
    sourceKind,
    area,
    cell,
  }: { source: SourceOfFigure; sourceKind?: Cell | undefined; area?: Cell; cell: Cell },
  guide: Guide,
  say: Say,
  period?: Period,
) {
  if (!guide.sourceKinds.has(source.kind)) {
    const place = sourceKind ?? (source.kind === "area" ? area : undefined) ?? cell;
    say("source-unknown", place, sourceKind ? "" : source.kind, period);
    return null;
  }
  if (source.kind !== "department") return source;
  const id = guide.names.department(source.id);
  if (id) return { ...source, id };
  const near = guide.names.near("department", source.id);
  say("department-unknown", cell, near ? `${source.id}，${near}` : source.id, period);
  return null;
}

/** The row in which a cell stands. */
function rowOf(place: CellPlace): number {
  return "record" in place ? place.record : Number(/\d+$/.exec(place.cell)?.[0]);
}
