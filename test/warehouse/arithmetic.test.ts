import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exact } from "../../src/core/exact.ts";
import { plain } from "../../src/facts/read.ts";
import { shortest } from "../../src/verify/arithmetic/exact.ts";
import { powerOf, quotientOf, rootOf } from "../../src/verify/arithmetic/root.ts";
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

  it("has its limits: zero, below zero, by zero, too many times, no years", async () => {
    const rows = [
      ["0", "7", 3],
      ["-8", "1", 3],
      ["8", "0", 3],
      ["8", "-1", 3],
      ["1000", "1", 3],
      ["99999999999999", "1", 2],
      ["100000000000000", "1", 2],
      ["0.000000000001", "99", 1],
      ["1", "1000000", 3],
      ["1", "1000", 1],
      ["8", "1", 0],
      ["8", "1", 1001],
    ];
    const wanted = [
      ...["0", null, null, null, "10", "9999999.99999995", null, "0", "0.01", "0.001", null, null],
    ];
    expect(await called(root, rows)).toEqual(wanted);
    const checked = rows.map(([top, bottom, n]) => {
      const found = rootOf(exact(String(top)), exact(String(bottom)), exact(String(n)));
      return found && shortest(found, 12);
    });
    expect(checked).toEqual(wanted);
  });

  it("is the same for numbers far apart", async () => {
    const far = fc.tuple(fc.integer({ min: 1, max: 10 ** 13 }), fc.integer({ min: 1, max: 99 }), years);
    const turned = fc.tuple(far, fc.boolean()).map(([[a, b, n], turn]) => (turn ? [b, a, n] : [a, b, n]));
    await fc.assert(
      fc.asyncProperty(fc.array(turned, { minLength: 60, maxLength: 60 }), async (rows) => {
        const wanted = rows.map((row) => {
          const [top, bottom, n] = row.map((each) => exact(String(each)));
          const found = top && bottom && n ? rootOf(top, bottom, n) : null;
          return found && shortest(found, 12);
        });
        expect(await called(root, rows)).toEqual(wanted);
      }),
      { numRuns: 4, seed: 2013 },
    );
  });
});

describe("the power of the arithmetic", () => {
  it("is exact where it can be written, and has its limits", async () => {
    const cases: [...[string, string, number, number], string | null][] = [
      ["1.21", "1", 1, 2, "1.1"],
      ["1", "1.21", -1, 2, "1.1"],
      ["8", "27", 2, 3, "0.444444444"],
      ["8", "27", -2, 3, "2.25"],
      ["7", "3", 0, 5, "1"],
      ["100", "1", 7, 1, "100000000000000"],
      ["100.01", "1", 7, 1, null],
      ["0", "1", 1, 2, null],
      ["1", "0", 1, 2, null],
      ["-4", "1", 1, 2, null],
      ["4", "1", 1, 0, null],
      ["4", "1", 101, 101, null],
    ];
    for (const [top, bottom, times, part, wanted] of cases) {
      const found = powerOf(exact(top), exact(bottom), exact(String(times)), exact(String(part)));
      expect(found && shortest(found, 9)).toBe(wanted);
      const call = `power(cast(a as decimal(38, 12)), cast(b as decimal(38, 12)), ${times}, c)`;
      expect(await called(call, [[top, bottom, part]])).toEqual([wanted]);
    }
  });

  it("of what gives less than 1,000 is the true one to within the ninth decimal", () => {
    const whole = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(thousandths, thousandths, fc.integer({ min: -20, max: 20 }), whole, (top, bottom, n, d) => {
        const [a, b] = [exact(top), exact(bottom)];
        const found = powerOf(a, b, exact(String(n)), exact(String(d)));
        if (!found || found.num >= 1000n * found.den) return;
        const [times, part] = [BigInt(Math.abs(n)), BigInt(d)];
        const [over, under] = n < 0 ? [b.num * a.den, b.den * a.num] : [a.num * b.den, a.den * b.num];
        const scaled = { num: found.num * (10n ** 9n / found.den), den: 10n ** 9n };
        const beside = (places: bigint) => {
          const near = scaled.num + places;
          return (near < 0n ? 0n : near ** part) * under ** times - scaled.den ** part * over ** times;
        };
        expect(beside(-1n) <= 0n && beside(1n) > 0n).toBe(true);
      }),
      { numRuns: 500, seed: 2013 },
    );
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
