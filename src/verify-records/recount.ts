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
type Five<T> = [T, T, T, T, T];

/** How many records say the same, how many of them that they passed, and how many do not say. */
interface Said {
  total: number;
  passed: number;
  unsaid: number;
}

/** Records by kind and amount; and by day and area first. */
type ByKind = Map<unknown, Map<unknown, Said>>;
type Groups = Map<unknown, Map<unknown, ByKind>>;

const COLUMNS = ["date", "area", "kind", "passed", "amount"] as const;
/** Days stay numbers, from 1970 on: millions of objects take longer than all else. */
const PARSERS = { dateFromDays: (days: number) => days } as unknown as ParquetParsers;
const DAY = 86_400_000;

/** Counts the records of a part again, one by one, by the rows of the plan. */
export async function recount(bytes: Uint8Array, list: List, plan: Plan): Promise<Counts> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const metadata = parquetMetadata(file);
  const groups: Groups = new Map();
  // Where nothing is counted by its amount, that is not read: it takes as long as any column.
  const asksAmount = rulesOf(list, plan).some(({ least = "" }) => least !== "");
  const names = COLUMNS.filter((name) => name !== "amount" || asksAmount);
  let rowStart = 0;
  for (const { num_rows: rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(rows);
    const columns = new Map<string, Column>();
    await parquetRead({
      ...{ file, metadata, rowStart, rowEnd, columns: names, parsers: PARSERS },
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

/** The value at a key of a map, made where there is none. */
function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Counts the rows of a group by what they say; most rows say the day and area of the one before. */
function addGroup(groups: Groups, columns: Map<string, Column>, rows: number): void {
  const [dates, areas, kinds, passed, amounts] = COLUMNS.map(
    (name) => columns.get(name) ?? [],
  ) as Five<Column>;
  let [date, area]: unknown[] = [];
  let own: ByKind = new Map();
  for (let row = 0; row < rows; row++) {
    if (row === 0 || dates[row] !== date || areas[row] !== area) {
      [date, area] = [dates[row], areas[row]];
      own = at(
        at(groups, date, () => new Map()),
        area,
        () => new Map(),
      );
    }
    const counted = at(
      at(own, kinds[row], () => new Map()),
      amounts[row],
      () => ({ total: 0, passed: 0, unsaid: 0 }),
    );
    const said = passed[row];
    counted.total += 1;
    if (said === true) counted.passed += 1;
    else if (said !== false) counted.unsaid += 1;
  }
}

/** All groups, each with what it says. */
function* everyGroup(groups: Groups): Generator<Five<unknown>> {
  for (const [date, areas] of groups)
    for (const [area, kinds] of areas)
      for (const [kind, amounts] of kinds)
        for (const [amount, counted] of amounts) yield [date, area, kind, amount, counted];
}

/** The rows of the plan that say for what the records of a list count. */
function rulesOf({ form }: List, plan: Plan) {
  return plan.rows("counting").filter((row) => row.form === form);
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
function meant(groups: Groups, list: List, plan: Plan): Counts {
  const { form, from, until } = list;
  const counts: Counts = new Map();
  const rules = rulesOf(list, plan);
  const indicators = new Set(plan.rows("indicators").map(({ indicator }) => indicator));
  const meaningsOf = (kind: string) =>
    rules.length === 0
      ? indicators.has(kind)
        ? [{ indicator: kind, least: "" }]
        : []
      : rules.filter((rule) => fold(rule.kind ?? "") === fold(kind));
  const rated = isRated(form);
  for (const [date, area, kind, amount, said] of everyGroup(groups)) {
    if (date == null || area == null || kind == null) continue;
    const day = new Date(Number(date) * DAY).toISOString().slice(0, 10);
    const { total, passed, unsaid } = said as Said;
    if (day < from || day > until) continue;
    const sure = rated ? total - unsaid : total;
    for (const { indicator = "", least = "" } of meaningsOf(String(kind))) {
      const enough = least === "" || (amount != null && Number(amount) >= Number(least));
      if (indicator === "" || !enough || sure === 0 || !plan.applies(indicator, String(area))) continue;
      const name = `${indicator} ${area} ${day}`;
      const before = counts.get(name) ?? { total: 0, passed: 0 };
      counts.set(name, { total: before.total + sure, passed: before.passed + passed });
    }
  }
  return counts;
}
