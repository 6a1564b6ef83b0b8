import type { Operand, ProvenFact } from "./format.ts";
import type { Ground, Leaves } from "./ground.ts";

/** The columns that say of which subject a plan's row is, by the type of subject. */
const SUBJECTS = ["plan", "section", "measure"];

/** What is missing in a count of the plan's rows, or of verdicts on its targets: each of the subject's must be there. */
export function tallyFault(id: string, fact: ProvenFact, ground: Ground): string | undefined {
  const [type = "", subject = ""] = id.split("/");
  if (!SUBJECTS.includes(type) || !fact.rule.startsWith("tally ")) return undefined;
  const counted = fact.operands.filter(({ name }) => name === "item" || name === "status");
  const [first] = counted;
  const table = first && tableOf(first);
  if (!table) return undefined;
  if (counted.some((operand) => tableOf(operand) !== table)) return "it counts things of two kinds";
  const keys = new Set(counted.map(keyOf));
  const missing = rowsOf(table, type, subject, ground).find((key) => !keys.has(key));
  return missing === undefined ? undefined : `${table} ${missing} is not among what it counts`;
}

/** The table whose rows an operand counts, by themselves or by the verdict on each. */
function tableOf(operand: Operand): string | undefined {
  if (operand.kind === "plan") return operand.cell.split(":")[0];
  return operand.kind === "fact" && operand.fact.startsWith("target/") ? "targets" : undefined;
}

function keyOf(operand: Operand): string {
  if (operand.kind === "plan") return operand.cell.split(":")[1] ?? "";
  return operand.kind === "fact" ? (operand.fact.split("/")[1] ?? "") : "";
}

function rowsOf(table: string, type: string, subject: string, { plan }: Leaves): string[] {
  const sectionOf = (measure: string | undefined) => plan.row("measures", measure ?? "")?.row.section;
  return plan.rows(table).flatMap((row) => {
    const own =
      type === "plan" ||
      (type === "measure" ? row.measure === subject : (row.section ?? sectionOf(row.measure)) === subject);
    return own ? (Object.values(row)[0] ?? []) : [];
  });
}
