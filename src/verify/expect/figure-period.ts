import { type Period, periodOf } from "../arithmetic/period.ts";
import type { ProvenFact } from "./format.ts";

const FIGURES = ["amount", "numerator", "denominator"];

/** The period of the figure that a proof names. */
export function figurePeriodOf({ operands }: ProvenFact): Period | undefined {
  const operand = operands.find(({ name, kind }) => kind === "fact" && FIGURES.includes(name));
  return operand?.kind === "fact" ? periodOf(operand.fact.split("/")[3] ?? "") : undefined;
}
