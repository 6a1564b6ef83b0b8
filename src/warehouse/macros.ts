import { namesIn, OPERANDS, qualify } from "../plan/expression.ts";
import type { Plan } from "../plan/plan.ts";
import { ARITHMETIC } from "./arithmetic.ts";
import type { Warehouse } from "./open.ts";

/** The aspects by which a target is judged: the steps, and what is concluded from them. */
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
];

/**
 * Makes SQL macros of the rows of `methods`, so that the models stay bare selects and each rule is written once.
 * - Rules that judge a target: `rule_<aspect>(given)`, where `given` is a row with the column `method` and the
 *   operands; a method without a row of its own takes that of `any`. `rule_<aspect>_per(given)` is the divisor.
 * - The other rules: `<method>(operands)` and `<method>_per(operands)`, operands in the order of `OPERANDS`.
 */
export async function createMacros(warehouse: Warehouse, plan: Plan): Promise<void> {
  for (const macro of ARITHMETIC) await warehouse.run(macro);
  const rows = plan.methods.rows;
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
      await warehouse.run(`create macro rule_${aspect}${suffix}(given) as ${body}`);
    }
  for (const row of rows.filter(({ aspect }) => !JUDGED.includes(aspect))) {
    const name = `${row.method}${row.aspect === "value" ? "" : `_${row.aspect}`}`.replaceAll("-", "_");
    const named = [...namesIn(row.expression), ...namesIn(row.divisor)];
    const parameters = OPERANDS.filter((operand) => named.includes(operand)).join(", ");
    await warehouse.run(`create macro ${name}(${parameters}) as (${row.expression})`);
    await warehouse.run(`create macro ${name}_per(${parameters}) as (${row.divisor || "1"})`);
  }
}
