import { describe, expect, it } from "vitest";
import { pictureOf } from "../../src/intake/layout/picture.ts";
import { type Book, rowOf, type Sheet } from "../../src/intake/layout/sheet.ts";

const LETTERS = "ABCDEFGHIJ";

/** A sheet of a workbook with these texts, and every cell of it a value. */
function sheetOf(name: string, texts: string[][], more: Partial<Sheet> = {}): Sheet {
  const rows = texts.map((row, index) => {
    const place = (column: number) => ({ sheet: name, cell: `${LETTERS[column]}${index + 1}` });
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
});
