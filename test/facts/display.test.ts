import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, exact } from "../../src/core/exact.ts";
import { displayNumber, type Shown, WORDS } from "../../src/facts/display.ts";
import { STATUSES } from "../../src/plan/schemas.ts";

const shown = (value: string, how: Partial<Shown> = {}) =>
  displayNumber(exact(value), { unit: "家", decimals: 0, signed: false, edges: [], ...how });

const ZEROS: Record<string, bigint> = { 万: 10_000n, 亿: 100_000_000n };

/** The number that a display text says. */
const said = (text: string) => {
  const { num, den } = exact(text.replace(/[,%+万亿]/g, "").replace("\u2212", "-"));
  return { num: num * (ZEROS[text.at(-1) ?? ""] ?? 1n), den };
};

describe("displayNumber", () => {
  it.each([
    ["0", 0, "0"],
    ["0", 1, "0.0"],
    ["999", 0, "999"],
    ["1000", 0, "1,000"],
    ["3147.7", 1, "3,147.7"],
    ["1234567.891", 2, "1,234,567.89"],
    ["999.95", 1, "1,000.0"],
    ["12", 2, "12.00"],
    ["0.1234567", null, "0.1234567"],
    ["1000.00100", null, "1,000.001"],
    ["45", null, "45"],
  ])("shows %s with %j decimals as %s", (value, decimals, text) => {
    expect(shown(value, { decimals })).toBe(text);
  });

  it("writes percent beside the number, other units not", () => {
    expect(shown("97.1", { unit: "%", decimals: 1 })).toBe("97.1%");
    expect(shown("97.1", { unit: "起/万台", decimals: 1 })).toBe("97.1");
  });

  it("writes a minus sign, and a plus sign where asked to", () => {
    expect(shown("-3.5", { decimals: 1 })).toBe("\u22123.5");
    expect(shown("-1234", { signed: true })).toBe("\u22121,234");
    expect(shown("1.1", { signed: true, decimals: 1, unit: "%" })).toBe("+1.1%");
    expect(shown("0", { signed: true })).toBe("0");
  });

  it("writes no minus sign at a zero that was rounded", () => {
    expect(shown("-0.04", { decimals: 1 })).toBe("0.0");
  });

  it.each([
    ["9999", "万", 0, "9,999"],
    ["10000", "万", 0, "1.00万"],
    ["10000", "万", null, "1万"],
    ["10577", "万", 0, "1.06万"],
    ["-62000", "万", 0, "\u22126.20万"],
    ["450170000", "万", 0, "45,017.00万"],
    ["450170000", "亿", 0, "4.50亿"],
    ["99999999.9", "亿", 1, "99,999,999.9"],
    ["12345.6", "万", null, "1.23456万"],
  ] as const)("shows %s in %s with %j decimals as %s", (value, shownIn, decimals, text) => {
    expect(shown(value, { decimals, shownIn })).toBe(text);
  });

  it("writes as many decimals of 万 as keep a number on its side of a goal", () => {
    const large: Partial<Shown> = { shownIn: "万", edges: [exact("10500")] };
    expect(shown("10499", large)).toBe("1.0499万");
    expect(shown("10500", large)).toBe("1.05万");
    expect(shown("10504", large)).toBe("1.0504万");
    expect(shown("9999", { ...large, edges: [exact("10000")] })).toBe("9,999");
  });

  it.each([
    ["95.96", 1, "96", "95.96%"],
    ["95.9996", 1, "96", "95.9996%"],
    ["96", 1, "96", "96.0%"],
    ["96.04", 1, "96", "96.04%"],
    ["95.9", 1, "96", "95.9%"],
    ["0.4839", 2, "0.48", "0.484%"],
    ["0.4801", 2, "0.48", "0.4801%"],
    ["0.48", 2, "0.48", "0.48%"],
    ["-0.04", 1, "0", "\u22120.04%"],
    ["99.97", 1, "100", "99.97%"],
  ])("shows %s with %i decimals against %s as %s", (value, decimals, edge, text) => {
    expect(shown(value, { unit: "%", decimals, edges: [exact(edge)] })).toBe(text);
  });

  it("keeps to the right side of every edge at once", () => {
    expect(shown("95.96", { decimals: 0, edges: [exact("96"), exact("95.955")] })).toBe("95.96");
    expect(shown("95.951", { decimals: 0, edges: [exact("96"), exact("95.95")] })).toBe("95.951");
  });

  it("never says a number on the other side of an edge", () => {
    const counts = fc.integer({ min: 0, max: 100_000 });
    const edges = fc.array(fc.integer({ min: -20_000, max: 20_000 }), { maxLength: 3 });
    const near = fc
      .integer({ min: 1, max: 100_000 })
      .chain((per) =>
        fc
          .tuple(fc.integer({ min: -10_000, max: 10_000 }), fc.integer({ min: -2, max: 2 }))
          .map(([edge, by]) => ({ num: Math.round((edge * per) / 10_000) + by, per, edge })),
      );
    const any = fc.record({ num: counts, per: fc.integer({ min: 1, max: 100_000 }), edge: fc.constant(0) });
    fc.assert(
      fc.property(
        fc.oneof(near, any),
        edges,
        fc.integer({ min: 0, max: 4 }),
        fc.boolean(),
        fc.constantFrom("" as const, "万" as const, "亿" as const),
        ({ num, per, edge }, more, decimals, signed, shownIn) => {
          const by = ZEROS[shownIn] ?? 1n;
          const value = { num: BigInt(num) * 100n * by, den: BigInt(per) };
          const all = [edge, ...more].map((hundredths) => ({ num: BigInt(hundredths) * by, den: 100n }));
          const text = said(displayNumber(value, { unit: "%", decimals, signed, shownIn, edges: all }));
          for (const one of all) {
            const [is, says] = [compare(value, one), compare(text, one)];
            expect([says > 0n, says < 0n]).toEqual([is > 0n, is < 0n]);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("shows no more places than asked for where nothing stands in the way", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 6 }), (num, decimals) => {
        const value = { num: BigInt(num), den: 1_000_000n };
        const text = displayNumber(value, { unit: "家", decimals, signed: false, edges: [] });
        expect(text).toMatch(
          new RegExp(`^\u2212?\\d{1,3}(,\\d{3})*${decimals ? `\\.\\d{${decimals}}` : ""}$`),
        );
      }),
    );
  });
});

describe("the words of verdicts", () => {
  it("are Chinese, and one for each status", () => {
    expect(STATUSES.map((status) => WORDS[status])).toEqual([
      ...["达标", "达序时", "滞后", "未达标", "未报", "未到期", "不适用"],
    ]);
    for (const word of Object.values(WORDS)) expect(word).toMatch(/^[\u4e00-\u9fff]{2,10}$/);
    expect(Object.keys(WORDS)).toEqual(expect.arrayContaining([...STATUSES]));
  });
});
