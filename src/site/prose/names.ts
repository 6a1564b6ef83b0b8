import type { Edition } from "../../facts/edition.ts";
import { periodsOf } from "../audit/periods.ts";
import { phrasesOf } from "../audit/wording.ts";
import { wholeOf } from "../kept/whole.ts";
import { Text } from "../kit/text.ts";
import { Phrases } from "./phrase.ts";

const known = new WeakMap<Edition, Phrases>();

/** What an analyst wrote, with the names, units and periods of the plan that stand in it marked as that. */
export function withNames(given: Edition, text: string): string {
  // The signs of marks are no part of a page: what a page says does not depend on which names there are.
  const edition = wholeOf(given);
  const phrases = known.get(edition) ?? new Phrases(phrasesOf(edition, periodsOf(edition)));
  known.set(edition, phrases);
  let [written, at] = ["", 0];
  const found = phrases.in(text).sort((a, b) => a.from - b.from || b.until - a.until);
  for (const { kind, from, until, text: own } of found) {
    if (from < at) continue;
    written += `${text.slice(at, from)}${new Text(own, kind)}`;
    at = until;
  }
  return written + text.slice(at);
}
