import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ConfigError } from "../core/error.ts";
import { changeTable } from "../plan/change.ts";
import type { Plan } from "../plan/plan.ts";
import { type IssuedRow, issuedSchema, type StatedRow, statedSchema } from "../plan/reference.ts";
import { BASES, isDay } from "../plan/schemas.ts";

const FACTS = "data/facts.json";
/** The counts of the plan's targets that later editions are held against. */
const COUNTS = ["met-count", "missed-count"];

const manifestSchema = z.object({
  plan: z.string(),
  asOf: z.string(),
  knownAt: z.string(),
  edition: z.string().optional(),
  outputs: z.record(z.string(), z.string()),
});
const factsSchema = z.array(
  z.object({
    fact: z.string(),
    subject: z.string(),
    aspect: z.string(),
    value: z.string(),
    basis: z.enum(BASES),
  }),
);

/** Who issues an edition, when, and as which. */
export interface Issuing {
  number: string;
  by: string;
  on: string;
  out: string;
}

/**
 * Records a built site as an issued edition below `editions/` of the data folder: what bounds it, the sha256 of its manifest, and
 * what it states of the plan's targets, of every area. From then on this is an input. Returns how many facts were recorded.
 */
export function issueEdition(plan: Plan, { number, by, on, out }: Issuing): number {
  const { row, facts } = siteAt(out, plan);
  if (!isDay(on)) throw new ConfigError(`unknown date ${on}`, "write one such as 2014-02-10");
  if (on < row.known_at)
    throw new ConfigError(
      `${on} is before ${row.known_at}, which the site knows`,
      "say with --on a later day",
    );
  const issue = checked(issuedSchema, { edition: number, ...row, issued_by: by, issued_on: on });
  const stated = facts
    .filter(({ subject, aspect }) =>
      subject.startsWith("target/")
        ? aspect === "status"
        : subject === `plan/${plan.head.plan}` && COUNTS.includes(aspect),
    )
    .map(({ fact, value, basis }, at) =>
      checked(statedSchema, { stated: `${number}-${at + 1}`, edition: number, fact, value, basis }),
    );
  mkdirSync(join(plan.root, "editions"), { recursive: true });
  changeTable(plan.root, plan.issued.file, issuedSchema, (rows) => withIssue(rows, issue));
  changeTable(plan.root, plan.stated.file, statedSchema, (rows: StatedRow[]) => [
    ...rows.filter(({ edition }) => edition !== number),
    ...stated,
  ]);
  return stated.length;
}

/** The rows with one more; the same once more stays, so that what was cut off can be done again. */
function withIssue(rows: IssuedRow[], issue: IssuedRow): IssuedRow[] {
  const before = rows.find(({ edition }) => edition === issue.edition);
  if (!before) return [...rows, issue];
  if (JSON.stringify(before) === JSON.stringify(issue)) return rows;
  throw new ConfigError(`edition ${issue.edition} was issued on ${before.issued_on}`, "say another --number");
}

/** What bounds the site in a folder, and its facts, which must be those of its manifest. */
function siteAt(out: string, plan: Plan) {
  const path = join(out, "manifest.json");
  if (!existsSync(path))
    throw new ConfigError(`no built site in ${out}`, "build it first, or say with --out where it is");
  const bytes = readFileSync(path);
  const manifest = manifestSchema.parse(JSON.parse(bytes.toString("utf8")));
  if (manifest.edition !== undefined)
    throw new ConfigError(`the site in ${out} is the ${manifest.edition} edition`, "issue the public one");
  if (manifest.plan !== plan.head.plan)
    throw new ConfigError(
      `the site in ${out} is of the plan ${manifest.plan}`,
      "say with --data which folder it was made from",
    );
  const facts = readFileSync(join(out, FACTS));
  if (sha256(facts) !== manifest.outputs[FACTS])
    throw new ConfigError(`${FACTS} is not the one of the manifest`, "build the site again");
  const row = { as_of: manifest.asOf, known_at: manifest.knownAt, manifest: sha256(bytes) };
  return { row, facts: factsSchema.parse(JSON.parse(facts.toString("utf8"))) };
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A row as its table takes it. */
function checked<T extends z.ZodType>(schema: T, row: object): z.infer<T> {
  const made = schema.safeParse(row);
  if (made.success) return made.data;
  const issue = made.error.issues[0];
  throw new ConfigError(`invalid ${String(issue?.path[0])}`, issue?.message ?? "");
}
