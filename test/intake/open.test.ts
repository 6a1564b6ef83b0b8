import { describe, expect, it } from "vitest";
import { cellsOf } from "../../src/intake/layout/sheet.ts";
import { openBook } from "../../src/intake/open/open.ts";
import { workbookBytes } from "./book.ts";

describe("openBook", () => {
  it("opens a workbook by its bytes, whatever its name", async () => {
    const bytes = await workbookBytes([["甲"]]);
    for (const extension of [".xlsx", ".csv", ""])
      expect((await openBook(bytes, extension)).kind).toBe("workbook");
  });

  it("opens other bytes as text", async () => {
    const book = await openBook(new TextEncoder().encode("甲,乙\n"), ".csv");
    expect([book.kind, book.sheets[0]?.rows.map(cellsOf)[0]?.map(({ text }) => text)]).toEqual([
      "text",
      ["甲", "乙"],
    ]);
  });

  it("refuses a text that is named a workbook", async () => {
    expect(() => openBook(new TextEncoder().encode("甲,乙\n"), ".xlsx")).toThrow("内容不是工作簿");
  });

  it("refuses bytes that are neither", async () => {
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(() => openBook(old, ".xls")).toThrow();
  });
});
