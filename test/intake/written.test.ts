import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digits, divide, type Exact, exact } from "../../src/core/exact.ts";
import type { Cell } from "../../src/intake/layout/sheet.ts";
import { checkValue } from "../../src/intake/values/ratio.ts";
import { readWritten } from "../../src/intake/values/written.ts";

const cell = (text: string, format = "") => ({ place: { record: 1, column: "数值" }, text, format });
const figure = (of: Cell) => ({ part: "value" as const, cell: of, unit: undefined });
const indicator = (scale: number, unit = "") => ({ title: "比率", unit, scale, decimals: 1 }) as never;
const check = (text: string, top: number, bottom: number, scale = 100, unit = "%") =>
  checkValue(figure(cell(text)), indicator(scale, unit), String(top), String(bottom));

const ratio = fc.record({
  top: fc.oneof(fc.nat(300), fc.nat(1e9)),
  bottom: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 1e9 })),
  scale: fc.constantFrom(1, 100, 10_000),
});
const places = fc.integer({ min: 0, max: 6 });
const truthOf = ({ top, bottom, scale }: { top: number; bottom: number; scale: number }) =>
  divide({ num: BigInt(top) * BigInt(scale), den: 1n }, exact(String(bottom)));

/** The number in digits, a half rounded to the even neighbour. */
function halfEven(value: Exact, decimals: number): string {
  const scaled = value.num * 10n ** BigInt(decimals);
  const floor = scaled / value.den;
  const twice = 2n * (scaled - floor * value.den);
  const up = twice > value.den || (twice === value.den && floor % 2n === 1n);
  return digits({ num: up ? floor + 1n : floor, den: 10n ** BigInt(decimals) }, decimals);
}

describe("a value beside its parts", () => {
  it("is no finding where it is what they give, rounded to any place", () => {
    fc.assert(
      fc.property(ratio, places, (parts, decimals) => {
        const { top, bottom, scale } = parts;
        const truth = truthOf(parts);
        for (const text of [digits(truth, decimals), halfEven(truth, decimals)])
          expect(check(text, top, bottom, scale, ""), text).toBeNull();
      }),
    );
  });

  it("is no finding where it is stored as a spreadsheet computes it", () => {
    const big = fc.record({
      top: fc.nat(999_999_999_999),
      bottom: fc.integer({ min: 1, max: 999_999_999_999 }),
      scale: fc.constantFrom(1, 100, 10_000),
    });
    fc.assert(
      fc.property(fc.oneof(ratio, big), ({ top, bottom, scale }) => {
        for (const float of [(top * scale) / bottom, (top / bottom) * scale])
          expect(check(String(float), top, bottom, scale, ""), String(float)).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it("is a finding where it is off by two units of its last place, or more", () => {
    fc.assert(
      fc.property(
        ratio,
        places,
        fc.integer({ min: 2, max: 1e6 }),
        fc.boolean(),
        (parts, decimals, off, up) => {
          const unit = 10n ** BigInt(decimals);
          const near = exact(digits(truthOf(parts), decimals)).num;
          const text = digits({ num: near + BigInt(up ? off : -off), den: unit }, decimals);
          // More digits than a spreadsheet keeps for certain cannot be held against it.
          fc.pre(text.replace(/\D/g, "").replace(/^0+/, "").length <= 14);
          const fault = check(text, parts.top, parts.bottom, parts.scale, "");
          expect(["value-differs", "value-scaled"], text).toContain(fault?.code);
          expect(fault?.lost).toBe(fault?.code === "value-differs");
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("is a hundredth or a hundredfold of what they give, to at least two digits or exactly", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 100 }), fc.integer({ min: 100, max: 1000 }), (top, bottom) => {
        const truth = truthOf({ top, bottom, scale: 100 });
        const hundredth = { ...truth, den: truth.den * 100n };
        const hundredfold = { ...truth, num: truth.num * 100n };
        for (const text of [String(top / bottom), digits(hundredth, 4), digits(hundredfold, 0)])
          expect(check(text, top, bottom), text).toMatchObject({ code: "value-scaled", lost: false });
      }),
    );
    expect(check("1", 30, 30)).toMatchObject({ code: "value-scaled" });
    for (const text of ["0.9", "0", "1"])
      expect(check(text, 93, 100), text).toMatchObject({ code: "value-differs" });
  });

  it.each([
    ["96.66", 29, 30, "cut off"],
    ["96.67%", 29, 30, "with its sign"],
    ["1e-7", 1, 1_000_000_000, "in powers of ten"],
    ["", 29, 30, "that is blank"],
    ["0", 0, 0, "of nothing"],
    ["", 0, 0, "of nothing, blank"],
    ["#DIV/0!", 0, 0, "divided by nothing"],
  ])("%j beside %i and %i, %s, is no finding", (text, top, bottom) => {
    expect(check(text, top, bottom)).toBeNull();
  });

  it.each([
    ["100", 0, 0, "value-differs", "分母为0"],
    ["96.68", 29, 30, "value-differs", "96.67"],
    ["-96.67", 29, 30, "value-differs", "96.67"],
    ["96.7000000001", 29, 30, "value-differs", "96.666667"],
    ["约97", 29, 30, "number-approximate", "比率"],
    ["9".repeat(401), 29, 30, "number-too-long", "比率"],
  ])("%j beside %i and %i is %s", (text, top, bottom, code, detail) => {
    expect(check(text, top, bottom)).toMatchObject({ code, detail });
  });

  it("in a cell shown as percent is what the cell shows", () => {
    const shown = (text: string, unit: string) =>
      checkValue(figure(cell(text, "0.00%")), indicator(100, unit), "29", "30");
    expect(shown("0.966666666666667", "%")).toBeNull();
    expect(shown("0.9667", "%")).toBeNull();
    expect(shown("96.67", "%")).toMatchObject({ code: "value-scaled" });
  });

  it("that is an error of a formula cannot be read; nor can one without a result", () => {
    const faulty = (text: string, fault: "error value" | "formula without result") =>
      checkValue(figure({ ...cell(text), fault }), indicator(100), "29", "30");
    expect(faulty("#REF!", "error value")).toMatchObject({
      code: "number-unreadable",
      detail: "错误值",
      lost: false,
    });
    expect(faulty("", "formula without result")).toMatchObject({ code: "formula-unsaved", lost: false });
  });

  it("is held against nothing where a part was not read", () => {
    expect(checkValue(figure(cell("96")), indicator(100, "%"), undefined, "30")).toBeNull();
    expect(checkValue(figure(cell("约96")), indicator(100, "%"), "29", undefined)).toMatchObject({
      code: "number-approximate",
    });
  });
});

describe("readWritten", () => {
  it.each(["1.25e-7", "2.5e+21", "-1e-7", "1.234567e+3"])("reads %j to the same value", (text) => {
    const written = readWritten(cell(text), "");
    if (written === null || typeof written === "string") throw new Error("not read");
    expect(Number(written.value.num) / Number(written.value.den)).toBeCloseTo(Number(text), 12);
  });
});
