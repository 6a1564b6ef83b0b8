import { productMethods } from "../plan/methods.ts";
import type { Plan } from "../plan/plan.ts";
import { namesIn } from "../rules/expression.ts";
import { kindOf } from "../rules/kinds.ts";
import { DEGREE_OPERANDS, OPERANDS, POINTS_OPERANDS } from "../rules/operands.ts";
import { parse } from "../rules/parse.ts";
import { roomOf } from "../rules/room.ts";
import { asDecimal, MOST_DECIMALS, sqlOf } from "../rules/sql.ts";
import { ARITHMETIC } from "./arithmetic.ts";
import { quoted, type Warehouse } from "./open.ts";
import { mergedBy } from "./withheld/merged.ts";

/**
 * The functions of the small arithmetic, on whole numbers, so that they give the same digits everywhere: a square root is
 * taken of doubles, drawn near by Newton's step, and mended by trying. A list of one gives a value a name.
 */
const FUNCTIONS = [
  // Whether all parts of two figures, by the first and last of the names that they give, follow one series; a supposed part gives none.
  "one_series(a, b, c, d) as coalesce(least(a, b, c, d) = greatest(a, b, c, d), true)",
  "scenario_fact_id(scenario, fact) as case when scenario = 0 then fact else 'scenario/' || scenario || '/' || fact end",
  // A number with decimals in the fewest digits.
  "shortest(number) as rtrim(rtrim(cast(number as varchar), '0'), '.')",
  // As many decimals as a difference from a goal needs: a figure's, or the goal's own where it has more.
  "beside_goal(decimals, goal) as greatest(decimals, cast(length(rtrim(split_part(cast(goal as varchar), '.', 2), '0')) as integer))",
  "root_near(q) as list_transform([cast(floor(sqrt(cast(q as double))) as hugeint)], lambda r: (r + q // greatest(r, 1)) // 2)[1]",
  `root_of(q) as list_transform(
    [root_near(q)],
    lambda r: case when r * r > q then r - 1 when (r + 1) * (r + 1) <= q then r + 1 else r end
  )[1]`,
  `square_root(a, b) as list_transform(
    [(cast(a as hugeint) * 1000000000000) // cast(b as hugeint)],
    lambda q: case when q >= 0 then cast(root_of(q) as decimal(38, 0)) * 0.000001 end
  )[1]`,
];

type Rule = Plan["methods"]["rows"][number];
const PRODUCT: readonly Rule[] = productMethods().rows;
const ofRow = (name: string) => `given.${name}`;

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
/** Powers of ten as whole numbers, and their inverses. */
const TENS = "[1, 10, 100, 1000, 10000]";
const TENTHS = "[1.0000, 0.1000, 0.0100, 0.0010, 0.0001]";
/**
 * `a ÷ b` to `places` decimals, half away from zero: what is left over is taken off before doubles divide, which is exact below
 * 2^50; beyond that, whole numbers divide. A list of one makes each number once, however rules are put together.
 */
const ROUNDED = `list_transform(
  [{a: cast(a as decimal(38, 12)), b: cast(b as decimal(38, 12)), top: size(a), bottom: size(b)}],
  lambda x: case when x.bottom > 0 then
    case when cast(x.top as double) < cast(x.bottom as double) * 1e11 then (
      cast(round(cast(up(x.top, places) - up(x.top, places) % x.bottom as double) / cast(x.bottom as double)) as bigint)
      + case when up(x.top, places) % x.bottom * 2 >= x.bottom then 1 else 0 end
    ) * case when (x.a < 0) = (x.b < 0) then 1 else -1 end * ${TENTHS}[places + 1]
    else cast(rounded_finely(x.a, x.b, places) as decimal(38, 4)) end
  end
)[1]`;

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

/** The operands with which models ask a macro: those that the product's rules name, whatever a plan's own do. */
function parametersOf(isAsked: (row: Rule) => boolean): string[] {
  const named = PRODUCT.filter(isAsked).flatMap((row) => [
    ...namesIn(row.expression),
    ...namesIn(row.divisor),
  ]);
  return OPERANDS.filter((operand) => named.includes(operand));
}

/** `area_contribution(rule, operands)` and its divisor, of the rules of contributions. */
function contributionMacros(rules: Rule[]): string[] {
  const isContributing = ({ method }: Rule) => CONTRIBUTING.includes(method);
  const rows = rules.filter(isContributing);
  const parameters = ["rule", ...parametersOf(isContributing)].join(", ");
  const body = (column: "expression" | "divisor") =>
    branched(
      "rule",
      rows.map((row) => ({
        method: `${row.method} ${row.aspect}`,
        sql: asDecimal(sqlOf(parse(row[column] || "1")), MOST_DECIMALS),
      })),
      "null",
    );
  return [
    `area_contribution(${parameters}) as (${body("expression")})`,
    `area_contribution_divisor(${parameters}) as (${body("divisor")})`,
  ];
}

/** An expression as SQL, a number with the decimals that every fact has; `named` writes a name. */
function asFact(expression: string, named?: (name: string) => string): string {
  const node = parse(expression);
  const sql = sqlOf(node, named);
  return kindOf(node).kind === "number" ? asDecimal(sql, MOST_DECIMALS) : `(${sql})`;
}

/** An expression of a rule as SQL: where it is a plan's own, a number with the decimals of the product's rule in whose place it stands. */
function asValue(row: Rule, column: "expression" | "divisor"): string {
  const product = PRODUCT.find(({ method, aspect }) => method === row.method && aspect === row.aspect);
  const written = row[column] || "1";
  const node = parse(written);
  const decimals = roomOf({ ...row, like: product && (product[column] || "1") });
  return !product || product[column] === row[column] || kindOf(node).kind !== "number" || decimals === 0
    ? `(${sqlOf(node)})`
    : asDecimal(sqlOf(node), decimals);
}

/**
 * Makes SQL macros of the rows of `methods`, so that the models stay bare selects and each rule is written once.
 * - Rules that judge a target: `rule_<aspect>(given)`, where `given` is a row with the column `method` and the
 *   operands; a method without a row of its own takes that of `any`. `rule_<aspect>_divisor(given)` is the divisor.
 * - Rules of scores: `score_degree(method, …)` and `score_points(method, …)`, with the operands of each.
 * - Rules of contributions: `area_contribution(rule, operands)` and `area_contribution_divisor(rule, operands)`.
 * - The other rules: `<method>(operands)` and `<method>_divisor(operands)`, operands in the order of `OPERANDS`.
 * A fact has 12 decimals of what they give, rounded half away from zero.
 */
export async function createMacros(warehouse: Warehouse, plan: Pick<Plan, "methods">): Promise<void> {
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
          sql: asFact(row[column] || otherwise, ofRow),
        }));
      const own = branches.filter(({ method }) => method !== "any");
      const common = branches.find(({ method }) => method === "any")?.sql ?? asFact(otherwise);
      macros.push(
        `rule_${aspect.replaceAll("-", "_")}${suffix}(given) as ${branched("given.method", own, common)}`,
      );
    }
  const goals = rows
    .filter(({ method, aspect }) => aspect === "goal" && method !== "any")
    .map(({ method, expression }) => ({ method, sql: asFact(expression, ofRow) }));
  macros.push(
    `rule_goal_by(given) as ${branched("given.goal_by", goals, "given.goal")}`,
    "size(a) as abs(cast(a as decimal(38, 12)))",
    `up(sized, places) as sized * ${TENS}[places + 1]`,
    `rounded(a, b, places) as ${ROUNDED}`,
  );
  for (const [aspect, operands] of Object.entries(SCORED)) {
    const branches = rows
      .filter((row) => row.aspect === aspect)
      .map(({ method, expression }) => ({ method, sql: asFact(expression) }));
    const parameters = ["method", ...operands].join(", ");
    macros.push(`score_${aspect}(${parameters}) as (${branched("method", branches, "null")})`);
  }
  macros.push(...contributionMacros(rows));
  const others = rows.filter(
    ({ method, aspect }) => !JUDGED.includes(aspect) && !(aspect in SCORED) && !CONTRIBUTING.includes(method),
  );
  macros.push(...others.flatMap(macrosOf));
  warehouse.teach("merged_categories", (cells, least) => JSON.stringify(mergedBy(JSON.parse(cells), least)));
  await warehouse.run(macros.map((macro) => `create macro ${macro};`).join("\n"));
}

/** The macros `<method>(operands)` and `<method>_divisor(operands)` of a rule that no other macro has. */
export function macrosOf(row: Rule): string[] {
  const name = `${row.method}${row.aspect === "value" ? "" : `_${row.aspect}`}`.replaceAll("-", "_");
  const asked = parametersOf(({ method, aspect }) => method === row.method && aspect === row.aspect);
  const named = [...namesIn(row.expression), ...namesIn(row.divisor)];
  const own = OPERANDS.filter((operand) => named.includes(operand));
  const parameters = (asked.length > 0 ? asked : own).join(", ");
  return [
    `${name}(${parameters}) as ${asValue(row, "expression")}`,
    `${name}_divisor(${parameters}) as ${asValue(row, "divisor")}`,
  ];
}
