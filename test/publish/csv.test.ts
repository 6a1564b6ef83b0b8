import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guard } from "../../src/facts/guard.ts";
import { CsvFile, csvLines } from "../../src/site/downloads/csv.ts";
import { workFolder } from "../support/files.ts";
import { anyText, parseCsv, type Row, tableOf } from "./support.ts";

const PLAIN = /^[+-]?\d[\d,]*(\.\d+)?%?$/;
const { columns } = tableOf([]);
const csvOf = (rows: Row[]) => `${columns.map(({ name }) => name).join(",")}\n${csvLines(columns, rows)}`;
const empty = { string: null, decimal: null, number: null, integer: null, boolean: null };

describe("csv", () => {
  it("never writes a text bare that a spreadsheet would compute", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = parseCsv(csvOf([{ id: "1", ...empty, string: text }]))[0]?.string ?? "";
        if (/^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(written)) expect(written).toMatch(PLAIN);
      }),
      { numRuns: 1000, seed: 2013 },
    );
  });

  it("loses nothing: without the apostrophe it is the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = guard(text);
        expect(written === text || written === `'${text}`).toBe(true);
        const guarded = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(written);
        expect(guarded ? written.slice(1) : written).toBe(text);
      }),
      { numRuns: 1000, seed: 2013 },
    );
  });

  it.each([
    ["=1+1", "'=1+1"],
    ['=HYPERLINK("x")', '\'=HYPERLINK("x")'],
    ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
    ["-2+3", "'-2+3"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\uff1d1+1", "'\uff1d1+1"],
    ["'=1", "''=1"],
    ["=", "'="],
    ["-", "'-"],
    ["+9.1%", "+9.1%"],
    ["-1,234.5", "-1,234.5"],
    ["\u22121.1", "\u22121.1"],
    [">=", ">="],
    ["a=b", "a=b"],
    ["", ""],
  ])("writes %j as %j", (text, written) => {
    expect(guard(text)).toBe(written);
  });

  it("leaves numbers as they are", () => {
    const row = { id: "1", string: null, decimal: "-0.5", number: -1e-7, integer: -3, boolean: false };
    expect(csvLines(columns, [row])).toBe("1,,-0.5,-1e-7,-3,false\n");
  });

  it("writes an empty table as its header alone", () => {
    const path = join(workFolder("csv"), "empty.csv");
    new CsvFile(path, columns).end();
    expect(readFileSync(path, "utf8")).toBe("\ufeffid,string,decimal,number,integer,boolean\n");
  });
});
