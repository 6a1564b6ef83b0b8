import fc from "fast-check";
import { expect, it } from "vitest";
import { type Cell, type Merged, mergedBy } from "../../src/warehouse/withheld/merged.ts";
import { rankOf } from "./rank.ts";

const cell = (units: number, ...categories: string[]): Cell => ({ categories, units });

it.each<[string, Cell[], Merged]>([
  ["enough everywhere", [cell(3, "a"), cell(4, "b"), cell(5, "c")], [[]]],
  ["one too small, with the next", [cell(2, "a"), cell(4, "b"), cell(5, "c")], [["a", "b"]]],
  ["two too small, enough together", [cell(1, "a"), cell(2, "b"), cell(5, "c")], [["a", "b"]]],
  ["of those alike the first by name", [cell(4, "c"), cell(1, "a"), cell(4, "b")], [["a", "b"]]],
  ["too few at all", [cell(1, "a"), cell(1, "b")], [["a", "b"]]],
  [
    "each by itself enough, the one without the other not: x is all of a, and one more",
    [cell(4, "a", "x"), cell(1, "b", "x"), cell(9, "b", "y"), cell(9, "c", "y")],
    [[], ["x", "y"]],
  ],
  [
    "two tables that cross everywhere",
    [
      cell(1, "a", "x"),
      cell(1, "a", "y"),
      cell(1, "a", "z"),
      cell(1, "b", "x"),
      cell(1, "b", "y"),
      cell(1, "b", "z"),
      cell(1, "c", "x"),
      cell(1, "c", "y"),
      cell(1, "c", "z"),
    ],
    [[], []],
  ],
])("%s", (_, cells, wanted) => {
  expect(mergedBy(cells, 3)).toEqual(wanted);
});

/** Enterprises by area, industry and kind of ownership. */
const enterprises = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 1 })),
  { minLength: 1, maxLength: 30 },
);
const namesOf = (all: number[][]) => all.map((each) => each.map((number, at) => "aiw"[at] + String(number)));

/** The rows of everything that is published, over enterprises: the whole, what is told by itself, and what is put together. */
function published(units: string[][], merged: Merged): bigint[][] {
  const rows = merged.flatMap((together, dimension) => {
    const told = [...new Set(units.map((unit) => unit[dimension] ?? ""))].filter(
      (name) => !together.includes(name),
    );
    const others = units.map((unit) => BigInt(together.includes(unit[dimension] ?? "")));
    return [others, ...told.map((name) => units.map((unit) => BigInt(unit[dimension] === name)))];
  });
  return [units.map(() => 1n), ...rows];
}

/** Whether some sum or difference of the rows is of these enterprises alone: without them the rows say less. */
function isSolved(rows: bigint[][], of: number[]): boolean {
  const without = rows.map((row) => row.filter((_, at) => !of.includes(at)));
  return rankOf(without) < rankOf(rows);
}

const cellsOf = (units: string[][]) => units.map((categories) => ({ categories, units: 1 }));

it("nothing of fewer than three enterprises can be solved for", () => {
  let told = 0;
  fc.assert(
    fc.property(enterprises, fc.integer({ min: 1, max: 3 }), (drawn, tables) => {
      const units = namesOf(drawn).map((names) => names.slice(0, tables));
      const merged = mergedBy(cellsOf(units), 3);
      const rows = published(units, merged);
      told += rows.length;
      for (const [at] of units.entries())
        for (let other = at; other < units.length; other++)
          if (units.length > 2) expect(isSolved(rows, [at, other])).toBe(false);
    }),
    { numRuns: 150, seed: 2013 },
  );
  expect(told).toBeGreaterThan(600);
});

/** Three areas and four industries, in which some enterprises stand alone and others in numbers. */
const uneven = fc.array(
  fc.tuple(
    fc.constantFrom("a", "b", "c"),
    fc.constantFrom("w", "x", "y", "z"),
    fc.constantFrom(1, 1, 1, 2, 7),
  ),
  {
    minLength: 3,
    maxLength: 12,
  },
);

it("nor of fewer than five, where five are asked for", () => {
  fc.assert(
    fc.property(uneven, (drawn) => {
      const cells = [...new Map(drawn.map(([a, i, units]) => [a + i, cell(units, a, i)])).values()];
      const merged = mergedBy(cells, 5);
      const rows = published(
        cells.map(({ categories }) => categories),
        merged,
      );
      for (let set = 1; set < 2 ** cells.length; set++) {
        const of = cells.flatMap((_, at) => ((set >> at) % 2 === 1 ? at : []));
        const units = of.reduce((sum, at) => sum + (cells[at]?.units ?? 0), 0);
        if (units < 5 && of.length < cells.length) expect(isSolved(rows, of)).toBe(false);
      }
    }),
    { numRuns: 150, seed: 2013 },
  );
});

it("the order in which enterprises are listed is of no matter", () => {
  fc.assert(
    fc.property(
      enterprises.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
      ([all, shuffled]) => {
        expect(mergedBy(cellsOf(namesOf(shuffled)), 3)).toEqual(mergedBy(cellsOf(namesOf(all)), 3));
      },
    ),
    { numRuns: 100, seed: 2013 },
  );
});
