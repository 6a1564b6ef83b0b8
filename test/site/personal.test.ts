import { readFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { formHead, TOWNS, workbookBytes } from "../intake/book.ts";
import { FORM, receiveFiles } from "../intake/house.ts";
import { filesBelow } from "../support/files.ts";

const site = inject("site");

/** What stands beside a label of a form's header block. */
function beside(sheet: ExcelJS.Worksheet, label: string): string[] {
  const found: string[] = [];
  sheet.eachRow((row) =>
    row.eachCell((cell, column) => {
      if (cell.text.startsWith(label)) found.push(row.getCell(column + 1).text);
    }),
  );
  return found;
}

describe("names and telephone numbers of those who filled in the demonstration forms", () => {
  const persons = new Set<string>();
  beforeAll(async () => {
    for (const path of filesBelow(join("data", "submissions")).filter((file) => file.endsWith(".xlsx"))) {
      const book = new ExcelJS.Workbook();
      await book.xlsx.readFile(join("data", "submissions", path));
      for (const sheet of book.worksheets)
        for (const label of ["填报人", "联系电话"])
          for (const text of beside(sheet, label)) persons.add(text);
    }
  });

  it("stand in no file of the site", () => {
    expect(persons.size).toBe(16);
    const encodings = ["utf8", "utf16le"] as const;
    const wanted = [...persons].flatMap((person) =>
      encodings.map((encoding) => Buffer.from(person, encoding)),
    );
    const files = filesBelow(site);
    expect(files.length).toBeGreaterThan(1000);
    for (const path of files) {
      const bytes = readFileSync(join(site, path));
      for (const person of wanted) expect(bytes.includes(person), `${person} in ${path}`).toBe(false);
    }
  });
});

describe("a finding in a cell that names a person", () => {
  it("tells of the cell without the name or the number", async () => {
    const said = TOWNS.map((value) => (value === 3 ? "某某（0573-88880000）" : value));
    const bytes = await workbookBytes([...formHead(), said]);
    const { findings } = await receiveFiles([{ path: FORM, bytes }]);
    expect(findings.length).toBeGreaterThan(0);
    for (const { text } of findings) {
      expect(text).not.toMatch(/88880000|某某/);
      expect(text).toContain("（个人信息）");
    }
  });
});
