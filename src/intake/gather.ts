import type { Finding } from "./finding.ts";

/** The most findings of one kind in one column of a text that are told record by record. */
const MOST_SINGLE = 100;

/**
 * Gathers the findings of a file of records. Where one kind occurs more than `MOST_SINGLE` times in one column, it is
 * one finding at the first record, whose detail names every record by its number; all others stay as they are.
 */
export class Gathered {
  private readonly groups = new Map<string, { singles: Finding[]; records: number[] }>();

  /** Adds a finding at a field of a record. */
  add(finding: Finding): void {
    const { code, detail, place } = finding;
    const column = place && "column" in place ? place.column : "";
    const key = [code, column, detail].join("\n");
    const group = this.groups.get(key) ?? { singles: [], records: [] };
    this.groups.set(key, group);
    group.records.push(recordOf(finding));
    if (group.singles.length < MOST_SINGLE) group.singles.push(finding);
  }

  /** The findings, in the order of their records. */
  all(): Finding[] {
    return [...this.groups.values()]
      .flatMap(({ singles, records }): Finding[] => {
        const [first] = singles.sort(byRecord);
        if (records.length <= MOST_SINGLE || !first) return singles;
        const all = `共${records.length}条：${rangesOf(records)}`;
        const { among: _, ...alone } = first;
        return [{ ...alone, detail: first.detail ? `${first.detail}；${all}` : all }];
      })
      .sort(byRecord);
  }
}

function recordOf({ place }: Finding): number {
  return place && "record" in place ? place.record : 0;
}

function byRecord(a: Finding, b: Finding): number {
  return recordOf(a) - recordOf(b);
}

/** Numbers as ranges: `5、9、12–40`. */
export function rangesOf(numbers: number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers.sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && number <= last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join("、");
}
