import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exact } from "../../src/core/exact.ts";
import { plain } from "../../src/facts/read.ts";
import { shortest } from "../../src/verify/arithmetic/exact.ts";
import { quotientOf, rootOf } from "../../src/verify/arithmetic/root.ts";
import { ARITHMETIC } from "../../src/warehouse/arithmetic.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { queried } from "./query.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await Warehouse.open([], { threads: "1" });
  for (const macro of ARITHMETIC) await warehouse.run(`create macro ${macro}`);
});
afterAll(() => warehouse.close());

/** What the macros give for each row of arguments, in digits. */
async function called(call: string, rows: (string | number)[][]): Promise<(string | null)[]> {
  const values = rows.map((row, place) => `(${[place, ...row].join(", ")})`).join(", ");
  const found = await queried<{ found: string | null }>(
    warehouse,
    `select ${call} as found
    from (values ${values}) as given(place, a, b, c)
    order by place`,
  );
  return found.map((row) => row.found && plain(row.found));
}

const root = "root(cast(a as decimal(38, 12)), cast(b as decimal(38, 12)), c)";
const quotient = "quotient(cast(a as decimal(38, 12)), cast(b as decimal(38, 12)))";
const thousandths = fc.integer({ min: 1, max: 100_000_000 }).map((n) => (n / 1000).toFixed(3));
const years = fc.integer({ min: 1, max: 50 });

describe("the root of the arithmetic", () => {
  it("is the same in the warehouse and in the checker", async () => {
    const sets = fc.array(fc.tuple(thousandths, thousandths, years), { minLength: 100, maxLength: 100 });
    await fc.assert(
      fc.asyncProperty(sets, async (rows) => {
        const wanted = rows.map(([top, bottom, n]) => {
          const found = rootOf(exact(top), exact(bottom), { num: BigInt(n), den: 1n });
          return found && shortest(found, 12);
        });
        expect(await called(root, rows)).toEqual(wanted);
      }),
      { numRuns: 4, seed: 2013 },
    );
  });

  it("is the true root to within its last place", () => {
    fc.assert(
      fc.property(thousandths, thousandths, years, (top, bottom, n) => {
        const found = rootOf(exact(top), exact(bottom), { num: BigInt(n), den: 1n });
        if (!found) return;
        const [a, b] = [exact(top), exact(bottom)];
        const side = (places: bigint) =>
          (found.num + places) ** BigInt(n) * a.den * b.num - found.den ** BigInt(n) * a.num * b.den;
        expect(side(-1n) < 0n && side(1n) > 0n).toBe(true);
      }),
      { numRuns: 500, seed: 2013 },
    );
  });

  it("is exact where it can be written", () => {
    const written = fc.record({
      hundredths: fc.integer({ min: 20, max: 400 }),
      n: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(written, ({ hundredths, n }) => {
        const [num, times] = [BigInt(hundredths), BigInt(n)];
        const found = rootOf(
          { num: num ** times, den: 1n },
          { num: 100n ** times, den: 1n },
          { num: times, den: 1n },
        );
        if (found) expect(found.num * 100n).toBe(num * found.den);
      }),
      { numRuns: 500, seed: 2013 },
    );
  });

  it("has its limits: zero, below zero, by zero, a thousandfold, no years", async () => {
    const rows = [
      ["0", "7", 3],
      ["-8", "1", 3],
      ["8", "0", 3],
      ["8", "-1", 3],
      ["1000", "1", 3],
      ["1000.001", "1", 3],
      ["1", "1000", 1],
      ["0.999", "1000", 1],
      ["8", "1", 0],
    ];
    const wanted = ["0", null, null, null, "10", null, "0.001", null, null];
    expect(await called(root, rows)).toEqual(wanted);
    const checked = rows.map(([top, bottom, n]) => {
      const found = rootOf(exact(String(top)), exact(String(bottom)), exact(String(n)));
      return found && shortest(found, 12);
    });
    expect(checked).toEqual(wanted);
  });
});

describe("the quotient of the arithmetic", () => {
  it("is the same in the warehouse and in the checker, half away from zero", async () => {
    const signed = fc.tuple(fc.constantFrom("", "-"), thousandths).map((parts) => parts.join(""));
    const sets = fc.array(fc.tuple(fc.oneof(signed, fc.constant("0")), signed), {
      minLength: 200,
      maxLength: 200,
    });
    await fc.assert(
      fc.asyncProperty(sets, async (rows) => {
        const wanted = rows.map(([top, bottom]) => {
          const found = quotientOf(exact(top), exact(bottom));
          return found && shortest(found, 12);
        });
        expect(
          await called(
            quotient,
            rows.map((row) => [...row, 0]),
          ),
        ).toEqual(wanted);
      }),
      { numRuns: 4, seed: 2013 },
    );
    const halves = [
      ["0.000000001", "2", 0],
      ["-0.000000001", "2", 0],
      ["1", "0", 0],
    ];
    expect(await called(quotient, halves)).toEqual(["0.000000001", "-0.000000001", null]);
  });

  it("has room for large numbers", async () => {
    const large = [
      ["20000000000000", "3", 0],
      ["-123456789012345.678901", "987654321098.765432", 0],
      ["1", "9999999999999", 0],
    ];
    const wanted = large.map(([top, bottom]) => {
      const found = quotientOf(exact(String(top)), exact(String(bottom)));
      return found && shortest(found, 12);
    });
    expect(await called(quotient, large)).toEqual(wanted);
  });
});
