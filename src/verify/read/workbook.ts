import { isDateFormat, readFormats } from "./formats.ts";
import type { Book, Cell, Sheet } from "./sheet.ts";
import { childOf, childrenOf, type Element, readXml, textIn } from "./xml.ts";
import { type Archive, readZip } from "./zip.ts";

/** Reads an XLSX workbook: every cell with the text that is stored in it. */
export function readWorkbook(bytes: Uint8Array): Book {
  const archive = readZip(bytes);
  const workbook = part(archive, "xl/workbook.xml");
  const targets = new Map(
    childrenOf(part(archive, "xl/_rels/workbook.xml.rels"), "Relationship").map(({ attributes }) => [
      attributes.Id,
      attributes.Target ?? "",
    ]),
  );
  const stored: Stored = {
    strings: archive.has("xl/sharedStrings.xml")
      ? childrenOf(part(archive, "xl/sharedStrings.xml"), "si").map(runsOf)
      : [],
    formats: archive.has("xl/styles.xml") ? readFormats(part(archive, "xl/styles.xml")) : [],
    from1904: ["1", "true"].includes(childOf(workbook, "workbookPr")?.attributes.date1904 ?? ""),
  };
  const book: Book = { kind: "workbook", sheets: new Map() };
  for (const { attributes } of childrenOf(childOf(workbook, "sheets"), "sheet")) {
    const target = targets.get(attributes["r:id"]) ?? "";
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    book.sheets.set(attributes.name ?? "", readSheet(part(archive, path), stored));
  }
  if (book.sheets.size === 0) throw new Error("no sheet in it");
  return book;
}

interface Stored {
  strings: string[];
  formats: string[];
  from1904: boolean;
}

function part(archive: Archive, path: string): Element {
  const text = archive.get(path)?.();
  if (text === undefined) throw new Error(`no ${path} in it`);
  return readXml(text);
}

/** The text of a string: its own, or that of its runs; how it is pronounced is left out. */
function runsOf(item: Element): string {
  const runs = childrenOf(item, "r").map((run) => textIn(childOf(run, "t")));
  const text = runs.length ? runs.join("") : textIn(childOf(item, "t"));
  return text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function readSheet(sheet: Element, stored: Stored): Sheet {
  const cells = new Map<string, Cell>();
  let rowNumber = 0;
  for (const row of childrenOf(childOf(sheet, "sheetData"), "row")) {
    rowNumber = Number(row.attributes.r ?? rowNumber + 1);
    for (const [index, cell] of childrenOf(row, "c").entries()) {
      const address = cell.attributes.r ?? `${letters(index + 1)}${rowNumber}`;
      const format = stored.formats[Number(cell.attributes.s ?? 0)] ?? "";
      const text = textOf(cell, format, stored);
      if (text !== "") cells.set(address, { text, format });
    }
  }
  for (const { attributes } of childrenOf(childOf(sheet, "mergeCells"), "mergeCell"))
    hideMerged(cells, attributes.ref ?? "");
  return cells;
}

/** The text of a cell; "" where it is empty, or a formula without a stored result. */
function textOf(cell: Element, format: string, { strings, from1904 }: Stored): string {
  const value = textIn(childOf(cell, "v"));
  switch (cell.attributes.t) {
    case "s":
      return strings[Number(value)] ?? "";
    case "inlineStr":
      return runsOf(childOf(cell, "is") ?? cell);
    case "str":
    case "e":
    case "d":
      return value;
    case "b":
      return value === "" ? "" : String(Number(value) !== 0);
    default: {
      const number = Number.parseFloat(value);
      if (Number.isNaN(number)) return "";
      return isDateFormat(format) ? dayOf(number, from1904) : String(number);
    }
  }
}

function dayOf(number: number, from1904: boolean): string {
  const day = new Date(Math.round((number - 25569 + (from1904 ? 1462 : 0)) * 86_400_000));
  return Number.isNaN(day.getTime()) ? "" : day.toISOString().slice(0, 10);
}

/** Of cells merged into one, only the first has a text. */
function hideMerged(cells: Map<string, Cell>, reference: string): void {
  const [, left = "", top = "", right = "", bottom = ""] =
    /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(reference) ?? [];
  for (const address of [...cells.keys()]) {
    const [, column = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    const inside =
      ordinal(column) >= ordinal(left) &&
      ordinal(column) <= ordinal(right) &&
      Number(row) >= Number(top) &&
      Number(row) <= Number(bottom);
    if (inside && address !== `${left}${top}`) cells.delete(address);
  }
}

function letters(place: number): string {
  return place > 0
    ? letters(Math.floor((place - 1) / 26)) + String.fromCharCode(65 + ((place - 1) % 26))
    : "";
}

function ordinal(column: string): number {
  return [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
