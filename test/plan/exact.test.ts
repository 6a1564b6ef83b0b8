import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, decimalsOf, digits, divide, type Exact, exact, round } from "../../src/core/exact.ts";

const abs = (n: bigint) => (n < 0n ? -n : n);
const negative = ({ num, den }: Exact): Exact => ({ num: -num, den });
const limit = 10n ** 24n;
const whole = fc.bigInt({ min: -limit, max: limit });
const fraction = fc.record({ num: whole, den: fc.bigInt({ min: 1n, max: limit }) });
const places = fc.integer({ min: 0, max: 12 });
/** Numbers that lie half-way between two of `decimals` places. */
const halves = fc
  .tuple(whole, places)
  .map(([n, decimals]) => ({ value: { num: 2n * n + 1n, den: 2n * 10n ** BigInt(decimals) }, decimals }));

describe("exact", () => {
  it("reads decimals without loss", () => {
    expect(exact("-3147.70")).toEqual({ num: -314770n, den: 100n });
    expect(exact("0")).toEqual({ num: 0n, den: 1n });
    expect(exact("007")).toEqual({ num: 7n, den: 1n });
    expect(exact("999999999999999999.999999")).toEqual({ num: 999999999999999999999999n, den: 1000000n });
  });

  it.each(["", "-", "+1", "1e5", "1,000", ".5", "5.", "1.2.3", "0x1", "Infinity", " 1", "1\n2", "一"])(
    "refuses %j",
    (text) => {
      expect(() => exact(text)).toThrow(`invalid decimal: ${text}`);
    },
  );
});

describe("round", () => {
  it.each([
    ["0.5", 0, "1"],
    ["-0.5", 0, "-1"],
    ["1.5", 0, "2"],
    ["2.5", 0, "3"],
    ["0.49", 0, "0"],
    ["-0.49", 0, "0"],
    ["95.95", 1, "96.0"],
    ["95.949", 1, "95.9"],
    ["1.005", 2, "1.01"],
    ["-1.005", 2, "-1.01"],
    ["999.95", 1, "1000.0"],
    ["12", 3, "12.000"],
  ])("%s to %i places is %s", (value, decimals, text) => {
    expect(digits(exact(value), decimals)).toBe(text);
  });

  it("goes to the nearest", () => {
    fc.assert(
      fc.property(fraction, places, (value, decimals) => {
        const near = round(value, decimals);
        expect(near.den).toBe(10n ** BigInt(decimals));
        expect(2n * abs(near.num * value.den - value.num * near.den) <= value.den).toBe(true);
      }),
    );
  });

  it("goes away from zero half-way", () => {
    fc.assert(
      fc.property(halves, ({ value, decimals }) => {
        const near = round(value, decimals);
        expect(2n * abs(near.num * value.den - value.num * near.den)).toBe(value.den);
        expect(abs(near.num) * value.den > abs(value.num) * near.den).toBe(true);
      }),
    );
  });

  it("is the same below zero as above", () => {
    fc.assert(
      fc.property(fraction, places, (value, decimals) => {
        expect(round(negative(value), decimals)).toEqual(negative(round(value, decimals)));
      }),
    );
  });

  it("keeps the order of numbers", () => {
    fc.assert(
      fc.property(fraction, fraction, places, (a, b, decimals) => {
        const [low, high] = compare(a, b) <= 0n ? [a, b] : [b, a];
        expect(compare(round(low, decimals), round(high, decimals)) <= 0n).toBe(true);
      }),
    );
  });
});

describe("digits", () => {
  it("writes the rounded number, with as many places, and no minus at zero", () => {
    fc.assert(
      fc.property(fraction, places, (value, decimals) => {
        const text = digits(value, decimals);
        expect(text).toMatch(
          decimals ? new RegExp(`^-?(0|[1-9]\\d*)\\.\\d{${decimals}}$`) : /^-?(0|[1-9]\d*)$/,
        );
        expect(text).not.toMatch(/^-[0.]+$/);
        expect(compare(exact(text), round(value, decimals))).toBe(0n);
      }),
    );
  });
});

describe("decimalsOf", () => {
  it.each([
    ["0", 0],
    ["100", 0],
    ["1.50", 1],
    ["0.48", 2],
    ["0.000001", 6],
  ])("%s has %i", (value, decimals) => {
    expect(decimalsOf(exact(value), 12)).toBe(decimals);
  });

  it("is the most for a number without end", () => {
    expect(decimalsOf({ num: 1n, den: 3n }, 12)).toBe(12);
  });

  it("is the fewest that write a number exactly", () => {
    fc.assert(
      fc.property(whole, places, (num, of) => {
        const value = { num, den: 10n ** BigInt(of) };
        const decimals = decimalsOf(value, 12);
        expect(decimals).toBeLessThanOrEqual(of);
        expect(compare(exact(digits(value, decimals)), value)).toBe(0n);
        if (decimals) expect(compare(exact(digits(value, decimals - 1)), value)).not.toBe(0n);
      }),
    );
  });
});

describe("compare and divide", () => {
  it("tell numbers apart that a floating point number does not", () => {
    expect(compare(exact("999999999999999.000002"), exact("999999999999999.000001")) > 0n).toBe(true);
    expect(compare(exact("0.30"), exact("0.3"))).toBe(0n);
  });

  it("give the sign of the difference, whatever the fractions", () => {
    fc.assert(
      fc.property(whole, whole, fc.bigInt({ min: 1n, max: limit }), (a, b, factor) => {
        const wide = { num: a * factor, den: factor };
        const sign = compare(wide, { num: b, den: 1n });
        expect([sign > 0n, sign < 0n]).toEqual([a > b, a < b]);
      }),
    );
  });

  it("a quotient times its divisor is the dividend, and its denominator above zero", () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        fc.pre(b.num !== 0n);
        const quotient = divide(a, b);
        expect(quotient.den > 0n).toBe(true);
        expect(compare({ num: quotient.num * b.num, den: quotient.den * b.den }, a)).toBe(0n);
      }),
    );
  });

  it("do not divide by zero", () => {
    expect(() => divide(exact("1"), exact("0.00"))).toThrow("division by zero");
  });
});
