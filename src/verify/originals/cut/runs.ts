/** A run of signs of one kind. */
export interface Run {
  kind: "latin" | "digits" | "letters" | "between";
  text: string;
}

/** Runs with Latin letters and what joins them; digits; letters and whatever else is no mark; one sign between them. */
const RUNS =
  /(?<latin>(?:\p{N}+[._@+-]+|\p{N})*\p{Script=Latin}[\p{Script=Latin}\p{N}]*(?:[._@+-]+[\p{Script=Latin}\p{N}]+)*)|(?<digits>\p{N}+)|(?<letters>(?:(?![°\p{Script=Latin}])[\p{L}\p{M}\p{So}\p{Co}\p{Cn}\p{Cs}])+)|(?<between>[\s\S])/uy;

/** A text with widths folded and without signs that are not seen. */
export function folded(text: string): string {
  return text.normalize("NFKC").replace(/[\p{Cf}\p{Variation_Selector}]/gu, "");
}

/** The run that begins at a place. */
export function runAt(text: string, at: number): Run {
  RUNS.lastIndex = at;
  const groups = RUNS.exec(text)?.groups ?? {};
  const [kind = "between", run = ""] = Object.entries(groups).find(([, each]) => each !== undefined) ?? [];
  return { kind: kind as Run["kind"], text: run };
}

/** All runs of a text. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < text.length; at += runs.at(-1)?.text.length ?? 1) runs.push(runAt(text, at));
  return runs;
}
