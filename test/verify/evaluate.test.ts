import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluate, isNumber } from "../../src/verify/arithmetic/evaluate.ts";
import { decimal, shortest } from "../../src/verify/arithmetic/exact.ts";
import { parse, type Value } from "../../src/verify/arithmetic/expression.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { queried } from "../warehouse/query.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await Warehouse.open([]);
});
afterAll(() => warehouse.close());

/** What an expression gives, as a text; names have the values given. */
function value(text: string, named: Record<string, Value[]> = {}): string | null {
  const found = evaluate(parse(text), (name) => named[name] ?? []);
  return found === null ? null : isNumber(found) ? shortest(found, 12) : String(found);
}

const names = { a: "1.5", b: "-2", c: "0", n: null } as const;
const given = Object.fromEntries(
  Object.entries(names).map(([name, text]) => [name, text === null ? [] : [decimal(text)]]),
);
const number = fc.constantFrom("a", "b", "c", "n", "3", "0.25", "null");
const { numeric, truth } = fc.letrec<{ numeric: string; truth: string }>((tie) => ({
  numeric: fc.oneof(
    { maxDepth: 3 },
    number,
    fc
      .tuple(tie("numeric"), fc.constantFrom("+", "-", "*"), tie("numeric"))
      .map((parts) => `(${parts.join(" ")})`),
    tie("numeric").map((inside) => `-(${inside})`),
    fc
      .tuple(tie("truth"), tie("numeric"), tie("numeric"))
      .map(([when, then, otherwise]) => `case when ${when} then ${then} else ${otherwise} end`),
  ),
  truth: fc.oneof(
    { maxDepth: 3 },
    fc
      .tuple(number, fc.constantFrom("=", "<>", "<", "<=", ">", ">="), number)
      .map((parts) => parts.join(" ")),
    fc.tuple(tie("truth"), fc.constantFrom("and", "or"), tie("truth")).map((parts) => `(${parts.join(" ")})`),
    tie("truth").map((inside) => `not (${inside})`),
    number.map((inside) => `${inside} is null`),
    number.map((inside) => `${inside} is not null`),
  ),
}));

/** What DuckDB gives for some expressions, each as a text. */
async function inSql(expressions: string[]): Promise<(string | null)[]> {
  const columns = Object.entries(names).map(([name, text]) => `${text}::decimal(18, 6) as ${name}`);
  const rows = await queried<{ found: string | null }>(
    warehouse,
    expressions
      .map(
        (text, at) =>
          `select ${at} as place, (${text})::varchar as found from (select ${columns.join(", ")})`,
      )
      .join(" union all ")
      .concat(" order by place"),
  );
  return rows.map(({ found }) => found);
}

describe("the arithmetic", () => {
  it("gives what SQL gives, null included", async () => {
    const drawn = [
      fc.sample(numeric, { numRuns: 300, seed: 1 }),
      fc.sample(truth, { numRuns: 300, seed: 2 }),
    ].flat();
    const found = await inSql(drawn);
    const plain = (text: string | null) =>
      text === null || /[a-z]/.test(text) ? text : shortest(decimal(text) ?? { num: 0n, den: 1n }, 12);
    expect(drawn.map((text) => [text, value(text, given)])).toEqual(
      drawn.map((text, at) => [text, plain(found[at] ?? null)]),
    );
  });

  it("sums and counts what a name stands for, the other standing still", () => {
    const set = { value: ["1", "2.5"].map(decimal), status: ["met", "missed", "met"], wanted: ["met"] };
    expect(value("sum(value)", set)).toBe("3.5");
    expect(value("count(value)", set)).toBe("2");
    expect(value("sum(case when status = wanted then 1 else 0 end)", set)).toBe("2");
    expect([value("sum(nothing)"), value("count(nothing)")]).toEqual([null, "0"]);
    expect(() => value("sum(status)", set)).toThrow("a number is wanted");
    expect(() => value("value", set)).toThrow("several values");
  });

  it("is exact, and refuses what is none of it", () => {
    expect(value("quotient(1, 3) * 3")).toBe("0.999999999");
    expect(value("rounded(1, 0, 2)")).toBe(null);
    expect(value("case when '2013-10-01' > '2013-09-30' then 'late' end")).toBe("late");
    for (const text of ["", "1 +", "case end", "a ** b", "a / b", "a = b = c", "sum(a", "'open"])
      expect(() => value(text)).toThrow();
  });
});
