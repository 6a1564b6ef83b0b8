import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineLoader, type Fields } from "../../src/intake/contract.ts";
import { type Found, findLayout } from "../../src/intake/layout/layout.ts";
import { type Book, type Row, rowOf, type Sheet } from "../../src/intake/layout/sheet.ts";

const loader = defineLoader({
  name: "small",
  title: "小表",
  form: "小表",
  folder: "submissions",
  kind: "workbook",
  fills: "",
  header: {
    area: { words: ["填报单位", "单位"], required: true },
    period: { words: ["报告期"], required: true },
    zones: { words: ["统计口径"], required: false },
  },
  columns: {
    indicator: { words: ["指标编号"], required: true },
    value: { words: ["数值", "本期数(个)"], required: true },
    note: { words: ["备注"], required: false },
  },
  row: z.object({}) as never,
  readings: () => [],
});

function sheet(name: string, ...rows: string[][]): Sheet {
  return {
    name,
    rows: rows.map((texts, row) => {
      const place = (column: number) => ({ sheet: name, cell: `${"ABCDEFGH"[column]}${row + 1}` });
      return rowOf(
        texts.map((text, column) => ({ place: place(column), text, format: "" })),
        place,
      );
    }),
  };
}

const book = (...sheets: Sheet[]): Book => ({ kind: "workbook", sheets });
const rowsOf = (table: Found | null | undefined) => [...(table?.rows ?? [])];
const found = (...rows: string[][]) => findLayout(book(sheet("表", ...rows)), loader)[0] ?? null;
/** The texts of fields with the cells they stand in. */
const cells = (fields: Fields | undefined) =>
  Object.fromEntries(
    Object.entries(fields ?? {}).map(([field, { text, place }]) => [
      field,
      `${"cell" in place ? place.cell : ""} ${text}`,
    ]),
  );

const HEAD = ["填报单位：", "海宁市", "报告期：", "2013Q3"];
const COLUMNS = ["指标编号", "数值", "备注"];

describe("findLayout", () => {
  it("finds the header entries and the rows under the columns", () => {
    const table = found(["小表"], HEAD, COLUMNS, ["1.4", "3", ""], ["3.2", "0", "无"]);
    expect(cells(table?.header)).toEqual({ area: "B2 海宁市", period: "D2 2013Q3" });
    expect(rowsOf(table).map(({ fields }) => cells(fields))).toEqual([
      { indicator: "A4 1.4", value: "B4 3", note: "C4 " },
      { indicator: "A5 3.2", value: "B5 0", note: "C5 无" },
    ]);
  });

  it("takes columns in any order, other widths and other words for them", () => {
    const table = found(HEAD, ["序号", "本期数（个）", " 指标 编号："], ["1", "3", "1.4"]);
    expect(rowsOf(table).map(({ fields }) => cells(fields))).toEqual([
      { indicator: "C3 1.4", value: "B3 3" },
    ]);
  });

  it("takes a label and its text in one cell", () => {
    const table = found(["单位：海宁市", "报告期: 2013Q3"], COLUMNS);
    expect(cells(table?.header)).toEqual({ area: "A1 海宁市", period: "B1 2013Q3" });
  });

  it("steps over empty cells between a label and its text", () => {
    const table = found(["填报单位：", "", "海宁市"], ["报告期", "", "", "2013Q3"], COLUMNS);
    expect(cells(table?.header)).toEqual({ area: "C1 海宁市", period: "D2 2013Q3" });
  });

  it("does not take the next label for the text of one left empty", () => {
    const table = found(["填报单位：", "", "报告期：", "2013Q3", "统计口径："], COLUMNS);
    expect(cells(table?.header)).toEqual({ area: "A1 ", period: "D1 2013Q3", zones: "E1 " });
  });

  it("leaves out empty rows and notes of one cell", () => {
    const table = found(HEAD, COLUMNS, ["", "", ""], ["1.4", "3", ""], ["注：没有发生的填0", "", ""]);
    expect(rowsOf(table).map(({ fields }) => cells(fields))).toEqual([
      { indicator: "A4 1.4", value: "B4 3", note: "C4 " },
    ]);
  });

  it("keeps a row whose number is an error", () => {
    const faulty = sheet("表", HEAD, COLUMNS, ["1.4", "", ""]);
    const value = faulty.rows[2]?.cell(1);
    if (value) value.fault = "formula without result";
    expect(rowsOf(findLayout(book(faulty), loader)[0])).toHaveLength(1);
  });

  it("finds the table in a later sheet", () => {
    const [table] = findLayout(book(sheet("说明", ["填表说明"]), sheet("表", HEAD, COLUMNS)), loader);
    expect(table?.header.area?.place).toEqual({ sheet: "表", cell: "B1" });
  });

  it.each([
    ["without a required column", [HEAD, ["指标编号", "备注"]]],
    ["without a required header entry", [["填报单位：", "海宁市"], COLUMNS]],
    ["whose header stands below", [COLUMNS, HEAD]],
    ["of other words", [HEAD, ["指标代码", "数值"]]],
    ["that is empty", []],
  ])("knows no table %s", (_, rows) => {
    expect(found(...rows)).toBeNull();
  });

  it.each([
    ["below each other", (count: number) => Array.from({ length: count }, () => COLUMNS)],
    ["beside each other", (count: number) => [Array.from({ length: count }, () => COLUMNS).flat()]],
    ["of another layout", (count: number) => Array.from({ length: count }, () => ["指标编号", "备注"])],
  ])("looks at cells as often as there are heads %s", (_, heads) => {
    const looks = (count: number): number => {
      let looked = 0;
      const counted = (row: Row): Row => ({
        length: row.length,
        text: (position) => {
          looked += 1;
          return row.text(position);
        },
        fault: (position) => row.fault(position),
        cell: (position) => {
          looked += 1;
          return row.cell(position);
        },
      });
      const plain = sheet("表", HEAD, ...heads(count));
      const tables = findLayout(book({ ...plain, rows: plain.rows.map(counted) }), loader);
      for (const table of tables) expect([...table.rows]).toEqual([]);
      for (const table of tables.slice(0, 1)) expect(table.heads().length).toBeGreaterThan(0);
      return looked;
    };
    expect(looks(600)).toBeLessThan(2.2 * looks(300));
  });

  it("knows no table in a file of another kind", () => {
    expect(findLayout({ kind: "text", sheets: [sheet("", HEAD, COLUMNS)] }, loader)).toEqual([]);
  });
});
