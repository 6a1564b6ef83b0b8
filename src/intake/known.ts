import type { Period } from "../plan/period.ts";
import type { Draft, SourceOfFigure } from "./contract.ts";
import type { Guide } from "./guide.ts";

/** What a figure is about: names that were found, and the source that stands behind it. */
export interface Subject {
  period: Period;
  area: string;
  indicator: Guide["indicators"] extends Map<string, infer Row> ? Row : never;
  source: SourceOfFigure;
}

interface Known {
  unit: string | undefined;
  /** The words of the indicator's title beside it, and the format of the period's cell. */
  words: string | undefined;
  format: string;
  kind: string;
  id: string;
  title: string;
  sender: string | null;
  subject: Subject;
}

type Remembered = Map<string, Map<string, Map<string, Known>>>;

/** What drafts that name things in the same words were about, the last of each; a draft with a finding is not among them. */
const REMEMBERED = new WeakMap<Guide, Remembered>();
/** The most areas, periods and indicators that are remembered, each. */
const MOST = 2000;

/** What a draft is about, where one of the same words was read before. */
export function knownSubject(draft: Draft, guide: Guide, sender: string | null): Subject | undefined {
  const known = REMEMBERED.get(guide)
    ?.get(draft.area.text)
    ?.get(draft.period.text)
    ?.get(draft.indicator.text);
  const { source } = draft;
  return known &&
    known.unit === draft.unit?.text &&
    known.words === draft.title?.text &&
    known.format === draft.period.format &&
    known.kind === source.kind &&
    known.id === source.id &&
    known.title === source.title &&
    known.sender === sender
    ? known.subject
    : undefined;
}

/** Remembers what a draft is about. */
export function remember(draft: Draft, guide: Guide, sender: string | null, subject: Subject): void {
  const { kind, id, title } = draft.source;
  const areas = below(REMEMBERED, guide);
  const indicators = below(below(areas, draft.area.text), draft.period.text);
  if (indicators.size >= MOST) indicators.clear();
  const own = { unit: draft.unit?.text, words: draft.title?.text, format: draft.period.format };
  indicators.set(draft.indicator.text, { ...own, kind, id, title, sender, subject });
}

function below<K, V>(
  map: {
    get(key: K): Map<string, V> | undefined;
    set(key: K, value: Map<string, V>): unknown;
    size?: number;
    clear?(): void;
  },
  key: K,
): Map<string, V> {
  const found = map.get(key);
  if (found) return found;
  if ((map.size ?? 0) >= MOST) map.clear?.();
  const made = new Map<string, V>();
  map.set(key, made);
  return made;
}
