import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { cellsOf } from "../../src/intake/layout/sheet.ts";
import { readText } from "../../src/intake/open/csv.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const rows = (text: string) => (readText(bytes(text)).sheets[0]?.rows ?? []).map(cellsOf);
const texts = (text: string) => rows(text).map((cells) => cells.map((cell) => cell.text));

describe("readText", () => {
  it("reads one sheet of fields that know their record and column", () => {
    const book = readText(bytes("指标,数值\n1.4,3\n3.2,0\n"));
    expect([book.kind, book.sheets.length]).toEqual(["text", 1]);
    expect(book.sheets[0]?.rows.map(cellsOf)[2]).toEqual([
      { place: { record: 2, column: "1" }, text: "3.2", format: "" },
      { place: { record: 2, column: "2" }, text: "0", format: "" },
    ]);
  });

  it("keeps commas, quotes and line ends inside quotes", () => {
    expect(texts('a,b\n"1,234","他说""好""\n再见"\n')).toEqual([
      ["a", "b"],
      ["1,234", '他说"好"\n再见'],
    ]);
  });

  it("separates at commas only", () => {
    expect(texts("a;b\n1;2\n3;4\n")).toEqual([["a;b"], ["1;2"], ["3;4"]]);
    expect(texts("a\tb\n1\t2\n")).toEqual([["a\tb"], ["1\t2"]]);
  });

  it("drops a byte order mark, blank lines and spaces at the ends", () => {
    expect(texts("\uFEFFa,b\r\n\r\n 1 ,\u30002\r\n")).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("keeps an empty field as an empty text", () => {
    expect(texts("a,b,c\n1,,\n")[1]).toEqual(["1", "", ""]);
  });

  it("numbers a field beyond the header by its place", () => {
    expect(rows("a\n1,2\n")[1]?.[1]?.place).toEqual({ record: 1, column: "2" });
  });

  it("reads a text of any length as it reads it at once", () => {
    const field = (at: number) =>
      ["甲,乙", "两\n行", "3", '他说"好"', "", "长".repeat(at % 97)][at % 6] ?? "";
    const records = Array.from({ length: 60_000 }, (_, at) => [String(at), field(at), field(at * 7 + 3)]);
    const long = Papa.unparse(records, { newline: "\r\n" });
    expect(long.length).toBeGreaterThan(1024 * 1024);
    expect(texts(long)).toEqual(records);
    expect(() => texts(`${long}\r\n"`)).toThrow("全文没有读");
  });

  it("has no rows in an empty file", () => {
    expect(rows("")).toEqual([]);
  });

  it("reads bytes that are not UTF-8 as GB18030, and refuses those that are neither", () => {
    const gbk = Uint8Array.from([0xd6, 0xb8, 0xb1, 0xea, 0x2c, 0xca, 0xfd, 0xd6, 0xb5]);
    expect(
      readText(gbk)
        .sheets[0]?.rows.map(cellsOf)[0]
        ?.map(({ text }) => text),
    ).toEqual(["指标", "数值"]);
    expect(() => readText(Uint8Array.from([0x41, 0xff, 0xff]))).toThrow("既不是 UTF-8，也不是 GB18030");
  });
});
