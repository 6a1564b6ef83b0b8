import { describe, expect, it } from "vitest";
import { pictureOf } from "../../src/intake/layout/picture.ts";
import { type Book, rowOf, type Sheet } from "../../src/intake/layout/sheet.ts";
import { anchorsIn } from "../../src/site/proofs/sheet-picture.ts";

/** A column of up to 52 as a workbook names it. */
const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : `A${letters(column - 26)}`;

/** A sheet of a workbook with these texts, and every cell of it a value. */
function sheetOf(name: string, texts: string[][], more: Partial<Sheet> = {}): Sheet {
  const rows = texts.map((row, index) => {
    const place = (column: number) => ({ sheet: name, cell: `${letters(column)}${index + 1}` });
    return rowOf(
      row.map((text, column) => ({ place: place(column), text, format: "" })),
      place,
    );
  });
  return { name, rows, ...more };
}
const pictured = (...sheets: Sheet[]) => {
  const book: Book = { kind: "workbook", sheets };
  const cells = sheets.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      Array.from({ length: row.length }, (_, at) => ({ place: row.cell(at).place, role: "value" as const })),
    ),
  );
  return pictureOf(book, cells);
};
const textsOf = (sheets: ReturnType<typeof pictured>) =>
  sheets.map(({ name, rows }) => [
    name,
    ...rows.map(
      ({ number, cells }) => `${number} ${cells.map(({ column, text }) => `${column}:${text}`).join(" ")}`,
    ),
  ]);

describe("the picture of a file", () => {
  it("has the cells that are not blank, with their rows and columns", () => {
    expect(textsOf(pictured(sheetOf("甲", [["1", "", "3"], ["", ""], ["7"]])))).toEqual([
      ["甲", "1 0:1 2:3", "3 0:7"],
    ]);
  });

  it("shows nothing that the workbook hides: sheets, rows and columns", () => {
    const unseen = { rows: new Set([2]), columns: new Set([1]) };
    const hidden = sheetOf("乙", [["9"]], { hidden: true });
    expect(
      textsOf(
        pictured(
          sheetOf(
            "甲",
            [
              ["1", "2"],
              ["3", "4"],
              ["5", "6"],
            ],
            { unseen },
          ),
          hidden,
        ),
      ),
    ).toEqual([["甲", "1 0:1", "3 0:5"]]);
  });

  it("is bounded, and says where it ends", () => {
    const [sheet] = pictured(
      sheetOf(
        "甲",
        Array.from({ length: 500 }, () => ["1", "2", "3", "4"]),
      ),
    );
    expect(sheet?.rows.length).toBe(300);
    expect(sheet?.more).toBe(true);
    expect(textsOf(pictured(sheetOf("甲", [["字".repeat(500)]])))[0]?.[1]?.length).toBeLessThan(130);
  });

  it("leads to no cell beyond the columns that it shows", () => {
    const wide = Array.from({ length: 45 }, (_, column) => String(column));
    const sheets = pictured(sheetOf("甲", [["1", "2"], wide]), sheetOf("乙", [["1"]]));
    expect(sheets.map(({ wider }) => wider)).toEqual([true, false]);
    const at = (sheet: string, cell: string) => ({ sheet, cell });
    const places = [at("甲", "B1"), at("甲", "AN2"), at("甲", "AO2"), at("甲", "A3"), at("乙", "B1")];
    const anchors = anchorsIn(sheets, new Map(places.map((place, index) => [`r${index}`, place])));
    expect([...anchors]).toEqual([
      ["r0", "甲 1 B"],
      ["r1", "甲 2 AN"],
    ]);
  });

  it("of a text leads to a field by its head, and to none whose head is beyond what it shows", () => {
    const place = (record: number) => (column: number) => ({ record, column: `c${column}` });
    const rows = [0, 1].map((record) =>
      rowOf(
        Array.from({ length: 45 }, (_, at) => ({
          ...{ place: place(record)(at), format: "" },
          text: record === 0 ? `c${at}` : String(at),
        })),
        place(record),
      ),
    );
    const cells = rows.flatMap((row, record) =>
      Array.from({ length: row.length }, (_, at) => ({
        place: row.cell(at).place,
        role: record === 0 ? ("head" as const) : ("value" as const),
      })),
    );
    const sheets = pictureOf({ kind: "text", sheets: [{ name: "", rows }] }, cells);
    const leaves = [39, 40].map((at) => [`r${at}`, place(1)(at)] as const);
    expect([...anchorsIn(sheets, new Map(leaves))]).toEqual([["r39", " 1 AN"]]);
  });
});
