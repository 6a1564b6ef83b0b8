import fc from "fast-check";
import { expect, it } from "vitest";
import { plain } from "../../src/facts/read.ts";
import { fromWords, toWords } from "../../src/site/downloads/decimal.ts";
import { anyDecimal } from "./support.ts";

it("keeps any decimal in four words", () => {
  fc.assert(
    fc.property(anyDecimal, (decimal) => {
      expect(fromWords(toWords(decimal))).toBe(decimal);
    }),
    { numRuns: 500, seed: 2013 },
  );
});

it("counts in units of the last place, the lowest word first", () => {
  expect([...toWords("0.000000000001")]).toEqual([1, 0, 0, 0]);
  expect([...toWords("-0.000000000001")]).toEqual(Array(4).fill(0xffffffff));
  expect([...toWords("0.004294967297")]).toEqual([1, 1, 0, 0]);
});

it("refuses what it would have to round", () => {
  expect(() => toWords("0.0000000000001")).toThrow("too many decimals: 0.0000000000001");
});

it.each([
  ["35.000000000000", "35"],
  ["3147.700000", "3147.7"],
  ["0.000000", "0"],
  ["100", "100"],
  ["-0.50", "-0.5"],
])("writes %s as %s", (padded, text) => {
  expect(plain(padded)).toBe(text);
});
