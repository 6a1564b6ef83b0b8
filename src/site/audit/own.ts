import type { StandingFinding } from "../../facts/finding.ts";
import { type Place, placesText, placeText } from "../../intake/layout/sheet.ts";
import { MOST_ROWS } from "../pages/part.ts";

/** Texts of which it is asked whether they hold one. */
export type Texts = Pick<Set<string>, "has">;

/** What a page on which a list of findings goes on may say of them, and no other page need know. */
export interface Own {
  quotations: Set<string>;
  places: Set<string>;
}

/** What a page may say of the findings that it shows. */
export function ownOf(findings: StandingFinding[]): Own {
  return { quotations: new Set(findings.flatMap(quotedIn)), places: new Set(findings.flatMap(placesIn)) };
}

/** What an edition knows, and what a page knows beside it. */
export function withOwn<K extends Record<keyof Own, Texts>>(known: K, own: Own | undefined): K {
  if (!own) return known;
  const { quotations, places } = known;
  return { ...known, quotations: either(quotations, own.quotations), places: either(places, own.places) };
}

/** What is one of some texts or of others. */
export function either(some: Texts, others: Texts): Texts {
  return { has: (text) => some.has(text) || others.has(text) };
}

/** The findings that stand on the first page of a list of them, of which there may be two, or among the first of their file. */
export function firstOf(findings: StandingFinding[]): StandingFinding[] {
  const counts = new Map<string | boolean, number>();
  const isFirst = (key: string | boolean) => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return count < MOST_ROWS;
  };
  return findings.filter(({ file, answer }) => {
    const [ofList, ofFile] = [isFirst(answer !== undefined), file !== null && isFirst(file)];
    return ofList || ofFile;
  });
}

/** The texts of a finding that may stand in quotes. */
export function quotedIn({ text, detail, name, answer, place }: StandingFinding): string[] {
  // A field beyond the head has no name but its number.
  const column = place && !("line" in place) ? ("cell" in place ? place.sheet : place.column) : "";
  return [text, detail, name, answer?.answer ?? "", answer?.from ?? "", column].filter(Boolean);
}

/** The places of a finding as texts. */
export function placesIn({ place, among = [] }: StandingFinding): string[] {
  return [...(place ? wordsOf(place) : []), ...placesText(among)];
}

/** A place in words, and its cell or number alone. */
export function wordsOf(place: Place): string[] {
  const alone = "cell" in place ? [place.cell] : "record" in place ? [String(place.record)] : [];
  return [placeText(place), ...alone];
}
