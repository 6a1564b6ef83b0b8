import ExcelJS from "exceljs";
import { readingGuide } from "../../src/intake/layout/guide.ts";
import { type Inspected, inspect } from "../../src/intake/open/inspect.ts";
import { MAX_BYTES } from "../../src/intake/open/open.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { LOADERS } from "../intake/house.ts";

/** What is written into the cells of a form, by their addresses on its first sheet. */
export type Filling = Record<string, string | number | Date>;

/** The workbook of a form. */
export async function workbookOf(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
  );
  return workbook;
}

/** The sheet of a form that is filled in. */
export function sheetOf(workbook: ExcelJS.Workbook): ExcelJS.Worksheet {
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

/** A form with answers in its cells; a cell that is locked takes none. */
export async function filled(bytes: Uint8Array, filling: Filling): Promise<Uint8Array> {
  const workbook = await workbookOf(bytes);
  const sheet = sheetOf(workbook);
  for (const [address, value] of Object.entries(filling)) {
    if (!isOpen(sheet, address)) throw new Error(`${address} is locked`);
    sheet.getCell(address).value = value;
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Whether a cell may be filled in. */
export function isOpen(sheet: ExcelJS.Worksheet, address: string): boolean {
  const cell = sheet.getCell(address);
  const own = cell.protection ?? sheet.getColumn(cell.col as unknown as number).protection;
  return own?.locked === false;
}

/** The addresses of the cells of a sheet that say a text. */
export function placesOf(sheet: ExcelJS.Worksheet, text: string): string[] {
  const found: string[] = [];
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.value === text && cell.master === cell) found.push(cell.address);
    }),
  );
  return found;
}

/** What is read of a file that is filed there. */
export function readBack(plan: Plan, path: string, bytes: Uint8Array): Inspected {
  const loaders = LOADERS.filter(({ folder }) => path.startsWith(`${folder}/`));
  return inspect(
    { path, bytes, at: "", sender: null },
    { loaders, confirmed: [], guide: readingGuide(plan) },
    MAX_BYTES,
  );
}

/** The findings of a file: what, where, and what stands there. */
export function codesOf({ findings }: Inspected): string[] {
  return findings.map(({ code, place }) => `${code} ${place && "cell" in place ? place.cell : ""}`.trim());
}
