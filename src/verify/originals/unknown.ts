import type { Operand } from "../expect/format.ts";
import type { Ground } from "../expect/ground.ts";

/** An operand stands for something that the site itself describes. */
export function unknownFault(operand: Operand, { site }: Ground): string | undefined {
  const file = (short: string) => site.files.get(short.slice(0, 12))?.file;
  const [short = "", index] = "reading" in operand ? operand.reading.split("/") : [];
  const known =
    operand.kind === "run" ||
    operand.kind === "each" ||
    operand.kind === "bound" ||
    (operand.kind === "fact" && site.facts.has(operand.fact)) ||
    (operand.kind === "plan" && site.plan[operand.cell] !== undefined) ||
    ((operand.kind === "reading" || operand.kind === "moved") &&
      file(short)?.readings[Number(index)] !== undefined) ||
    (operand.kind === "state" && file(short)?.states[Number(index)] !== undefined) ||
    ("file" in operand && file(operand.file) !== undefined);
  return known ? undefined : `the site has no such ${operand.kind}`;
}
