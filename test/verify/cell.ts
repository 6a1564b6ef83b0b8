import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import Papa from "papaparse";
import type { Draw } from "../../src/cli/demo/draw.ts";

/** The place of a reading as proofs have it. */
export type Place = { sheet: string; cell: string } | { record: number; column: string };

/** A text with one of its digits another; the same where it has none. */
export function otherDigit(text: string, draw: Draw): string {
  const digits = [...text.matchAll(/\d/g)].map(({ index }) => index);
  const at = digits[Math.floor(draw() * digits.length)];
  if (at === undefined) return text;
  const digit = (Number(text[at]) + 1 + Math.floor(draw() * 9)) % 10;
  return `${text.slice(0, at)}${digit}${text.slice(at + 1)}`;
}

/** The bytes of a received file with the text of one cell changed; undefined where the cell cannot be changed by itself. */
export function withCell(
  data: string,
  path: string,
  place: Place,
  change: (text: string) => string,
): Uint8Array | undefined {
  const bytes = readFileSync(join(data, path));
  return "cell" in place ? withSheetCell(bytes, place.cell, change) : withField(bytes, place, change);
}

function withSheetCell(
  bytes: Uint8Array,
  cell: string,
  change: (text: string) => string,
): Uint8Array | undefined {
  const archive = unzipSync(bytes);
  const name = "xl/worksheets/sheet1.xml";
  const sheet = strFromU8(archive[name] ?? new Uint8Array());
  const pattern = new RegExp(`(<c r="${cell}"(?: s="\\d+")?><v>)([^<]*)(</v>)`);
  if (!pattern.test(sheet)) return undefined;
  const changed = sheet.replace(pattern, (_, before, text, after) => `${before}${change(text)}${after}`);
  return changed === sheet ? undefined : zipSync({ ...archive, [name]: strToU8(changed) }, { level: 1 });
}

function withField(
  bytes: Buffer,
  place: { record: number; column: string },
  change: (text: string) => string,
): Uint8Array | undefined {
  const text = bytes.toString("utf8");
  if (text.includes("\ufffd")) return undefined;
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ""), {
    delimiter: ",",
    skipEmptyLines: true,
  });
  const head = data.findIndex((record) => record.includes(place.column));
  const column = head < 0 || head >= place.record ? -1 : (data[head] ?? []).indexOf(place.column);
  const record = data[place.record];
  const field = record?.[column];
  if (!record || field === undefined || change(field) === field) return undefined;
  record[column] = change(field);
  return Buffer.from(`${Papa.unparse(data, { newline: "\n" })}\n`);
}
