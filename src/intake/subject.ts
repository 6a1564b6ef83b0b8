import type { Draft, SourceOfFigure } from "./contract.ts";
import { otherUnit } from "./figure.ts";
import type { Guide, Say } from "./guide.ts";
import { knownSubject, remember, type Subject } from "./known.ts";
import type { Cell } from "./sheet.ts";
import { powerBetween } from "./unit.ts";
import { isStretch } from "./when.ts";

/** What a draft is about, its names found; null, with a finding, where that cannot be told, or nothing may be read for it. */
export function subjectOf(draft: Draft, guide: Guide, sender: string | null, tell: Say): Subject | null {
  const known = knownSubject(draft, guide, sender);
  if (known) return known;
  let told = false;
  const found = findSubject(draft, guide, sender, (...words) => {
    told = true;
    tell(...words);
  });
  if (found && !told) remember(draft, guide, sender, found);
  return found;
}

function findSubject(draft: Draft, guide: Guide, sender: string | null, tell: Say): Subject | null {
  const { names, indicators } = guide;
  const period = names.period(draft.period.text, draft.period.format, draft.source.kind === "area");
  const area = names.area(draft.area.text);
  const indicator = indicators.get(names.indicator(draft.indicator.text) ?? "");
  if (!period) tell("period-unknown", draft.period);
  if (!area) tell("area-unknown", draft.area, names.near("area", draft.area.text), period ?? null);
  if (!indicator) tell("indicator-unknown", draft.indicator, nearIndicator(draft, guide), period ?? null);
  if (!period || !area || !indicator) return null;
  const say: Say = (code, cell, detail) => tell(code, cell, detail, period);
  const titled = draft.title && names.indicator(draft.title.text);
  if (draft.title && titled && titled !== indicator.indicator) {
    const held = `${indicator.indicator}是${indicator.title}`;
    tell("title-differs", draft.title, held, period, [draft.indicator.place]);
    return null;
  }
  const source = sourceOf(draft, guide, say);
  if (!source) return null;
  if (indicator.periods === "sum" && period.kind === "quarter" && isStretch(draft.period.text)) {
    say("period-stretch", draft.period, indicator.title);
    return null;
  }
  if (source.kind === "area" && !guide.asked.has(period.id)) say("period-unasked", draft.period);
  if (source.kind === "area" && sender !== null && names.area(sender) !== area) {
    say("sender-differs", draft.area, sender);
    return null;
  }
  if (!guide.applicable.has(`${indicator.indicator} ${area}`)) {
    say("indicator-not-applicable", draft.indicator, draft.area.text);
    return null;
  }
  const unit = otherUnit(draft.unit, indicator.unit);
  if (draft.unit && unit !== undefined && powerBetween(unit, indicator.unit) === undefined) {
    say("unit-differs", draft.unit, indicator.unit);
    return null;
  }
  return { period, area, indicator, source };
}

/** What an indicator that is not known may be: by its title, else by what its number is near to. */
function nearIndicator({ indicator, title }: Draft, { names, indicators }: Guide): string {
  const titled = indicators.get(names.indicator(title?.text ?? "") ?? "")?.indicator;
  if (titled) return `是否“${titled}”`;
  return names.near("indicator", indicator.text) || names.near("indicator", title?.text ?? "");
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
  const near = guide.names.near("department", source.id);
  say("department-unknown", cell, near ? `${source.id}，${near}` : source.id);
  return null;
}
