import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Book, type Cell, cellsOf } from "../../src/intake/layout/sheet.ts";
import { readWorkbook } from "../../src/intake/open/xlsx.ts";
import { workbookBytes } from "./book.ts";

let book: Book;
/** The cell of an address without its place; none where its row is blank. */
function at(address: string): Omit<Cell, "place"> | undefined {
  const cells = book.sheets[0]?.rows.flatMap((row) => [...cellsOf(row), row.cell(row.length)]) ?? [];
  const cell = cells.find(({ place }) => "cell" in place && place.cell === address);
  if (!cell) return undefined;
  const { place: _, ...rest } = cell;
  return rest;
}

beforeAll(async () => {
  const day = new Date("2013-09-30T00:00:00Z");
  const shared = { formula: "A2", shareType: "shared", ref: "G2:G3", result: 7 } as ExcelJS.CellValue;
  const bytes = await workbookBytes(
    [
      ["标题"],
      [3, 0, -1.5, 0.48, "12", " 1,234 ", shared],
      [true, 1e21, 1e-7, 0.1 + 0.2, null, "末", { sharedFormula: "G2", result: 8 } as ExcelJS.CellValue],
      [{ formula: "1+1", result: 2 }, { formula: "1+1" }, { formula: "1-1", result: 0 }],
      [
        { formula: "A1", result: "文" },
        { formula: "TODAY()", result: day },
        { formula: "1>2", result: false },
      ],
      [{ error: "#N/A" }, { formula: "1/0", result: { error: "#DIV/0!" } }],
      [
        { richText: [{ text: "约", font: { bold: true } }, { text: "12" }] },
        { text: "网", hyperlink: "http://a" },
      ],
      [day],
    ],
    (sheet) => {
      sheet.mergeCells("A1:C1");
      sheet.mergeCells("H2:H3");
      sheet.getCell("H2").value = 9;
      sheet.getCell("D2").numFmt = "0.00";
      sheet.getCell("A10").value = "远";
    },
  );
  book = await readWorkbook(bytes);
});

describe("readWorkbook", () => {
  it("gives sheets by name and every cell its address", () => {
    expect([book.kind, book.sheets.map(({ name }) => name)]).toEqual(["workbook", ["季度报表"]]);
    expect(book.sheets[0]?.rows.map(cellsOf)[1]?.map(({ place }) => place)).toEqual(
      [..."ABCDEFGH"].map((column) => ({ sheet: "季度报表", cell: `${column}2` })),
    );
  });

  it("keeps numbers in their shortest exact form", () => {
    expect(["A2", "B2", "C2", "D2"].map((cell) => at(cell)?.text)).toEqual(["3", "0", "-1.5", "0.48"]);
    expect(["B3", "C3", "D3"].map((cell) => at(cell)?.text)).toEqual([
      "1e+21",
      "1e-7",
      "0.30000000000000004",
    ]);
  });

  it("keeps a number written as text, and the spaces about it", () => {
    expect([at("E2")?.text, at("F2")?.text]).toEqual(["12", " 1,234 "]);
  });

  it("keeps the number format beside the number, never in it", () => {
    expect(at("D2")).toEqual({ text: "0.48", format: "0.00" });
    expect(at("A2")?.format).toBe("");
  });

  it("gives the text of a merged title once", () => {
    expect([at("A1")?.text, at("B1")?.text]).toEqual(["标题", ""]);
    expect([at("H2")?.text, at("H3")?.text]).toEqual(["9", ""]);
  });

  it("reads a formula by its stored result, zero and false included", () => {
    expect(["A4", "C4", "A5", "C5", "G2", "G3"].map((cell) => at(cell)?.text)).toEqual([
      ...["2", "0", "文", "false", "7", "8"],
    ]);
  });

  it("marks a formula whose result is not stored", () => {
    expect(at("B4")).toEqual({ text: "", format: "", fault: "formula without result" });
  });

  it("marks error values, typed or computed", () => {
    expect(at("A6")).toEqual({ text: "#N/A", format: "", fault: "error value" });
    expect(at("B6")).toMatchObject({ text: "#DIV/0!", fault: "error value" });
  });

  it("reads rich text and links as their text", () => {
    expect([at("A7")?.text, at("B7")?.text]).toEqual(["约12", "网"]);
  });

  it("reads dates as days", () => {
    expect([at("A8")?.text, at("B5")?.text]).toEqual(["2013-09-30", "2013-09-30"]);
  });

  it("keeps empty cells in their places, and leaves blank rows out", () => {
    expect(at("E3")).toEqual({ text: "", format: "" });
    expect(book.sheets[0]?.rows).toHaveLength(9);
    expect(at("A10")?.text).toBe("远");
  });

  it("reads every sheet, in order", async () => {
    const workbook = new ExcelJS.Workbook();
    for (const name of ["乙", "甲"]) workbook.addWorksheet(name).addRow([name]);
    const { sheets } = await readWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(sheets.map(({ name, rows }) => [name, rows[0]?.text(0)])).toEqual([
      ["乙", "乙"],
      ["甲", "甲"],
    ]);
  });

  it("refuses what is no workbook", async () => {
    expect(() => readWorkbook(new TextEncoder().encode("PK no archive"))).toThrow();
    const bytes = await workbookBytes([["甲"]]);
    expect(() => readWorkbook(bytes.slice(0, bytes.length / 2))).toThrow();
  });

  it("refuses an archive that says it unpacks to more than 200 MiB", async () => {
    const bytes = Buffer.from(await workbookBytes([["甲"]]));
    const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(210_000_000, entry + 24);
    expect(() => readWorkbook(bytes)).toThrow(/^workbook unpacks to 21\d{7} bytes$/);
  });
});
