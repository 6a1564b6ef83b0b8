import { z } from "zod";
import type { LargeFile } from "../../intake/receive.ts";
import { quoted, type Warehouse } from "../open.ts";
import { anyRow } from "../rows.ts";

/** Serial numbers below this are looked for in one map of bits (16 MB), which takes an eighth of the time of grouping. */
const SERIALS = 2 ** 27;
/** How many digits a serial number has at most. */
const DIGITS = 8;
/** How many records of the head show what stands before their serial numbers. */
const SAMPLE = 100;
/** In how many of these a text stands that is often said. */
const OFTEN = 10;

/**
 * The number, of 64 bits, of what a record of a large text is of; the same for the same texts, and null where they are blank. It is the serial number where
 * one field identifies a record and goes on as the first ones do (`GC0000017`), else a hash from 2^63 on. `serial` is the serial
 * number's own column, where there is one.
 */
export function identityOf({ file, found }: LargeFile, serial = serialOf({ file, found })?.number): string {
  const identity = file.loader.records?.identity ?? [];
  const fields = identity.flatMap((field) => {
    const position = found.columns.get(field);
    return position === undefined ? [] : [`c${position}`];
  });
  if (fields.length === 0) return "null";
  const number = `hash(${fields.join(", ")}) | (1::ubigint << 63)`;
  const hashed = `case when coalesce(${fields.join(", ")}) is not null then ${number} end`;
  return serial ? `coalesce((${serial})::ubigint, ${hashed})` : hashed;
}

/** The serial number of a record of a large text, null where it has none, and what stands before it; undefined where its records are identified otherwise. */
export function serialOf({
  file,
  found,
}: Pick<LargeFile, "file" | "found">): { number: string; prefix: string } | undefined {
  const identity = file.loader.records?.identity ?? [];
  const positions = identity.flatMap((field) => found.columns.get(field) ?? []);
  const [position] = positions;
  const prefix = positions.length === 1 ? prefixOf(sampleOf({ found }, identity[0] ?? "")) : undefined;
  if (position === undefined || prefix === undefined) return undefined;
  const column = `c${position}`;
  const serial = `try_cast(${prefix === "" ? column : `substr(${column}, ${[...prefix].length + 1})`} as uinteger)`;
  const number =
    prefix === "" ? serial : `case when starts_with(${column}, ${quoted(prefix)}) then ${serial} end`;
  return { number, prefix };
}

/** That something is so of a record without a serial number. Conditions joined by `and` are tried in any order, the dearest on every record. */
export function withoutSerial(condition: string): string {
  return `case when serial is null then ${condition} else false end`;
}

/** What the first records of a large text say in a column. */
export function sampleOf({ found }: Pick<LargeFile, "found">, field: string): string[] {
  const texts: string[] = [];
  for (const { fields } of found.rows) {
    const { text } = fields[field] ?? {};
    if (text) texts.push(text);
    if (texts.length === SAMPLE) break;
  }
  return texts;
}

/** The texts that a column says in many of the first records of a large text. */
export function frequentIn({ found }: Pick<LargeFile, "found">, field: string): string[] {
  const times = new Map<string, number>();
  for (const text of sampleOf({ found }, field)) times.set(text, (times.get(text) ?? 0) + 1);
  return [...times].flatMap(([text, count]) => (count >= OFTEN ? [text] : []));
}

/** What stands before the serial numbers of some texts; undefined where they have none. */
function prefixOf(texts: string[]): string | undefined {
  const [first = "", ...others] = texts;
  let length = first.length;
  for (const text of others) while (!text.startsWith(first.slice(0, length))) length -= 1;
  const letters = first.slice(0, length).replace(/\d+$/, "").length;
  const alike = others.every((text) => text.length === first.length);
  const from = alike ? Math.max(letters, Math.min(length, first.length - DIGITS)) : letters;
  return texts.some((text) => !/^\d+$/.test(text.slice(from))) ? undefined : first.slice(0, from);
}

/** Makes the table `<table>_twice` of the numbers that several records of a scan have; whether there is one. */
export async function makeTwice(warehouse: Warehouse, table: string): Promise<boolean> {
  const serials = `from ${table} where identity < ${SERIALS}`;
  const [ends] = await warehouse.query(
    z.strictObject({ first: z.string().nullable(), last: z.string().nullable() }),
    `select min(identity) as first, max(identity) as last ${serials}`,
  );
  const [found] = await warehouse.query(
    z.strictObject({ once: z.boolean().nullable() }),
    `select count(*) = bit_count(bitstring_agg(identity::integer, ${ends?.first ?? 0}, ${ends?.last ?? 0})) as once
    ${serials}`,
  );
  await warehouse.run(`create table ${table}_twice as
    select identity from ${table} ${found?.once ? `where identity >= ${SERIALS}` : "where identity is not null"}
    group by identity having count(*) > 1`);
  const [twice] = await warehouse.query(anyRow, `select 1 from ${table}_twice limit 1`);
  return twice !== undefined;
}
