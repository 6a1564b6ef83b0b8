import { expect, it } from "vitest";
import { ToldCells } from "../../src/intake/findings/told.ts";
import { remembering } from "../../src/intake/records/remember.ts";

it("is told once of each kind at a cell or a record's field, and of no other", () => {
  const told = new ToldCells();
  const at = (record: number, column: string) => ({ record, column });
  expect(told.isAgain("number-unreadable", at(1, "数值"))).toBe(false);
  expect(told.isAgain("number-unreadable", at(1, "数值"))).toBe(true);
  expect(told.isAgain("number-unreadable", at(2, "数值"))).toBe(false);
  expect(told.isAgain("number-unreadable", at(1, "分子"))).toBe(false);
  expect(told.isAgain("unit-differs", at(1, "数值"))).toBe(false);
  expect(told.isAgain("unit-differs", { sheet: "表", cell: "A1" })).toBe(false);
  expect(told.isAgain("unit-differs", { sheet: "表", cell: "A1" })).toBe(true);
});

it("is found once for each text, and anew for each of very many that are never said again", () => {
  let found = 0;
  const length = remembering((text) => {
    found += 1;
    return text.length;
  });
  for (let at = 0; at < 1000; at++) expect(length(`a${at % 10}`)).toBe(2);
  expect(found).toBe(10);
  for (let at = 0; at < 100_000; at++) expect(length(`b${at}`)).toBe(`b${at}`.length);
  expect(found).toBe(100_010);
  expect(length("a1")).toBe(2);
});
