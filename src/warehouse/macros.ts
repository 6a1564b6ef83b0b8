import { DEGREE_OPERANDS, namesIn, OPERANDS, POINTS_OPERANDS, qualify } from "../plan/expression.ts";
import type { Plan } from "../plan/plan.ts";
import { ARITHMETIC } from "./arithmetic.ts";
import type { Warehouse } from "./open.ts";

/**
 * The functions of the small arithmetic, on whole numbers, so that they give the same digits everywhere: a square root is
 * taken of doubles, drawn near by Newton's step, and mended by trying. A list of one gives a value a name.
 */
const FUNCTIONS = [
  "told_in(scenario, fact) as case when scenario = 0 then fact else 'scenario/' || scenario || '/' || fact end",
  "root_near(q) as list_transform([cast(floor(sqrt(cast(q as double))) as hugeint)], lambda r: (r + q // greatest(r, 1)) // 2)[1]",
  `root_of(q) as list_transform(
    [root_near(q)],
    lambda r: case when r * r > q then r - 1 when (r + 1) * (r + 1) <= q then r + 1 else r end
  )[1]`,
  `square_root(a, b) as list_transform(
    [(cast(a as hugeint) * 1000000000000) // cast(b as hugeint)],
    lambda q: cast(root_of(q) as decimal(38, 0)) * 0.000001
  )[1]`,
];

/** The aspects by which a target is judged: the steps, what is concluded from them, and what is still needed. */
const JUDGED = [
  "void",
  "lacks",
  "lost",
  "settled",
  "reached",
  "waits",
  "paced",
  "status",
  "ratio",
  "gap",
  "share",
  ...["needed", "needed-month", "needed-next", "needed-passed", "needed-most", "attainable"],
];

/** The aspects by which a line of a scheme is scored, with the operands that models give them. */
const SCORED: Record<string, readonly string[]> = { degree: DEGREE_OPERANDS, points: POINTS_OPERANDS };
/** Powers of ten as whole numbers, and their inverses. */
const TENS = "[1, 10, 100, 1000, 10000]";
const TENTHS = "[1.0000, 0.1000, 0.0100, 0.0010, 0.0001]";
/** `a ÷ b` to `places` decimals, half away from zero: what is left over is taken off before doubles divide, which is then exact. */
const ROUNDED = `case when b <> 0 then (
    cast(round(cast(up(a, places) - up(a, places) % size(b) as double) / cast(size(b) as double)) as bigint)
    + case when up(a, places) % size(b) * 2 >= size(b) then 1 else 0 end
  ) * case when (a < 0) = (b < 0) then 1 else -1 end * ${TENTHS}[places + 1] end`;

/**
 * Makes SQL macros of the rows of `methods`, so that the models stay bare selects and each rule is written once.
 * - Rules that judge a target: `rule_<aspect>(given)`, where `given` is a row with the column `method` and the
 *   operands; a method without a row of its own takes that of `any`. `rule_<aspect>_per(given)` is the divisor.
 * - Rules of scores: `score_degree(method, …)` and `score_points(method, …)`, with the operands of each.
 * - The other rules: `<method>(operands)` and `<method>_per(operands)`, operands in the order of `OPERANDS`.
 */
export async function createMacros(warehouse: Warehouse, plan: Plan): Promise<void> {
  for (const macro of ARITHMETIC) await warehouse.run(macro);
  const rows = plan.methods.rows;
  for (const each of FUNCTIONS) await warehouse.run(`create macro ${each}`);
  for (const aspect of JUDGED)
    for (const [suffix, column, otherwise] of [
      ["", "expression", "null"],
      ["_per", "divisor", "1"],
    ] as const) {
      const own = rows.filter((row) => row.aspect === aspect);
      const branch = (row?: (typeof own)[number]) => `(${qualify(row?.[column] || otherwise, "given")})`;
      const cases = own
        .filter((row) => row.method !== "any")
        .map((row) => `when '${row.method}' then ${branch(row)}`);
      const common = branch(own.find((row) => row.method === "any"));
      const body = cases.length ? `case given.method ${cases.join(" ")} else ${common} end` : common;
      await warehouse.run(`create macro rule_${aspect.replaceAll("-", "_")}${suffix}(given) as ${body}`);
    }
  const goals = rows.filter(({ method, aspect }) => aspect === "goal" && method !== "any");
  const setBy = goals.map((row) => `when '${row.method}' then (${qualify(row.expression, "given")})`);
  const goal = setBy.length ? `case given.goal_by ${setBy.join(" ")} else given.goal end` : "given.goal";
  await warehouse.run(`create macro rule_goal_by(given) as ${goal}`);
  await warehouse.run(`create macro size(a) as abs(cast(a as decimal(38, 12)))`);
  await warehouse.run(`create macro up(a, places) as size(a) * ${TENS}[places + 1]`);
  await warehouse.run(`create macro rounded(a, b, places) as (${ROUNDED})`);
  for (const [aspect, operands] of Object.entries(SCORED)) {
    const cases = rows
      .filter((row) => row.aspect === aspect)
      .map((row) => `when method = '${row.method}' then (${row.expression})`);
    const body = cases.length ? `case ${cases.join(" ")} end` : "null";
    await warehouse.run(`create macro score_${aspect}(method, ${operands.join(", ")}) as (${body})`);
  }
  for (const row of rows.filter(({ aspect }) => !JUDGED.includes(aspect) && !(aspect in SCORED))) {
    const name = `${row.method}${row.aspect === "value" ? "" : `_${row.aspect}`}`.replaceAll("-", "_");
    const named = [...namesIn(row.expression), ...namesIn(row.divisor)];
    const parameters = OPERANDS.filter((operand) => named.includes(operand)).join(", ");
    await warehouse.run(`create macro ${name}(${parameters}) as (${row.expression})`);
    await warehouse.run(`create macro ${name}_per(${parameters}) as (${row.divisor || "1"})`);
  }
}
