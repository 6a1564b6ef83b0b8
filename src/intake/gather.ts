import type { Finding } from "./findings/finding.ts";

/** The most findings of one kind in one column of a text that are told record by record. */
const MOST_SINGLE = 100;

/** The most findings of one kind in a list of answers that are told each. */
export const MOST_OF_ANSWERS = 5;

/** The most cells that one finding names. */
const MOST_CELLS = 1000;

/** The most ranges of records that one finding names: a cell of a spreadsheet and a row of a page hold no more than so much. */
const MOST_RANGES = 200;

/**
 * Gathers the findings of a file of records. Where one kind occurs more than `most` times in one column of a text, it is
 * one finding at the first record, whose detail names every record by its number, or several of `MOST_RANGES` ranges; where it
 * does on a sheet, one at the first cell, among the others. All others stay as they are.
 */
export class Gathered {
  private readonly groups = new Map<string, { most: number; singles: Finding[]; records: number[] }>();
  private readonly cells = new Map<string, Finding[]>();

  /** One that names another place is told by itself as long as that can be. */
  constructor(private readonly most = MOST_SINGLE) {}

  /** Adds a finding at a field of a record, or at a cell. */
  add(finding: Finding): void {
    const { code, detail, place, among } = finding;
    if (place && "cell" in place) {
      const key = [code, place.sheet, detail, among ? place.cell : ""].join("\n");
      const there = this.cells.get(key);
      if (there) there.push(finding);
      else this.cells.set(key, [finding]);
      return;
    }
    const column = place && "column" in place ? place.column : "";
    const key = [code, column, detail].join("\n");
    const group = this.groups.get(key) ?? { most: among ? MOST_SINGLE : this.most, singles: [], records: [] };
    this.groups.set(key, group);
    group.records.push(recordOf(finding));
    if (group.singles.length < group.most) group.singles.push(finding);
  }

  /** The findings: those at cells as they were added, then the others in the order of their records. */
  all(): Finding[] {
    const atCells = [...this.cells.values()].flatMap((same) =>
      same.length > this.most ? together(same) : same,
    );
    return [...atCells, ...this.ofRecords()];
  }

  private ofRecords(): Finding[] {
    return [...this.groups.values()]
      .flatMap(({ most, singles, records }): Finding[] => {
        const [first] = singles.sort(byRecord);
        if (records.length <= most || !first) return singles;
        const ranges = rangesIn(records);
        return Array.from({ length: Math.ceil(ranges.length / MOST_RANGES) }, (_, at) =>
          gathered(first, ranges.slice(at * MOST_RANGES, (at + 1) * MOST_RANGES)),
        );
      })
      .sort(byRecord);
  }
}

/** One finding for all of one kind on a sheet, at the first cell, among the others. */
function together(same: Finding[]): Finding[] {
  const [first, ...others] = same;
  if (!first) return [];
  const among = others.flatMap(({ place }) => (place && "cell" in place ? place : []));
  const all = `共${same.length}格`;
  const detail = first.detail ? `${first.detail}；${all}` : all;
  return [{ ...first, among: among.slice(0, MOST_CELLS), detail }];
}

/** A finding that stands for all in some ranges of records; its text is that of the first of all. */
function gathered({ among: _, lost: __, ...first }: Finding, ranges: Range[]): Finding {
  const [from] = ranges[0] ?? [recordOf(first)];
  const count = ranges.reduce((sum, [begin, end]) => sum + end - begin + 1, 0);
  const all = `共${count}条：${wordsOf(ranges)}`;
  const place = first.place && "record" in first.place ? { ...first.place, record: from } : first.place;
  const text = from === recordOf(first) ? first.text : "";
  return { ...first, place, text, detail: first.detail ? `${first.detail}；${all}` : all };
}

function recordOf({ place }: Finding): number {
  return place && "record" in place ? place.record : 0;
}

function byRecord(a: Finding, b: Finding): number {
  return recordOf(a) - recordOf(b);
}

type Range = [from: number, to: number];

/** Numbers as ranges: `5、9、12–40`. */
export function rangesOf(numbers: number[]): string {
  return wordsOf(rangesIn(numbers));
}

/** Numbers as ranges, each by its ends. */
export function rangesIn(numbers: number[]): Range[] {
  const ranges: Range[] = [];
  for (const number of numbers.sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && number <= last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

function wordsOf(ranges: Range[]): string {
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join("、");
}
