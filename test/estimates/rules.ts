import { productMethods } from "../../src/plan/methods.ts";
import { namesIn } from "../../src/rules/expression.ts";
import { OPERAND_KINDS, OPERANDS } from "../../src/rules/operands.ts";
import { evaluate, isNumber } from "../../src/verify/arithmetic/evaluate.ts";
import { decimal, shortest } from "../../src/verify/arithmetic/exact.ts";
import { parse } from "../../src/verify/arithmetic/expression.ts";
import { createMacros } from "../../src/warehouse/macros.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { queried } from "../warehouse/query.ts";

const METHODS = productMethods();

/** What a survey gives: operands that stand for one, and those of each stratum. */
export interface Survey {
  one?: Record<string, number | string | null>;
  strata: Record<string, number | string>[];
}

/** A warehouse that knows the rules. */
export async function ruled(): Promise<Warehouse> {
  const warehouse = await Warehouse.open([], { threads: "1" });
  await createMacros(warehouse, { methods: METHODS });
  return warehouse;
}

/** The rule `estimate <aspect>` of each survey, as the warehouse computes it. */
export async function inSql(
  warehouse: Warehouse,
  aspect: string,
  surveys: Survey[],
): Promise<(string | null)[]> {
  const asked = askedOf(aspect);
  const rows = surveys.flatMap(({ one = {}, strata }, place) =>
    strata.map((stratum) => {
      const given: Record<string, number | string | null> = { ...one, ...stratum };
      return `(${[place, ...asked.map((name) => typed(name, given[name] ?? null))].join(", ")})`;
    }),
  );
  const single = asked.filter((name) => surveys.some(({ one = {} }) => name in one));
  const found = await queried<{ found: string | null }>(
    warehouse,
    `select cast(estimate_${aspect.replaceAll("-", "_")}(${asked.join(", ")}) as varchar) as found
     from (values ${rows.join(", ")}) as given(place, ${asked.join(", ")})
     group by ${["place", ...single].join(", ")} order by place`,
  );
  return found.map(({ found: text }) => trimmed(text));
}

/** The same as the checker computes it. */
export function inChecker(aspect: string, { one = {}, strata }: Survey): string | null {
  const numberOf = (written: number | string | null | undefined) =>
    written === null || written === undefined ? null : decimal(String(written));
  const found = evaluate(parse(expressionOf(aspect)), (name) =>
    name in one ? [numberOf(one[name])] : strata.map((stratum) => numberOf(stratum[name])),
  );
  return isNumber(found) ? shortest(found, 12) : (found as string | null);
}

function expressionOf(aspect: string): string {
  const row = METHODS.rows.find((each) => each.method === "estimate" && each.aspect === aspect);
  if (!row) throw new Error(`no rule estimate ${aspect}`);
  return row.expression;
}

function askedOf(aspect: string): string[] {
  const named = namesIn(expressionOf(aspect));
  return OPERANDS.filter((operand) => named.includes(operand));
}

function typed(name: string, value: number | string | null): string {
  const decimals = OPERAND_KINDS.get(name)?.decimals ?? 0;
  const type = decimals === 0 ? "bigint" : `decimal(38, ${decimals})`;
  return value === null ? `cast(null as ${type})` : `cast('${value}' as ${type})`;
}

function trimmed(text: string | null): string | null {
  return text === null || !text.includes(".") ? text : text.replace(/\.?0+$/, "");
}
