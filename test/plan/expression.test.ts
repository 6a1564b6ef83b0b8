import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlan } from "../../src/plan/read.ts";
import { namesIn, STEPS } from "../../src/rules/expression.ts";
import { kindOf } from "../../src/rules/kinds.ts";
import { OPERANDS } from "../../src/rules/operands.ts";
import { parse } from "../../src/rules/parse.ts";
import { sqlOf } from "../../src/rules/sql.ts";
import { DATA } from "./bare.ts";

const operand = fc.constantFrom(...OPERANDS, ...STEPS);
const number = fc.constantFrom("0", "1", "100", "0.48", "12.5");
/** Expressions of the small arithmetic, with the names they use. */
const { expression } = fc.letrec<{ expression: { text: string; names: string[] } }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4 },
    operand.map((name) => ({ text: name, names: [name] })),
    number.map((text) => ({ text, names: [] })),
    fc
      .tuple(
        tie("expression"),
        fc.constantFrom("+", "-", "*", ">=", "<=", "<>", "=", "and", "or"),
        tie("expression"),
      )
      .map(([a, sign, b]) => ({ text: `(${a.text} ${sign} ${b.text})`, names: [...a.names, ...b.names] })),
    fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => ({
      text: `case when ${a.text} then 'on pace' else sum(${b.text}) end`,
      names: [...a.names, ...b.names],
    })),
  ),
}));

describe("namesIn", () => {
  it("gives each name once, in order of first use", () => {
    expect(namesIn("(amount * last_divisor - last_amount * divisor) * 100")).toEqual([
      "amount",
      "last_divisor",
      "last_amount",
      "divisor",
    ]);
  });

  it("takes words of the arithmetic and texts in quotes for no names", () => {
    expect(namesIn("case when series is not null and true then 'amount' else sum(value) end")).toEqual([
      "series",
      "value",
    ]);
  });

  it("finds none in an empty expression", () => {
    expect(namesIn("")).toEqual([]);
    expect(namesIn("12.5 + 3")).toEqual([]);
  });

  it("finds the names of any expression", () => {
    fc.assert(
      fc.property(expression, ({ text, names }) => {
        expect(namesIn(text)).toEqual([...new Set(names)]);
      }),
    );
  });

  it.each([
    ["amount; drop table fact", "; drop table fact"],
    ['"amount" > 1', '"amount" > 1'],
    ["amount > '1", "'1"],
    ["row.amount", ".amount"],
    ["Amount > 1", "Amount > 1"],
    ["amount % 2", "% 2"],
    ["amount[1]", "[1]"],
    ["amount ≥ goal", "≥ goal"],
    ["实际 >= 目标", "实际 >= 目标"],
  ])("says where %j leaves the arithmetic", (text, rest) => {
    expect(() => namesIn(text)).toThrow(`unreadable expression at ${rest}`);
  });

  it("knows every name that the shipped rules use", () => {
    const known = new Set<string>([...OPERANDS, ...STEPS]);
    const rules = readPlan(DATA, "2013").methods.rows;
    const used = new Set(rules.flatMap((row) => [...namesIn(row.expression), ...namesIn(row.divisor)]));
    expect(used.size).toBeGreaterThan(10);
    expect([...used].filter((name) => !known.has(name))).toEqual([]);
  });
});

describe("an expression as SQL", () => {
  const sql = (text: string, row = "t") => sqlOf(parse(text), (name) => `${row}.${name}`);

  it("has every name as a field of the row, and nothing else", () => {
    expect(sql("case when status = wanted then 1 else 0 end")).toBe(
      "case when t.status = t.wanted then 1 else 0 end",
    );
    expect(sql("sum(value) * 100 >= 'goal'")).toBe("sum(t.value) * 100 >= 'goal'");
  });

  it("brings what a case gives to the decimals of the other", () => {
    expect(
      sqlOf(parse("case when present = 1 then growth when status = 'met' then months else amount end")),
    ).toBe(
      "case when present = 1 then growth when status = 'met' then cast(months as decimal(38, 12)) else cast(amount as decimal(38, 12)) end",
    );
    expect(sqlOf(parse("case when present = 1 then 0 else amount end"))).toBe(
      "case when present = 1 then 0 else amount end",
    );
  });

  it("of the shipped rules is what stands there, but for decimals", () => {
    for (const { expression } of readPlan(DATA, "2013").methods.rows) {
      const plain = sqlOf(parse(expression))
        .replaceAll("rounded_finely", "rounded")
        .replace(/cast\((.+?) as decimal\(38, \d+\)\)/g, "$1");
      expect(plain).toBe(expression);
    }
  });
});

describe("the kind of an expression", () => {
  const kind = (text: string) => kindOf(parse(text));

  it.each([
    ["amount * goal", "number", 12],
    ["months + 0.125", "number", 3],
    ["rounded(amount, divisor, 2)", "number", 2],
    ["rounded(amount, divisor, places)", "number", 9],
    ["count(status)", "number", 0],
    ["case when lost then 'missed' else status end", "text", 0],
    ["amount > 1 and not lost", "truth", 0],
    ["null", "any", 0],
  ])("of %s is %s", (text, of, decimals) => {
    expect(kind(text)).toEqual({ kind: of, decimals });
  });

  it.each([
    ["amount * goal * amount * goal * 1.5", "a number with up to 25 decimals"],
    ["case when lost then 1 else status end", "a number beside a text"],
    ["status > 1", "a text beside a number"],
    ["status + 1", "a text where a number is wanted"],
    ["amount and lost", "a number where a truth is wanted"],
    ["lost = reached", "truths compared by ="],
    ["sum(max(value))", "a set within sum(…)"],
    ["max(amount > 1)", "the max of truths"],
    ["rounded(amount, divisor, 10)", "rounded(…) to decimals that are not known"],
    ["rounded(amount, divisor, months)", "rounded(…) to decimals that are not known"],
    ["root(amount, divisor, 1.5)", "root(…) by a number that has decimals"],
    ["1234567890123456 * amount", "too long a number: 1234567890123456"],
  ])("of %s is none: %s", (text, fault) => {
    expect(() => kind(text)).toThrow(fault);
  });

  it("is none where something divides but the functions", () => {
    expect(() => parse("amount / divisor")).toThrow("unreadable expression at / divisor");
  });
});
