import { z } from "zod";
import { BEGINNING } from "../../core/day.ts";
import type { Say } from "../../intake/layout/guide.ts";
import { type Cell, fold } from "../../intake/layout/sheet.ts";
import type { LargeFile } from "../../intake/receive.ts";
import { type CountedRecord, type Span, spanText } from "../../intake/records/record.ts";
import { quoted, type RawTable, type Warehouse } from "../open.ts";
import { anyRow } from "../rows.ts";
import { dayWritten } from "./typed.ts";
import { kindsOf } from "./words.ts";

/** A record's columns: which file and record of it counts for what. */
export const RECORD: RawTable["columns"] = {
  file: "file_id",
  number: "bigint",
  indicator: "indicator_id",
  area: "area_id",
  day: "date",
  passed: "boolean",
  named: "varchar",
  alike: "varchar",
  total: "bigint",
  passes: "bigint",
  part: "varchar",
};

/** The row of a record that intake read; `alike` is what names it but for widths and spaces. */
export function recordRow<T extends CountedRecord>(
  record: T,
  number: number,
): T & { number: number; alike: string; total: number; passes: number; part: string | null } {
  const one = { total: 1, passed: Number(record.passed === true), part: null };
  const { total, passed, part } = record.times ?? one;
  return { ...record, number, alike: fold(record.named), total, passes: passed, part };
}

/** The view `listed` of every record that counts with what names it, `written` as a number of that text; and `record` without. */
export async function makeRecordViews(warehouse: Warehouse, plain: string[]): Promise<void> {
  const read = `select ${Object.keys(RECORD)}, hash(trim(named)) as written from read_record`;
  await warehouse.run(`create view listed as ${[read, ...plain].join(" union all ")}`);
  await warehouse.run(
    "create view record as select file, number, indicator, area, day, passed, total, passes from listed",
  );
}

/** The plain records of a scan, or of some of its columns, with what their words mean; applicable or not. */
function meant({ file }: LargeFile, scanned: string, which: "semi" | "anti"): string {
  const { subject: named = {}, amount } = file.loader.records ?? {};
  const subject = "kind" in named ? `"${kindsOf(file.loader.form)}"` : "indicator_of";
  return `from ${scanned} as plain
    join area_of on area_of.word = plain.area
    join ${subject} as meaning
      on meaning.word = plain.subject and ${amount === undefined ? "meaning.least is null" : "(meaning.least is null or plain.amount >= meaning.least)"}
    ${which} join applies on applies.indicator = meaning.indicator and applies.area = area_of.area`;
}

/** Whether each record of a list stands for several. */
function isCounted({ file }: LargeFile): boolean {
  return file.loader.records?.times !== undefined;
}

/** How many records a plain one stands for, how many of them passed, and of which part of a lake they are. */
function timesOf(large: LargeFile): string {
  return isCounted(large)
    ? "plain.total, plain.passes, plain.part"
    : "1 as total, coalesce(plain.passed, false)::integer as passes, null as part";
}

/** The select of a scan's plain records, each for the indicators that it counts for. */
export function plainRecords(large: LargeFile, table: string, span: Span): string {
  return `select ${quoted(large.file.sha256)}::file_id as file, plain.number, meaning.indicator, area_of.area,
      plain.day, plain.passed, null as named, null as alike, ${timesOf(large)}, plain.naming as written
    ${meant(large, `(from ${table}_kept where odd is null and ${within(span)})`, "semi")}`;
}

/** Counts a scan's plain records by day into the table `daily`; `say` is told of those that apply to no indicator. */
export async function takePlain(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  span: Span,
  say: Say,
): Promise<void> {
  const { records } = large.file.loader;
  const amount = records?.amount !== undefined;
  const [own, counts] = isCounted(large)
    ? [", part", "sum(total) as records, sum(passes) as passes"]
    : ["", "count(*) as records, count(*) filter (passed) as passes"];
  const columns = `area, subject, day${amount ? ", amount" : ""}${own}`;
  const grouped = `${table}_grouped`;
  await warehouse.run(`create table ${grouped} as
    select ${columns}, ${counts}
    from ${table}_once where odd is null and ${within(span)} group by ${columns}`);
  await warehouse.run(`insert into daily
    select ${quoted(large.file.sha256)}, meaning.indicator, area_of.area, plain.day,
      sum(records), sum(passes)${own || ", null"}
    ${meant(large, grouped, "semi")}
    group by meaning.indicator, area_of.area, plain.day${own}`);
  await tellOutside(warehouse, large, `${table}_kept where odd is null`, span, say);
  const [some] = await warehouse.query(anyRow, `select 1 ${meant(large, grouped, "anti")} limit 1`);
  if (!some) return;
  const elsewhere = await warehouse.query(
    z.strictObject({ number: z.string(), text: z.string(), title: z.string() }),
    `select plain.number, plain.area::varchar as text, meaning.title
    ${meant(large, `(from ${table}_kept where odd is null and ${within(span)})`, "anti")}
    order by plain.number`,
  );
  for (const { number, text, title } of elsewhere)
    say("indicator-not-applicable", cellOf(large, records?.area, number, text), title);
}

/** Tells of plain records whose day lies outside the time that their list is about; `which` are those that may. */
export async function tellOutside(
  warehouse: Warehouse,
  large: LargeFile,
  which: string,
  span: Span,
  say: Say,
): Promise<void> {
  const outside = await warehouse.query(
    z.strictObject({ number: z.string(), text: z.string() }),
    `select number, ${dayWritten(large)} as text from ${which} and not ${within(span)} order by number`,
  );
  const { day } = large.file.loader.records ?? {};
  for (const { number, text } of outside)
    say("day-outside", cellOf(large, day, number, text), spanText(span));
}

/** Whether the day of a plain record lies in the time that its list is about. */
export function within({ from, until }: Span): string {
  return `day between ${quoted(from ?? BEGINNING)}::date and ${quoted(until ?? "9999-12-31")}::date`;
}

/** The cell of a record in the column of a field. */
export function cellOf({ found }: LargeFile, field = "", number: string, text: string): Cell {
  const column = found.heads()[found.columns.get(field) ?? 0]?.text ?? "";
  return { place: { record: Number(number), column }, text, format: "" };
}
