import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { plain } from "../../src/facts/read.ts";
import { productMethods } from "../../src/plan/methods.ts";
import { checkMethods } from "../../src/plan/methods-check.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { namesIn } from "../../src/rules/expression.ts";
import { OPERANDS } from "../../src/rules/operands.ts";
import { evaluate, isNumber } from "../../src/verify/arithmetic/evaluate.ts";
import { decimal, shortest } from "../../src/verify/arithmetic/exact.ts";
import { parse, type Value } from "../../src/verify/arithmetic/expression.ts";
import { createMacros, macrosOf } from "../../src/warehouse/macros.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { anyRule, type Figures, figures, SEVERAL, SINGLE } from "./drawn-rules.ts";
import { queried } from "./query.ts";

type Row = Plan["methods"]["rows"][number];
const PRODUCT = productMethods();

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await Warehouse.open([], { threads: "1" });
  await createMacros(warehouse, { methods: PRODUCT });
});
afterAll(() => warehouse.close());

const ruleOf = (expression: string) =>
  ({ ...PRODUCT.rows[0], method: "drawn", expression, divisor: "" }) as Row;

/** What a plan with a rule is refused for. */
function refused(expression: string): string | undefined {
  let found: string | undefined;
  const plan = { methods: { ...PRODUCT, rows: [ruleOf(expression)] } } as unknown as Plan;
  checkMethods(plan, (_, __, ___, problem) => {
    found ??= problem;
  });
  return found;
}

const written = (text: string | null, type: string) =>
  text === null ? `cast(null as ${type})` : `cast('${text}' as ${type})`;

/** What the warehouse makes of a rule for each draw; undefined where a number has no room, so that a build stops and nothing is published. */
async function inSql(expression: string, draws: Figures[]): Promise<(string | null)[] | undefined> {
  for (const macro of macrosOf(ruleOf(expression))) await warehouse.run(`create or replace macro ${macro}`);
  const columns = Object.entries({ ...SINGLE, ...SEVERAL });
  const rows = draws.flatMap(({ sets, ...single }, place) =>
    sets.map((set) => {
      const all: Record<string, string | null> = { ...single, ...set };
      return `(${[place, ...columns.map(([name, type]) => written(all[name] ?? null, type))].join(", ")})`;
    }),
  );
  const asked = OPERANDS.filter((operand) => namesIn(expression).includes(operand)).join(", ");
  const single = Object.keys(SINGLE).join(", ");
  const query = `select cast(drawn(${asked}) as varchar) as found
    from (values ${rows.join(", ")}) as given(place, ${columns.map(([name]) => name).join(", ")})
    group by place, ${single} order by place`;
  try {
    const found = await queried<{ found: string | null }>(warehouse, query);
    return found.map((row) => row.found && (/\d/.test(row.found) ? plain(row.found) : row.found));
  } catch (error) {
    expect(String(error)).toMatch(/out of range|overflow/i);
    return undefined;
  }
}

/** What the checker makes of it. */
function inChecker(expression: string, { sets, ...single }: Figures): string | null {
  const valuesOf = (name: string, text: string | null): Value[] => {
    const type = SINGLE[name] ?? SEVERAL[name];
    return text === null ? [null] : [type === "varchar" ? text : decimal(text)];
  };
  const found = evaluate(parse(expression), (name) =>
    name in SEVERAL
      ? sets.flatMap((set) => valuesOf(name, set[name as keyof typeof set]))
      : valuesOf(name, single[name as keyof typeof single]),
  );
  return found === null ? null : isNumber(found) ? shortest(found, 12) : String(found);
}

const MANY = fc.array(figures, { minLength: 5, maxLength: 5 });

it("a rule is computed alike in the warehouse and in the checker, or refused", async () => {
  const came = { computed: 0, refused: 0, stopped: 0 };
  await fc.assert(
    fc.asyncProperty(anyRule, MANY, async (expression, draws) => {
      if (refused(expression) !== undefined) {
        came.refused += 1;
        return;
      }
      const found = await inSql(expression, draws);
      if (!found) {
        came.stopped += 1;
        return;
      }
      came.computed += 1;
      expect(found).toEqual(draws.map((draw) => inChecker(expression, draw)));
    }),
    { numRuns: 120, seed: 2013 },
  );
  expect(came.computed).toBeGreaterThan(100);
}, 120_000);

it("a rule whose numbers have no room stops a build, and gives no other digits", async () => {
  const large = fc.sample(figures, { numRuns: 1, seed: 1 })[0] as Figures;
  const figure = { ...large, amount: "123456789012.123456" };
  expect(refused("amount * amount * amount")).toBeUndefined();
  expect(await inSql("amount * amount * amount", [figure])).toBeUndefined();
  expect(await inSql("amount * amount", [figure])).toEqual([inChecker("amount * amount", figure)]);
});
