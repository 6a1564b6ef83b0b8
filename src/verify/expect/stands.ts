import type { Operand } from "./format.ts";

/** What an operand stands for, to be compared: a fact or a set of facts with the part of it, a cell of the plan, a bound of the run; else its kind. */
function standsFor(operand: Operand): string {
  switch (operand.kind) {
    case "fact":
      return `${operand.fact} ${operand.part}`;
    case "each":
      return `${operand.facts} ${operand.part}`;
    case "plan":
      return operand.cell;
    case "run":
      return operand.value;
    default:
      return operand.kind;
  }
}

/** What is wrong with an operand that must stand for `wanted`; nothing where it does. */
export function otherThan(operand: Operand, wanted: string | undefined): string | undefined {
  const said = standsFor(operand);
  return said === wanted ? undefined : `it is ${said}, not ${wanted}`;
}
