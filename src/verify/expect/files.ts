import type { Operand, ProvenFact } from "./format.ts";
import type { Ground } from "./ground.ts";
import { lastIssue } from "./issue.ts";

/** What is counted of the files of an area or of the plan, with what stands for each file among the operands. */
const COUNTS: Record<string, (operand: Operand) => string | undefined> = {
  "file-count": (operand) => (operand.kind === "file" ? operand.file : undefined),
  "new-file-count": (operand) => (operand.kind === "file" ? operand.file : undefined),
  "reading-count": (operand) => setOf(operand, "reading"),
  "finding-count": (operand) => setOf(operand, "finding"),
  "faulty-file-count": (operand) =>
    operand.kind === "fact" && operand.part === "amount"
      ? /^source\/([^/]+)\/[^/]+\/finding-count$/.exec(operand.fact)?.[1]
      : undefined,
};

/** Whether a count is one of files, or of what stands in them. */
export function isOfFiles(aspect: string | undefined): boolean {
  return aspect !== undefined && aspect in COUNTS;
}

/** What such a count leaves out, or must not count: it is of every file that the site describes and that its subject sent. */
export function fileFault(id: string, { operands }: ProvenFact, ground: Ground): string | undefined {
  const { site, plan } = ground;
  const [type, subject = "", , aspect = ""] = id.split("/");
  const sender = type === "area" ? plan.row("areas", subject)?.row.name : undefined;
  const since = aspect === "new-file-count" ? (lastIssue(ground)?.known_at ?? "9999") : undefined;
  const counted = operands.map((operand) => COUNTS[aspect]?.(operand)?.slice(0, 12));
  const wanted = [...site.files]
    .filter(([, { file }]) => type === "plan" || file.sender === sender)
    .filter(([, { file }]) => since === undefined || file.arrived > since)
    .map(([short]) => short);
  const stray = operands.find((_, at) => !wanted.includes(counted[at] ?? ""));
  if (stray) return `${stray.name}: it is no ${aspect.replace("-count", "")} of its subject`;
  const missing = wanted.find((short) => !counted.includes(short));
  return missing && `the file ${missing} is not among what it counts`;
}

function setOf(operand: Operand, of: string): string | undefined {
  return operand.kind === "set" && operand.of === of ? operand.file : undefined;
}
