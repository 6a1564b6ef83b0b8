import type { Finding } from "../../../intake/findings/finding.ts";
import { Gathered } from "../../../intake/gather.ts";

/** The most findings of one kind in one list that are told each with its words. */
const MOST_SINGLE = 100;

/** Findings in the lives of a large list's things, those of one kind gathered where they are many. */
export function told(findings: Finding[]): Finding[] {
  const counts = new Map<string, number>();
  const gathered = new Map<string, Gathered>();
  const whole: Finding[] = [];
  for (const finding of findings) {
    if (!finding.place || !("record" in finding.place)) {
      whole.push(finding);
      continue;
    }
    const key = `${finding.file} ${finding.code}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const own = gathered.get(finding.file) ?? new Gathered();
    gathered.set(finding.file, own);
    own.add(count > MOST_SINGLE ? { ...finding, detail: "" } : finding);
  }
  return [...[...gathered.values()].flatMap((each) => each.all()), ...whole];
}
