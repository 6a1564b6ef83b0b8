import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalsOf, exact, digits as productDigits } from "../../src/core/exact.ts";
import { displayNumber } from "../../src/facts/display.ts";
import { decimal, shortest, ZERO } from "../../src/verify/arithmetic/exact.ts";
import { periodOf, writtenPeriod, yearBefore } from "../../src/verify/arithmetic/period.ts";
import { displayText } from "../../src/verify/expect/shown/display.ts";
import { writtenDay } from "../../src/verify/originals/day.ts";
import { readAs } from "../../src/verify/originals/number.ts";

describe("texts of numbers", () => {
  it("are those of the product, though none of its code makes them", () => {
    const number = fc
      .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
      .map(([whole, places]) => productDigits({ num: BigInt(whole), den: 10n ** BigInt(places) }, places));
    const decimals = fc.option(fc.integer({ min: 0, max: 4 }));
    const unit = fc.constantFrom("%", "项");
    fc.assert(
      fc.property(
        number,
        decimals,
        unit,
        fc.boolean(),
        fc.array(number),
        fc.constantFrom("" as const, "万" as const, "亿" as const),
        (text, places, of, signed, edges, shownIn) => {
          const shown = { unit: of, decimals: places, signed, shownIn };
          expect(
            displayText(decimal(text) ?? ZERO, {
              ...shown,
              edges: edges.map((edge) => decimal(edge) ?? ZERO),
            }),
          ).toBe(displayNumber(exact(text), { ...shown, edges: edges.map(exact) }));
          expect(shortest(decimal(text) ?? ZERO, 12)).toBe(
            productDigits(exact(text), decimalsOf(exact(text), 12)),
          );
        },
      ),
    );
  });

  it("are read as the proof says that they were", () => {
    expect(readAs("照写", "＋12．50")).toBe("12.50");
    expect(readAs("照写", "1,250")).toBe(undefined);
    expect(readAs("去千位分隔符", "1,250")).toBe("1250");
    expect(readAs("去千位分隔符", "12,50")).toBe(undefined);
    expect(readAs("百分数", "95.96％")).toBe("95.96");
    expect(readAs("按单元格的百分比格式", "0.9596")).toBe("95.96");
    expect(readAs("估计", "1")).toBe(undefined);
  });
});

describe("times", () => {
  it("are read as ids and as words", () => {
    expect(["2013Q3", "2013年三季度", "2013年第3季度"].map((text) => writtenPeriod(text)?.id)).toEqual([
      ...["2013Q3", "2013Q3", "2013Q3"],
    ]);
    expect(periodOf("2011-2015")).toMatchObject({ first: 2011 * 12, last: 2015 * 12 + 11 });
    expect(["2013Q5", "2013M9", "2015-2011", "next year"].map(periodOf)).toEqual([...Array(4)]);
    const quarter = periodOf("2013Q3");
    expect(quarter && yearBefore(quarter)).toBe("2012Q3");
    expect(["2013/9/3", "2013年9月3日", "2013.9.3"].map((text) => writtenDay(text))).toEqual([
      ...Array(3).fill("2013-09-03"),
    ]);
    expect(["2013-02-30", "3.9.2013"].map((text) => writtenDay(text))).toEqual([...Array(2)]);
  });
});
