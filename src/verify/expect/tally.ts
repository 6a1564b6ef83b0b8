import { periodOf } from "../arithmetic/period.ts";
import { fileFault, isOfFiles } from "./files.ts";
import type { Operand, ProvenFact } from "./format.ts";
import type { Ground, Leaves } from "./ground.ts";
import { verdictsOn } from "./short.ts";

/** The subjects of which every row of the plan is counted. */
const WHOLE = ["plan", "section", "measure"];

/** What facts say that are counted, where that is not a status. */
const SAID: Record<string, string> = {
  "fragile-count": "fragile",
  "last-count": "last-status",
  "last-met-count": "last-status",
};

/** What a count must not count, or leaves out: each row of its subject must be there, each verdict for its own area. */
export function tallyFault(id: string, fact: ProvenFact, ground: Ground): string | undefined {
  const [type = "", subject = "", ...parts] = id.split("/");
  if (!fact.rule.startsWith("tally ") || type === "backtest" || type === "source") return undefined;
  if (isOfFiles(parts[1])) return fileFault(id, fact, ground);
  const counted = fact.operands.filter(({ name }) => name === "item" || name === "status");
  const said = SAID[parts[1] ?? ""] ?? "status";
  const stray = counted.find(
    (operand) => operand.kind === "fact" && !isOf(operand.fact, said, type, subject, ground),
  );
  if (stray?.kind === "fact") return `${stray.fact} is not among what it is to count`;
  if (parts[1] === "fragile-count") return unmarked(counted, type, subject, ground);
  if (parts[1]?.startsWith("last-")) return uncompared(counted, said, type, subject, ground);
  if (parts[1]?.startsWith("appeal-")) return forgotten(counted, type, subject, ground);
  if (type === "parts") return partLeftOut(counted, subject, ground);
  if (type === "areas")
    return ground.plan
      .rows("targets")
      .map(({ target = "" }) => partLeftOut(counted, target, ground, ""))
      .find((fault) => fault);
  const [first] = counted;
  const table = first && tableOf(first);
  if (!table || !WHOLE.includes(type)) return undefined;
  if (counted.some((operand) => tableOf(operand) !== table)) return "it counts things of two kinds";
  const keys = counted.map(keyOf);
  const rows = parts[1] === "method-count" ? firstOfMethods(ground) : rowsOf(table, type, subject, ground);
  const missing = rows.find((key) => !keys.includes(key));
  if (missing !== undefined) return `${table} ${missing} is not among what it counts`;
  const extra = keys.find((key) => !rows.includes(key));
  return extra === undefined || !ground.plan.row(table, extra)
    ? undefined
    : `${table} ${extra} is not of its subject`;
}

/** Whether a verdict on a target or form is one that is counted for a subject, by its area or period. */
function isOf(fact: string, said: string, type: string, subject: string, { plan }: Leaves): boolean {
  const [kind, key = "", third, , aspect] = fact.split("/");
  if (kind === "appeal") return type === "plan" || plan.row("appeals", key)?.row[type] === subject;
  if (kind === "area") return type === "plan" || subject === (type === "period" ? third : key);
  if (kind === "deliverable") return type !== "area" && type !== "period";
  if (kind !== "target" || aspect !== said) return false;
  if (type === "parts") return key === subject && isPart(third, plan);
  if (type === "areas") return isPart(third, plan);
  return third === (type === "area" ? subject : plan.row("targets", key)?.row.area);
}

/** The table whose rows an operand counts, by themselves or by the verdict on each. */
function tableOf(operand: Operand): string | undefined {
  if (operand.kind === "plan") return operand.cell.split(":")[0];
  const [type] = operand.kind === "fact" ? operand.fact.split("/") : [];
  return type === "target" || type === "deliverable" ? `${type}s` : undefined;
}

function keyOf(operand: Operand): string {
  if (operand.kind === "plan") return operand.cell.split(":")[1] ?? "";
  return operand.kind === "fact" ? (operand.fact.split("/")[1] ?? "") : "";
}

/** The first target that each method judges. */
function firstOfMethods({ plan }: Leaves): string[] {
  const first = new Map<string, string>();
  for (const { target = "", method = "" } of plan.rows("targets"))
    if (!first.has(method)) first.set(method, target);
  return [...first.values()];
}

function rowsOf(table: string, type: string, subject: string, { plan }: Leaves): string[] {
  const sectionOf = (measure: string | undefined) => plan.row("measures", measure ?? "")?.row.section;
  return plan.rows(table).flatMap((row) => {
    const own =
      (type === "plan" && (table !== "departments" || row.kind === "department")) ||
      (type === "measure" ? row.measure === subject : (row.section ?? sectionOf(row.measure)) === subject);
    return own ? (Object.values(row)[0] ?? []) : [];
  });
}

/** An appeal of a subject, raised by the day that is known, that a count leaves out. */
function forgotten(counted: Operand[], type: string, subject: string, ground: Ground): string | undefined {
  const { plan, bounds } = ground;
  const missing = plan
    .rows("appeals")
    .find(
      (row) =>
        (type === "plan" || row[type] === subject) &&
        (row.raised ?? "") <= bounds.knownAt &&
        (periodOf(row.period ?? "")?.last ?? bounds.last + 1) <= bounds.last &&
        !counted.some(
          (operand) => operand.kind === "fact" && operand.fact.startsWith(`appeal/${row.appeal}/`),
        ),
    );
  return missing && `the appeal ${missing.appeal} is not among what it counts`;
}

function isPart(area: string | undefined, plan: Leaves["plan"]): boolean {
  const kind = plan.row("areas", area ?? "")?.row.kind;
  return kind === "county" || kind === "zone";
}

/** A county or zone to which a target of the whole applies, and which a count of its parts leaves out. */
function partLeftOut(
  counted: Operand[],
  target: string,
  { plan, site }: Ground,
  own = plan.row("targets", target)?.row.area,
): string | undefined {
  const named = new Set(counted.map((operand) => (operand.kind === "fact" ? operand.fact : "")));
  const missing = verdictsOn(target, site).find((id) => {
    const area = id.split("/")[2];
    return isPart(area, plan) && area !== own && !named.has(id);
  });
  return missing && `${missing} is not among what it counts`;
}

/** A verdict of a subject that last year's may be held against, and that a count leaves out; or one that it counts, and there is no such. */
function uncompared(
  counted: Operand[],
  said: string,
  type: string,
  subject: string,
  ground: Ground,
): string | undefined {
  const keys = new Set(counted.map((operand) => (operand.kind === "fact" ? operand.fact : "")));
  const wanted = [...ground.site.facts.keys()]
    .filter(
      (fact) => /^target\/.+\/last-status$/.test(fact) && isOf(fact, "last-status", type, subject, ground),
    )
    .map((fact) => fact.replace(/last-status$/, said));
  const missing = wanted.find((fact) => !keys.has(fact));
  if (missing) return `${missing} is not among what it counts`;
  const extra = [...keys].find((fact) => !wanted.includes(fact));
  return extra === undefined ? undefined : `${extra} is not among what it is to count`;
}

/** A verdict of a subject that is marked as fragile, and that a count leaves out. */
function unmarked(counted: Operand[], type: string, subject: string, ground: Ground): string | undefined {
  const missing = [...ground.site.facts.keys()].find(
    (fact) =>
      /^target\/.+\/fragile$/.test(fact) &&
      isOf(fact, "fragile", type, subject, ground) &&
      !counted.some((operand) => operand.kind === "fact" && operand.fact === fact),
  );
  return missing && `${missing} is not among what it counts`;
}
