import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNumber } from "../../src/intake/number.ts";
import { compare, exact } from "../../src/plan/exact.ts";

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

  it("takes a percent sign where the unit is percent only", () => {
    expect(readNumber("97.5%", "%")).toEqual({ value: "97.5", how: "百分数" });
    expect(readNumber("９７．５％", "%")).toEqual({ value: "97.5", how: "百分数" });
    expect(read("97.5%", "个")).toBe("number-unreadable");
    expect(read("97.5%%", "%")).toBe("number-unreadable");
    expect(read("%", "%")).toBe("number-unreadable");
  });

  it.each([
    ...["1e5", "0x10", "1/2", "½", "1:2", "3-5", "5.", ".5", "1..2", "1.2.3", "--1", "+-1", "(5)", "1 234"],
    ...[
      "12,34",
      "1,2345",
      ",123",
      "1,234,",
      "1234,567",
      "1.234,5",
      "≈5",
      "5±1",
      "<5",
      "5+",
      "Infinity",
      "NaN",
    ],
    ...[
      "约12",
      "12个",
      "十二",
      "十二万",
      "无",
      "—",
      "/",
      "…",
      "null",
      "#N/A",
      "O",
      "l2",
      "１２０亿",
      "2013-09-30",
    ],
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

  it("reads nothing that holds a letter or a Chinese character", () => {
    const word = fc.oneof(fc.stringMatching(/^[A-Za-z]$/), fc.stringMatching(/^[\u4e00-\u9fff]$/));
    const rest = fc.oneof(
      decimal.map(({ sign, whole }) => sign + whole),
      fc.string(),
    );
    fc.assert(
      fc.property(rest, word, fc.nat(), fc.boolean(), (text, letter, at, widened) => {
        const position = at % (text.length + 1);
        const mixed = `${text.slice(0, position)}${widened ? wide(letter) : letter}${text.slice(position)}`;
        expect(read(mixed, "%")).toBe("number-unreadable");
      }),
    );
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
          expect(read(text, unit)).toMatch(/^(-?\d{1,15}(\.\d{1,6})?|number-(missing|unreadable|too-long))$/);
        },
      ),
      { numRuns: 500 },
    );
  });
});
