import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, exact } from "../../src/core/exact.ts";
import { parsePeriod } from "../../src/core/period.ts";
import { readingGuide } from "../../src/intake/layout/guide.ts";
import { planNames } from "../../src/intake/names.ts";
import { readDay, timeOf } from "../../src/intake/values/day.ts";
import { type About, readNumber } from "../../src/intake/values/number.ts";
import { readNumeral, writeNumeral } from "../../src/intake/values/numeral.ts";
import { settledBy } from "../../src/intake/values/settled.ts";
import { shifted } from "../../src/intake/values/unit.ts";
import { readPlan } from "../../src/plan/read.ts";
import type { Reading } from "../../src/verify/expect/format.ts";
import { conversionFault } from "../../src/verify/originals/conversion.ts";
import { clocked, writtenDay } from "../../src/verify/originals/day.ts";
import { namesAt } from "../../src/verify/originals/filed.ts";
import { readNames } from "../../src/verify/originals/names.ts";
import { readAs } from "../../src/verify/originals/number.ts";
import { numeral } from "../../src/verify/originals/numeral.ts";
import { type Plan, readPlanTables } from "../../src/verify/originals/plan.ts";
import { DATA } from "../plan/bare.ts";

const digits = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((all) => all.join(""));
const decimal = fc
  .record({ sign: fc.constantFrom("", "-"), whole: digits(1, 9), fraction: digits(0, 4) })
  .map(({ sign, whole, fraction }) => `${sign}${whole.replace(/^0+(?=.)/, "")}${fraction && `.${fraction}`}`);
const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const grouped = (number: string, by: string) => {
  const [whole = "", fraction] = number.split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, by) + (fraction === undefined ? "" : `.${fraction}`);
};

/** Ways of writing an exact number of 家, or of %. */
const WAYS: Record<string, (number: string) => string> = {
  plain: (number) => number,
  commas: (number) => grouped(number, ","),
  spaces: (number) => grouped(number, " "),
  "wide spaces": (number) => grouped(number, "\u3000"),
  "hard spaces": (number) => grouped(number, "\u00a0"),
  "full width": wide,
  "full width with commas": (number) => wide(grouped(number, ",")),
  brackets: (number) => (number.startsWith("-") ? `（${number.slice(1)}）` : number),
  "the minus": (number) => number.replace("-", "\u2212"),
  "an apostrophe": (number) => `'${number}`,
  blanks: (number) => ` \u3000${number}\u00a0`,
  zeros: (number) => (number.includes(".") ? `${number}0` : `${number}.0`),
  unit: (number) => `${number}家`,
  "unit after a blank": (number) => `${number} 家`,
  万: (number) => `${shifted(number, -4)}万`,
  "万 and unit": (number) => `${shifted(number, -4)}万家`,
  百: (number) => `${shifted(number, -2)}百家`,
};
const SHARES: Record<string, (number: string) => string> = {
  sign: (number) => `${number}%`,
  "wide sign": (number) => `${number} ％`,
  "per mille": (number) => `${shifted(number, 1)}‰`,
  words: (number) => (number.startsWith("-") ? `${number}%` : `百分之${number}`),
};

/** A plan for the checker with one indicator. */
const planOf = (unit: string, limits?: Record<string, string>): Plan => ({
  rows: () => [],
  path: () => undefined,
  row: (table) =>
    table === "limits" ? limits && { row: limits, number: 1 } : { row: { indicator: "1", unit }, number: 1 },
  applies: () => true,
  begins: () => 1,
  years: () => [],
});

/** What the checker makes of a reading of ours: its number, or what is wrong with it. */
function again(text: string, unit: string, how: string, about: About = {}): string | undefined {
  const place = { record: 1, column: "数值" };
  const reading: Reading = {
    ...{ place, text, format: about.format ?? "", how, value: "", part: unit === "" ? "numerator" : "value" },
    ...{ indicator: "1", area: "", period: "", names: { indicator: place, area: place, period: place } },
    ...(about.named && { unit: { text: about.named, place } }),
  };
  return conversionFault(reading, planOf(unit, about.limits)) || readAs(how, text);
}

function agree(text: string, unit: string, about: About = {}): void {
  const ours = readNumber(text, unit, about);
  if ("fault" in ours) return;
  const theirs = again(text, unit, ours.how, about) ?? "none";
  expect([text, ours.how, theirs]).toEqual([text, ours.how, expect.stringMatching(/^-?\d+(\.\d+)?$/)]);
  expect(compare(exact(theirs), exact(ours.value)), `${text} ${ours.how}`).toBe(0n);
}

describe("a number written in any way", () => {
  it.each(Object.entries(WAYS))("is itself: %s", (_, write) => {
    fc.assert(
      fc.property(decimal, (number) => {
        const text = write(number);
        const read = readNumber(text, "家");
        fc.pre(!("fault" in read && read.fault === "number-too-long"));
        expect("value" in read && compare(exact(read.value), exact(number)), text).toBe(0n);
        agree(text, "家");
      }),
    );
  });

  it.each(Object.entries(SHARES))("is itself as a share: %s", (_, write) => {
    fc.assert(
      fc.property(decimal, (number) => {
        const text = write(number);
        const read = readNumber(text, "%");
        expect("value" in read && compare(exact(read.value), exact(number)), text).toBe(0n);
        agree(text, "%");
      }),
    );
  });

  it("is itself in a unit of another power of ten", () => {
    const units: [string, number][] = [
      ["元", -4],
      ["百元", -2],
      ["千元", -1],
      ["万元", 0],
      ["亿元", 4],
    ];
    fc.assert(
      fc.property(decimal, fc.constantFrom(...units), fc.boolean(), (number, [unit, power], behind) => {
        const text = shifted(number, -power);
        const about = behind ? {} : { named: unit };
        const written = behind ? `${text}${unit}` : text;
        const read = readNumber(written, "万元", about);
        fc.pre(!("fault" in read && read.fault === "number-too-long"));
        expect("value" in read && compare(exact(read.value), exact(number)), written).toBe(0n);
        agree(written, "万元", about);
      }),
    );
  });

  it("in Chinese numerals is itself, from 0 to 9999", () => {
    for (let number = 0; number < 10_000; number++) {
      const text = writeNumeral(number);
      const found = [readNumeral(text), numeral(text)];
      if (found.some((each) => each !== number)) expect([text, ...found]).toEqual([text, number, number]);
    }
  });

  it("in Chinese numerals is read by both the same, or by neither", () => {
    const signs = fc.constantFrom(..."零〇一二三五九十百千两壹拾佰");
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 7 }), (text) => {
        expect([text, numeral(text)]).toEqual([text, readNumeral(text)]);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe("a number read again", () => {
  const signs = "0123456789.,-+ ()%‰一二十百千万亿两零点家个元分之无约/'　（）％１２".split("");
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(...signs), maxLength: 9 }),
    fc.string({ unit: "binary", maxLength: 6 }),
    fc
      .tuple(
        fc.constantFrom("", "百分之", "-", "（", " "),
        decimal,
        fc.constantFrom("", "%", "万", "亿元", "百家", "）", "‰"),
      )
      .map((all) => all.join("")),
  );
  const unit = fc.constantFrom("", "%", "‰", "家", "个", "元", "万元", "亿元", "起/万台", "百家");
  const about = fc.record({
    format: fc.constantFrom("", "0.0%", '0"%"', "#,##0"),
    stored: fc.boolean(),
    named: fc.constantFrom(undefined, undefined, "元", "家", "百家", "‰"),
    counts: fc.boolean(),
    limits: fc.constantFrom(
      undefined,
      { least: "0", most: "100" },
      { least: "20", most: "100" },
      { least: "", most: "10" },
    ),
  });

  it("by the steps that are published gives the same number", () => {
    fc.assert(
      fc.property(text, unit, about, (text, unit, { named, ...rest }) =>
        agree(text, unit, unit ? { ...rest, named } : rest),
      ),
      { numRuns: 30_000 },
    );
  });

  it("by other steps or units gives none, or another", () => {
    expect(again("5000元", "万元", "去单位")).toMatch(/factor of 10\^-4/);
    expect(again("5000元", "家", "去单位")).toMatch(/its unit/);
    expect(again("0.96", "%", "按小数、乘以100", { limits: { least: "0", most: "100" } })).toMatch(
      /more than one way/,
    );
    expect(again("0.96", "%", "按小数、乘以100", { limits: { least: "50", most: "100" } })).toBe("96");
    expect(again("96", "%", "乘以3")).toBe(undefined);
  });
});

describe("a period", () => {
  const theirs = readNames(readPlanTables(DATA, "2013"));
  const ours = planNames(readPlan(DATA, "2013"));
  const year = fc.constantFrom("2013", "2012", "二〇一三", "二O一三", "二0一三", "13", "12");
  const rest = fc.constantFrom(
    ...[
      "Q3",
      "年三季度",
      "年第4季度",
      "年度",
      "年",
      "年上半年",
      "年下半年",
      "年前三季度",
      "年1-9月",
      "年1月至6月",
      "年9月",
      "年8月",
      "年九月",
      "年一至九月",
      "年元月—六月",
      "年前三季度",
      "年三季度累计",
      "年7-9月",
      "年7-12月",
      "年1-6月",
      "年2-4月",
      "年十月至十二月",
      "年全年",
      "年累计",
      "年三季度末",
      "年9月底",
      "年一至三季度",
      "年1-4季度",
      "年九月三十日",
    ],
    ...[
      ".9",
      ".1",
      ".3",
      "-3",
      "/2",
      "/9",
      "-09",
      "-09-30",
      "/9/30",
      ".9.30",
      "0930",
      "/6/30",
      "/12/31",
      "年9月30日",
      "H1",
      "M09",
      "年冬",
    ],
  );

  it("is named to the checker wherever it is to us", () => {
    fc.assert(
      fc.property(year, rest, fc.boolean(), fc.constantFrom("", "yyyy-mm"), (first, last, byEnd, format) => {
        const text = first + last;
        const period = ours.period(text, format, byEnd);
        if (period)
          expect([text, theirs.periods(text, format).map(({ id }) => id)]).toEqual([
            text,
            expect.arrayContaining([period.id]),
          ]);
      }),
      { numRuns: 2000 },
    );
  });

  it("that its folder settles is the same to the checker", () => {
    const guide = readingGuide(readPlan(DATA, "2013"));
    const filed = fc.constantFrom("2013Q1", "2013Q2", "2013Q3", "2012Q3", "2013Q4", "2013");
    const open = fc.constantFrom("2013-3", "2013/3", "2013.1", "2013-2", "2013年累计", "三季度", "第1季度");
    fc.assert(
      fc.property(filed, open, (id, text) => {
        const period = settledBy(guide, parsePeriod(id) ?? undefined).names.period(text, "", true);
        const again = namesAt(`submissions/${id}/330481/a.xlsx`, theirs).periods(text, "");
        expect([id, text, again.map((each) => each.id)]).toEqual([id, text, period ? [period.id] : []]);
      }),
    );
  });
});

describe("a day", () => {
  const text = fc
    .tuple(
      fc.constantFrom("2013", "13", "二〇一三", "二○一三", "一三", "2O13", "二〇O三"),
      fc.constantFrom("年", "-", "/", ".", ""),
      fc.constantFrom("3", "03", "三", "元", "十一", "〇三", "13"),
      fc.constantFrom("月", "-", "/", ".", ""),
      fc.constantFrom("5", "05", "30", "三十", "二十一", "〇五", "31", "廿五"),
      fc.constantFrom("日", "号", "", "", " 10:30", "日 9:05:00", " 0:00", "日 24:00", "T23:59:59.5"),
    )
    .map((parts) => parts.join(""));

  it("with its time is the same to the checker as to us", () => {
    const years: [number, number] = [2010, 2014];
    fc.assert(
      fc.property(text, (text) => {
        const theirs = [writtenDay(text, [2010, 2011, 2012, 2013, 2014]), clocked(text).time];
        expect([text, ...theirs]).toEqual([text, readDay(text, years), timeOf(text)]);
      }),
      { numRuns: 3000 },
    );
  });
});
