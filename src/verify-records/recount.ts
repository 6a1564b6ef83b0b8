import { type ParquetParsers, parquetMetadata, parquetRead } from "hyparquet";
import { productTable } from "../verify/arithmetic/product.ts";
import type { Plan } from "../verify/originals/plan.ts";
import { fold } from "../verify/originals/read/sheet.ts";

/** How many records count for an indicator in an area on a day, and how many of them passed: by these three, with spaces between. */
export type Counts = Map<string, { total: number; passed: number }>;

/** The list that a part is of. */
export interface List {
  form: string;
  /** Blank where it is complete from the beginning. */
  from: string;
  until: string;
}

/** A column of a group of rows. */
type Column = ArrayLike<unknown>;

const COLUMNS = ["date", "area", "kind", "passed", "amount"] as const;
/** Days stay numbers, from 1970 on: millions of objects take longer than all else. */
const PARSERS = { dateFromDays: (days: number) => days } as unknown as ParquetParsers;
const DAY = 86_400_000;

/** Counts the records of a part again, one by one, by the rows of the plan. */
export async function recount(bytes: Uint8Array, list: List, plan: Plan): Promise<Counts> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const metadata = parquetMetadata(file);
  const groups: Counts = new Map();
  let rowStart = 0;
  for (const { num_rows: rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(rows);
    const columns = new Map<string, Column>();
    await parquetRead({
      ...{ file, metadata, rowStart, rowEnd, columns: [...COLUMNS], parsers: PARSERS },
      onChunk: ({ columnName, columnData, rowStart: from }) => {
        if (from === rowStart) columns.set(columnName, columnData);
        else throw new Error(`column ${columnName} comes in pieces`);
      },
    });
    addGroup(groups, columns, rowEnd - rowStart);
    rowStart = rowEnd;
  }
  return meant(groups, list, plan);
}

/** Counts the rows of a group by what they say, in the words of a part. */
function addGroup(groups: Counts, columns: Map<string, Column>, rows: number): void {
  const [dates, areas, kinds, passed, amounts] = COLUMNS.map((name) => columns.get(name) ?? []) as [
    ...Column[],
  ] as [Column, Column, Column, Column, Column];
  let last: unknown[] = [];
  let counted = { total: 0, passed: 0 };
  for (let row = 0; row < rows; row++) {
    const said = [dates[row], areas[row], kinds[row], amounts[row], passed[row] == null];
    if (said.some((each, index) => each !== last[index]) || row === 0) {
      const key = JSON.stringify(said.map((each) => (each == null ? null : String(each))));
      counted = groups.get(key) ?? { total: 0, passed: 0 };
      groups.set(key, counted);
      last = said;
    }
    counted.total += 1;
    if (passed[row] === true) counted.passed += 1;
  }
}

/** Whether each record of a form says whether it passed. */
function isRated(form: string): boolean {
  const rows = productTable("layouts");
  const layout = rows.find(
    ({ place, words = "" }) => place === "form" && words.split(";").includes(form),
  )?.layout;
  return rows.some((row) => row.layout === layout && /(^|;)passed=/.test(row.says ?? ""));
}

/** What counts of groups mean by the rows of the plan. */
function meant(groups: Counts, { form, from, until }: List, plan: Plan): Counts {
  const counts: Counts = new Map();
  const rules = plan.rows("counting").filter((row) => row.form === form);
  const indicators = new Set(plan.rows("indicators").map(({ indicator }) => indicator));
  const meaningsOf = (kind: string) =>
    rules.length === 0
      ? indicators.has(kind)
        ? [{ indicator: kind, least: "" }]
        : []
      : rules.filter((rule) => fold(rule.kind ?? "") === fold(kind));
  const rated = isRated(form);
  for (const [key, { total, passed }] of groups) {
    const [date, area, kind, amount, isUnsaid] = JSON.parse(key) as (string | null)[];
    if (date == null || area == null || kind == null) continue;
    const day = new Date(Number(date) * DAY).toISOString().slice(0, 10);
    if (day < from || day > until || (rated && isUnsaid === "true")) continue;
    for (const { indicator = "", least = "" } of meaningsOf(kind)) {
      const enough = least === "" || (amount !== null && Number(amount) >= Number(least));
      if (indicator === "" || !enough || !plan.applies(indicator, area ?? "")) continue;
      const name = `${indicator} ${area} ${day}`;
      const before = counts.get(name) ?? { total: 0, passed: 0 };
      counts.set(name, { total: before.total + total, passed: before.passed + passed });
    }
  }
  return counts;
}
