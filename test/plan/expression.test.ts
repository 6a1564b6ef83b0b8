import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlan } from "../../src/plan/read.ts";
import { namesIn, qualify, STEPS } from "../../src/rules/expression.ts";
import { OPERANDS } from "../../src/rules/operands.ts";
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
        fc.constantFrom("+", "-", "*", "/", ">=", "<=", "<>", "=", "and", "or"),
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

describe("qualify", () => {
  it("writes every name as a field of the row, and nothing else", () => {
    expect(qualify("case when status = wanted then 1 else 0 end", "t")).toBe(
      "case when t.status = t.wanted then 1 else 0 end",
    );
    expect(qualify("sum(value) * 100 >= 'goal'", "r")).toBe("sum(r.value) * 100 >= 'goal'");
  });

  it("taken back is the expression as it was", () => {
    fc.assert(
      fc.property(expression, ({ text }) => {
        expect(qualify(text, "row").replaceAll("row.", "")).toBe(text);
      }),
    );
  });
});
