import type { Plan } from "../plan/plan.ts";
import { namesIn, qualify } from "../rules/expression.ts";
import { DEGREE_OPERANDS, OPERANDS, POINTS_OPERANDS } from "../rules/operands.ts";
import { ARITHMETIC } from "./arithmetic.ts";
import { quoted, type Warehouse } from "./open.ts";

/**
 * The functions of the small arithmetic, on whole numbers, so that they give the same digits everywhere: a square root is
 * taken of doubles, drawn near by Newton's step, and mended by trying. A list of one gives a value a name.
 */
const FUNCTIONS = [
  // Whether all parts of two figures, by the first and last of the names that they give, follow one series; a supposed part gives none.
  "one_series(a, b, c, d) as coalesce(least(a, b, c, d) = greatest(a, b, c, d), true)",
  "scenario_fact_id(scenario, fact) as case when scenario = 0 then fact else 'scenario/' || scenario || '/' || fact end",
  // As many decimals as a difference from a goal needs: a figure's, or the goal's own where it has more.
  "beside_goal(decimals, goal) as greatest(decimals, cast(length(rtrim(split_part(cast(goal as varchar), '.', 2), '0')) as integer))",
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
  "last-status",
  "ratio",
  "gap",
  "share",
  ...[
    "needed",
    "needed-month",
    "needed-objects",
    "needed-next",
    "needed-passed",
    "needed-most",
    "attainable",
  ],
];

/** The aspects by which a line of a scheme is scored, with the operands that models give them. */
const SCORED: Record<string, readonly string[]> = { degree: DEGREE_OPERANDS, points: POINTS_OPERANDS };
/** The methods by which areas contribute to what becomes of the whole: which rule applies is a column, so that one macro has them all. */
const CONTRIBUTING = ["area-change", "area-gap"];
/** The rules of which a grade needs what they give before it is rounded to a scheme's decimals. */
const GRADED = ["score-total value"];
/** Powers of ten as whole numbers, and their inverses. */
const TENS = "[1, 10, 100, 1000, 10000]";
const TENTHS = "[1.0000, 0.1000, 0.0100, 0.0010, 0.0001]";
/** `a ÷ b` to `places` decimals, half away from zero: what is left over is taken off before doubles divide, which is then exact. */
const ROUNDED = `case when b <> 0 then (
    cast(round(cast(up(a, places) - up(a, places) % size(b) as double) / cast(size(b) as double)) as bigint)
    + case when up(a, places) % size(b) * 2 >= size(b) then 1 else 0 end
  ) * case when (a < 0) = (b < 0) then 1 else -1 end * ${TENTHS}[places + 1] end`;

/**
 * A case over `subject` that takes each method to its SQL; methods that say the same share a branch, since every model that
 * asks a macro binds all of it.
 */
function branched(subject: string, branches: { method: string; sql: string }[], otherwise: string): string {
  const methods = new Map<string, string[]>();
  for (const { method, sql } of branches)
    if (sql !== otherwise) methods.set(sql, [...(methods.get(sql) ?? []), quoted(method)]);
  const cases = [...methods].map(([sql, named]) => `when ${subject} in (${named.join(", ")}) then ${sql}`);
  return cases.length ? `case ${cases.join(" ")} else ${otherwise} end` : otherwise;
}

/** `area_contribution(rule, operands)` and its divisor, of the rules of contributions. */
function contributionMacros(rules: Plan["methods"]["rows"]): string[] {
  const rows = rules.filter(({ method }) => CONTRIBUTING.includes(method));
  const named = rows.flatMap((row) => [...namesIn(row.expression), ...namesIn(row.divisor)]);
  const parameters = ["rule", ...OPERANDS.filter((operand) => named.includes(operand))].join(", ");
  const body = (column: "expression" | "divisor") =>
    branched(
      "rule",
      rows.map((row) => ({
        method: `${row.method} ${row.aspect}`,
        sql: `cast(${row[column] || "1"} as decimal(38, 12))`,
      })),
      "null",
    );
  return [
    `area_contribution(${parameters}) as (${body("expression")})`,
    `area_contribution_divisor(${parameters}) as (${body("divisor")})`,
  ];
}

/** An expression that rounds to as many decimals as may be asked. */
function finely(sql: string): string {
  return sql.replace(/\brounded\s*\(/g, "rounded_finely(");
}

/**
 * Makes SQL macros of the rows of `methods`, so that the models stay bare selects and each rule is written once.
 * - Rules that judge a target: `rule_<aspect>(given)`, where `given` is a row with the column `method` and the
 *   operands; a method without a row of its own takes that of `any`. `rule_<aspect>_divisor(given)` is the divisor.
 * - Rules of scores: `score_degree(method, …)` and `score_points(method, …)`, with the operands of each; `fine_` before a
 *   macro of points or a total is the same rule for more decimals than `rounded` has.
 * - Rules of contributions: `area_contribution(rule, operands)` and `area_contribution_divisor(rule, operands)`.
 * - The other rules: `<method>(operands)` and `<method>_divisor(operands)`, operands in the order of `OPERANDS`.
 */
export async function createMacros(warehouse: Warehouse, plan: Plan): Promise<void> {
  const rows = plan.methods.rows;
  const macros = [...ARITHMETIC, ...FUNCTIONS];
  for (const aspect of JUDGED)
    for (const [suffix, column, otherwise] of [
      ["", "expression", "null"],
      ["_divisor", "divisor", "1"],
    ] as const) {
      const branches = rows
        .filter((row) => row.aspect === aspect)
        .map((row) => ({
          method: row.method,
          sql: `(${qualify(row[column] || otherwise, "given")})`,
        }));
      const own = branches.filter(({ method }) => method !== "any");
      const common = branches.find(({ method }) => method === "any")?.sql ?? `(${otherwise})`;
      macros.push(
        `rule_${aspect.replaceAll("-", "_")}${suffix}(given) as ${branched("given.method", own, common)}`,
      );
    }
  const goals = rows
    .filter(({ method, aspect }) => aspect === "goal" && method !== "any")
    .map(({ method, expression }) => ({ method, sql: `(${qualify(expression, "given")})` }));
  macros.push(
    `rule_goal_by(given) as ${branched("given.goal_by", goals, "given.goal")}`,
    "size(a) as abs(cast(a as decimal(38, 12)))",
    `up(a, places) as size(a) * ${TENS}[places + 1]`,
    `rounded(a, b, places) as (${ROUNDED})`,
  );
  for (const [aspect, operands] of Object.entries(SCORED)) {
    const branches = rows
      .filter((row) => row.aspect === aspect)
      .map(({ method, expression }) => ({ method, sql: `(${expression})` }));
    const parameters = ["method", ...operands].join(", ");
    const body = branched("method", branches, "null");
    macros.push(`score_${aspect}(${parameters}) as (${body})`);
    if (aspect === "points") macros.push(`fine_score_points(${parameters}) as (${finely(body)})`);
  }
  macros.push(...contributionMacros(rows));
  const others = rows.filter(
    ({ method, aspect }) => !JUDGED.includes(aspect) && !(aspect in SCORED) && !CONTRIBUTING.includes(method),
  );
  for (const row of others) {
    const name = `${row.method}${row.aspect === "value" ? "" : `_${row.aspect}`}`.replaceAll("-", "_");
    const named = [...namesIn(row.expression), ...namesIn(row.divisor)];
    const parameters = OPERANDS.filter((operand) => named.includes(operand)).join(", ");
    macros.push(`${name}(${parameters}) as (${row.expression})`);
    if (GRADED.includes(`${row.method} ${row.aspect}`))
      macros.push(`fine_${name}(${parameters}) as (${finely(row.expression)})`);
    macros.push(`${name}_divisor(${parameters}) as (${row.divisor || "1"})`);
  }
  await warehouse.run(macros.map((macro) => `create macro ${macro};`).join("\n"));
}
