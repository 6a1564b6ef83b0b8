import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, exact } from "../../src/core/exact.ts";
import { CATALOGUE } from "../../src/intake/findings/catalogue.ts";
import { readNumber } from "../../src/intake/values/number.ts";

/** The exact decimal that a text is read as, or the fault. */
function read(text: string, unit = ""): string {
  const reading = readNumber(text, unit);
  return "fault" in reading ? reading.fault : reading.value;
}

const digits = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((all) => all.join(""));
const decimal = fc.record({
  sign: fc.constantFrom("", "+", "-"),
  whole: digits(1, 15).map((text) => text.replace(/^0+(?=.)/, "")),
  fraction: digits(0, 6),
});
const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const blank = fc.constantFrom("", " ", "\t", "\u00a0", "\u3000", " \n");

describe("readNumber", () => {
  it.each([
    ["0", "0", "照写"],
    ["12", "12", "照写"],
    ["-3.50", "-3.50", "照写"],
    ["+3", "3", "照写"],
    ["1,234,567.8", "1234567.8", "去千位分隔符"],
    ["１，２３４", "1234", "去千位分隔符"],
    [" ９６．５ ", "96.5", "照写"],
    ["999999999999.999999", "999999999999.999999", "照写"],
    ["-999999999999.999999", "-999999999999.999999", "照写"],
  ])("reads %j as %s", (text, value, how) => {
    expect(readNumber(text, "个")).toEqual({ value, how });
  });

  it.each([
    ["97.5%", "%", "97.5", "百分数"],
    ["９７．５％", "%", "97.5", "百分数"],
    ["1,250%", "%", "1250", "百分数、去千位分隔符"],
    ["百分之九十六", "%", "96", "百分数、汉字数字"],
    ["百分之九十六点五", "%", "96.5", "百分数、汉字数字"],
    ["百分之百", "%", "100", "百分数、汉字数字"],
    ["百分之 96.5", "%", "96.5", "百分数"],
    ["960‰", "%", "96", "千分数、除以10"],
    ["96%", "‰", "960", "百分数、乘以10"],
    ["1 234", "个", "1234", "去千位分隔符"],
    ["1\u00a0234\u00a0567.5", "个", "1234567.5", "去千位分隔符"],
    ["1\u3000234", "个", "1234", "去千位分隔符"],
    ["'12", "个", "12", "照写"],
    ['="1,234"', "个", "1234", "去千位分隔符"],
    ["−5", "个", "-5", "照写"],
    ["－5", "个", "-5", "照写"],
    ["（5）", "个", "-5", "括号为负"],
    ["(1,234.50)", "个", "-1234.50", "括号为负、去千位分隔符"],
    ["12.0", "个", "12.0", "照写"],
    ["12家", "家", "12", "去单位"],
    ["１２ 家", "家", "12", "去单位"],
    ["1.2万", "家", "12000", "去单位、乘以10000"],
    ["3亿", "元", "300000000", "去单位、乘以100000000"],
    ["5000元", "万元", "0.5", "去单位、除以10000"],
    ["5000万元", "亿元", "0.5", "去单位、除以10000"],
    ["1.5万", "", "15000", "去单位、乘以10000"],
    ["0.00005起/台", "起/万台", "0.5", "去单位、乘以10000"],
    ["十二", "个", "12", "汉字数字"],
    ["一百零五", "个", "105", "汉字数字"],
    ["两千零一", "个", "2001", "汉字数字"],
    ["贰拾叁", "个", "23", "汉字数字"],
    ["三个", "个", "3", "去单位、汉字数字"],
  ])("reads %j in %j as %s (%s)", (text, unit, value, how) => {
    expect(readNumber(text, unit)).toEqual({ value, how });
  });

  it("converts what its row's unit says, by 百, 千, 万 and 亿 only", () => {
    expect(readNumber("5000", "万元", { named: "元" })).toEqual({ value: "0.5", how: "照写、除以10000" });
    expect(readNumber("0.5", "家", { named: "百家" })).toEqual({ value: "50", how: "照写、乘以100" });
    expect(readNumber("0.5", "家", { named: "百个" })).toEqual({ fault: "unit-differs" });
    expect(readNumber("5000元", "万元", { named: "亿元" })).toMatchObject({ value: "0.5" });
  });

  it("reads a cell as its format shows it", () => {
    const shown = (text: string, unit: string, format: string) => readNumber(text, unit, { format });
    expect(shown("0.965", "%", "0.0%")).toEqual({ value: "96.5", how: "按单元格的百分比格式" });
    expect(shown("96", "%", '0"%"')).toEqual({ value: "96", how: "照写" });
    expect(shown("0.5", "%", '0.0"%"')).toEqual({ value: "0.5", how: "照写" });
    expect(shown("0.03", "个", "0%")).toEqual({ fault: "unit-differs" });
    expect(shown("0.965", "‰", "0.0%")).toEqual({ value: "965", how: "按单元格的百分比格式、乘以10" });
  });

  it("takes a float's last digits away where a workbook stores it, and nowhere else", () => {
    const stored = (text: string, format = "") => readNumber(text, "%", { stored: true, format });
    expect(stored("96.10000000000001")).toEqual({ value: "96.1", how: "去浮点尾数" });
    expect(stored("0.9610000000000001", "0.0%")).toMatchObject({ value: "96.1" });
    expect(stored("66.66666666666667")).toEqual({ fault: "number-too-long" });
    expect(read("96.10000000000001", "%")).toBe("number-too-long");
  });

  it("finds a share without a sign that may be percent or a fraction, unless its limits leave one", () => {
    for (const text of ["0.96", "1", "1.0", "-0.5", "０．９６"])
      expect(read(text, "%")).toBe("percent-or-fraction");
    for (const text of ["0", "1.01", "96", "0.96%"]) expect(read(text, "%")).toMatch(/^[\d.]+$/);
    const within = (least: string, most: string) => readNumber("0.96", "%", { limits: { least, most } });
    expect(within("0", "100")).toEqual({ fault: "percent-or-fraction" });
    expect(within("50", "100")).toEqual({ value: "96", how: "按小数、乘以100" });
    expect(within("0", "5")).toEqual({ value: "0.96", how: "照写" });
    expect(within("1", "5")).toEqual({ fault: "percent-or-fraction" });
  });

  it.each([
    ...["约96", "96左右", "96以上", "近96", "近百", "96%左右", "≈5", "5±1", "<5", ">96", "≥96", "5+"],
    ...[
      "96-98",
      "96%-98%",
      "96～98",
      "96至98",
      "十余",
      "十几",
      "几十",
      "10余家",
      "100多",
      "3-5",
      "不足5",
      "至少5家",
    ],
  ])("finds %j approximate", (text) => {
    expect(read(text, "家")).toBe("number-approximate");
  });

  it.each([
    ["12个", "家", "unit-differs"],
    ["97.5%", "个", "unit-differs"],
    ["12个百分点", "%", "unit-differs"],
    ["3亿", "亿元", "unit-differs"],
    ["450.17万", "万人", "unit-differs"],
    ["１２０亿", "%", "unit-differs"],
    ["/", "个", "figure-declined"],
    ["——", "个", "figure-declined"],
    ["不适用", "个", "figure-declined"],
    ["Ｎ/Ａ", "个", "figure-declined"],
    ["无", "个", "zero-or-missing"],
    ["没有", "个", "zero-or-missing"],
    ["零", "%", "zero-or-missing"],
    ["未发生", "%", "zero-or-missing"],
    ["……", "个", "number-missing"],
    ["待报", "个", "number-missing"],
  ])("%j in %j is %s", (text, unit, fault) => {
    expect(readNumber(text, unit)).toEqual({ fault });
  });

  it("reads 未发生 and 零 as 0 where things are counted", () => {
    for (const text of ["未发生", "零", "〇"])
      expect(readNumber(text, "起", { counts: true })).toEqual({ value: "0", how: "记为零" });
  });

  it.each([
    ...[
      "1e5",
      "0x10",
      "1/2",
      "½",
      "1:2",
      "5.",
      ".5",
      "1..2",
      "1.2.3",
      "--1",
      "+-1",
      "(-5)",
      "((5))",
      "1 2345",
    ],
    ...[
      "12,34",
      "1,2345",
      ",123",
      "1,234,",
      "1234,567",
      "1.234,5",
      "96,5",
      "1,234 567",
      "97.5%%",
      "%",
      "Infinity",
    ],
    ...[
      "NaN",
      "十二万",
      "一十百",
      "百",
      "十两",
      "两十",
      "零五",
      "一百零",
      "null",
      "#N/A",
      "O",
      "l2",
      "9O",
      "1O0",
    ],
    ...["2013-09-30", "三四个", "百分之", "百分之一百一", "待核", "某12"],
  ])("does not guess at %j", (text) => {
    expect(read(text, "%")).toBe("number-unreadable");
  });

  it.each([
    "1234567890123456",
    "1,000,000,000,000,000",
    "0.1234567",
    "0.30000000000000004",
    "-1234567890123456.5",
  ])("finds %j too long", (text) => {
    expect(read(text)).toBe("number-too-long");
  });

  it("reads a decimal to the same value however it is written", () => {
    fc.assert(
      fc.property(
        decimal,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        blank,
        (parts, grouped, widened, percent, space) => {
          const { sign, whole, fraction } = parts;
          const point = fraction ? `.${fraction}` : "";
          const written = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
          const text = `${sign}${written}${point}${percent ? "%" : ""}`;
          const value = read(`${space}${widened ? wide(text) : text}${space}`, percent ? "%" : "个");
          const plain = exact(`${sign === "-" ? "-" : ""}${whole}${point}`);
          expect(compare(exact(value), plain)).toBe(0n);
        },
      ),
    );
  });

  it("finds a longer decimal too long", () => {
    const long = fc.oneof(
      fc.tuple(
        digits(15, 29).map((rest) => `1${rest}`),
        digits(0, 6),
      ),
      fc.tuple(digits(1, 15), digits(7, 30)),
    );
    fc.assert(
      fc.property(long, ([whole, fraction]) => {
        expect(read(fraction ? `${whole}.${fraction}` : whole)).toBe("number-too-long");
      }),
    );
  });

  it("reads nothing that holds a Latin letter, and of Chinese signs only the words for numbers and units", () => {
    const word = fc.oneof(fc.stringMatching(/^[A-Za-z]$/), fc.stringMatching(/^[\u4e00-\u9fff]$/));
    const rest = fc.oneof(
      decimal.map(({ sign, whole }) => sign + whole),
      fc.string(),
    );
    const known = /[零一二三四五六七八九十百千万亿两无空]/;
    fc.assert(
      fc.property(rest, word, fc.nat(), fc.boolean(), (text, letter, at, widened) => {
        fc.pre(!known.test(letter));
        const position = at % (text.length + 1);
        const mixed = `${text.slice(0, position)}${widened ? wide(letter) : letter}${text.slice(position)}`;
        expect(read(mixed, "%")).toMatch(
          /^(number-unreadable|number-approximate|unit-differs|figure-declined)$/,
        );
      }),
    );
  });

  it("does not shorten a stored number that is longer than figures are", () => {
    expect(readNumber("100000000000000.2", "个", { stored: true })).toEqual({ fault: "number-too-long" });
    expect(readNumber("96.10000000000001", "个", { stored: true })).toMatchObject({ value: "96.1" });
  });

  it("finds a blank missing, never zero", () => {
    fc.assert(
      fc.property(fc.array(blank), fc.constantFrom("", "%", "个"), (blanks, unit) => {
        expect(read(blanks.join(""), unit)).toBe("number-missing");
      }),
    );
  });

  it("never throws, and gives a plain decimal or a fault", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[-+0-9.,% ]*$/)),
        fc.constantFrom("", "%", "个"),
        (text, unit) => {
          const found = read(text, unit);
          expect(/^-?\d{1,12}(\.\d{1,6})?$/.test(found) || found in CATALOGUE, found).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
