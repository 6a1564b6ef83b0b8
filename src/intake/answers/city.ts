import type { Guide, Say } from "../layout/guide.ts";
import type { CountedAnswer } from "./list.ts";
import type { KeptSurvey } from "./survey.ts";

/** What is counted by answer without the rows of the whole city that stand beside those of areas; told at the first. */
export function cityBeside(counted: CountedAnswer[], { city }: Guide, say: Say): CountedAnswer[] {
  const own = counted.filter(({ area }) => area !== city);
  const [first] = own.length === 0 ? [] : counted.filter(({ area }) => area === city);
  if (!first) return counted;
  say("city-beside", { place: first.place, text: "", format: "" });
  return own;
}

/** Whether a unit must be in a part of the whole: its survey is of areas within it, and is no sample of the whole by itself. */
export function isOfParts({ indicators, asksWhole }: KeptSurvey, { areasOf, city }: Guide): boolean {
  return !asksWhole && indicators.some((indicator) => areasOf(indicator).some((area) => area !== city));
}
