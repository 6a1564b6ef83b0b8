import { commentsIn } from "./comments.ts";
import { dateLength, isStruck, readFormats, readWithdrawn } from "./formats.ts";
import { addressOf, type Book, type Cell, type Merged, type Sheet, whereIs } from "./sheet.ts";
import { visible } from "./visible.ts";
import { childOf, childrenOf, type Element, readXml, textIn } from "./xml.ts";
import { type Archive, readZip } from "./zip.ts";

/** Reads an XLSX workbook: every cell with the text that is stored in it. */
export function readWorkbook(bytes: Uint8Array): Book {
  const archive = readZip(bytes);
  const main = [...linksOf(archive, "").values()].find(({ type }) => type === "officeDocument");
  const path = main?.path ?? "xl/workbook.xml";
  const workbook = part(archive, path);
  const links = linksOf(archive, path);
  const named = (type: string) => [...links.values()].find((link) => link.type === type)?.path ?? "";
  const stored: Stored = {
    strings: archive.has(named("sharedStrings"))
      ? childrenOf(part(archive, named("sharedStrings")), "si").map(runsOf)
      : [],
    struck: archive.has(named("sharedStrings"))
      ? childrenOf(part(archive, named("sharedStrings")), "si").map(isStruck)
      : [],
    withdrawn: archive.has(named("styles")) ? readWithdrawn(part(archive, named("styles"))) : [],
    formats: archive.has(named("styles")) ? readFormats(part(archive, named("styles"))) : [],
    from1904: ["1", "true"].includes(childOf(workbook, "workbookPr")?.attributes.date1904 ?? ""),
  };
  const book: Book = { kind: "workbook", sheets: new Map() };
  for (const { attributes } of childrenOf(childOf(workbook, "sheets"), "sheet")) {
    const id = Object.keys(attributes).find((name) => name.endsWith(":id")) ?? "";
    const link = links.get(attributes[id] ?? "");
    if (link && link.type !== "worksheet") continue;
    const sheet = readSheet(part(archive, link?.path ?? ""), stored);
    const hidden = ["hidden", "veryHidden"].includes(attributes.state ?? "");
    const { name = "" } = attributes;
    const comments = commentsOf(archive, link?.path ?? "");
    book.sheets.set(book.sheets.has(name) ? `${name}\n${book.sheets.size}` : name, {
      ...sheet,
      hidden,
      comments,
    });
  }
  if (book.sheets.size === 0) throw new Error("no sheet in it");
  return book;
}

/** The comments on the cells of a sheet, by their addresses. */
function commentsOf(archive: Archive, path: string): Map<string, string> {
  const own = [...linksOf(archive, path).values()].filter(({ type }) => type === "comments");
  return new Map(
    own.flatMap((link) => [...(archive.has(link.path) ? commentsIn(part(archive, link.path)) : [])]),
  );
}

interface Stored {
  strings: string[];
  /** Of each string, whether a part of it is struck out; of each style, whether all is that is written in it. */
  struck: boolean[];
  withdrawn: boolean[];
  formats: string[];
  from1904: boolean;
}

function part(archive: Archive, path: string): Element {
  const text = archive.get(path)?.();
  if (text === undefined) throw new Error(`no ${path} in it`);
  return readXml(text);
}

/** What a part of an archive names, by ids: the last word of its kind, and its path. */
function linksOf(archive: Archive, of: string): Map<string, { type: string; path: string }> {
  const steps = of.split("/");
  const name = steps.pop() ?? "";
  const path = [...steps, "_rels", `${name}.rels`].join("/");
  if (!archive.has(path)) return new Map();
  return new Map(
    childrenOf(part(archive, path), "Relationship").map(
      ({ attributes: { Id = "", Type = "", Target = "" } }) => {
        const target = new URL(Target, `file:///${steps.map((step) => `${step}/`).join("")}`).pathname;
        return [Id, { type: Type.split("/").at(-1) ?? "", path: decodeURIComponent(target).slice(1) }];
      },
    ),
  );
}

/** The text of a string: its own, or that of its runs; how it is pronounced is left out. */
function runsOf(item: Element): string {
  const runs = childrenOf(item, "r").map((run) => textIn(childOf(run, "t")));
  return withoutCodes(runs.length ? runs.join("") : textIn(childOf(item, "t")));
}

function withoutCodes(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function readSheet(sheet: Element, stored: Stored): Omit<Sheet, "hidden" | "comments"> {
  const cells = new Map<string, Cell>();
  let rowNumber = 0;
  for (const row of childrenOf(childOf(sheet, "sheetData"), "row")) {
    rowNumber = Number(row.attributes.r ?? rowNumber + 1);
    let column = 0;
    for (const cell of childrenOf(row, "c")) {
      column = cell.attributes.r === undefined ? column + 1 : whereIs(cell.attributes.r).column;
      const format = stored.formats[Number(cell.attributes.s ?? 0)] ?? "";
      const text = visible(textOf(cell, format, stored));
      const withdrawn =
        stored.withdrawn[Number(cell.attributes.s ?? 0)] ||
        (cell.attributes.t === "s" && stored.struck[Number(textIn(childOf(cell, "v")))]) ||
        (cell.attributes.t === "inlineStr" && isStruck(childOf(cell, "is") ?? cell));
      if (text !== "")
        cells.set(addressOf(rowNumber, column), {
          text,
          format,
          ...(withdrawn && { withdrawn: true as const }),
        });
    }
  }
  const merged = childrenOf(childOf(sheet, "mergeCells"), "mergeCell").map(({ attributes }): Merged => {
    const [from = "", until = from] = (attributes.ref ?? "").split(":");
    const [first, last] = [whereIs(from), whereIs(until)];
    return { top: first.row, left: first.column, bottom: last.row, right: last.column };
  });
  for (const each of merged) hideMerged(cells, each);
  return { cells, merged };
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
      return withoutCodes(value);
    case "e":
      return value;
    case "d":
      return value.slice(0, 10);
    case "b":
      return value === "" ? "" : String(value === "1" || value === "true");
    default: {
      const plain = value.trim();
      const number = plain === "" ? Number.NaN : Number(plain);
      if (!Number.isFinite(number)) return plain;
      const length = dateLength(format);
      return length ? dayOf(number, from1904).slice(0, length) : String(number);
    }
  }
}

/** The day of a number, which is counted from the last day of 1899 or the first of 1904; there was no 29 February 1900. */
function dayOf(number: number, from1904: boolean): string {
  const days = number + (from1904 ? 1462 : 0);
  if (days >= 60 && days < 61) return "1900-02-29";
  const day = new Date(Math.round((days + (days < 60 ? 1 : 0) - 25569) * 86_400_000));
  return Number.isNaN(day.getTime()) ? "" : day.toISOString();
}

/** Of cells merged into one, only the first has a text. */
function hideMerged(cells: Map<string, Cell>, { top, left, bottom, right }: Merged): void {
  const inside = (row: number, column: number) =>
    row >= top && row <= bottom && column >= left && column <= right && (row > top || column > left);
  if ((bottom - top + 1) * (right - left + 1) > cells.size) {
    for (const address of [...cells.keys()]) {
      const { row, column } = whereIs(address);
      if (inside(row, column)) cells.delete(address);
    }
    return;
  }
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++)
      if (inside(row, column)) cells.delete(addressOf(row, column));
}
