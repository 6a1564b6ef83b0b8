import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { Originals } from "../core/disk/originals.ts";
import { ConfigError, ConfigErrors } from "../core/error.ts";
import { readTable, type Table } from "../core/table.ts";
import { checkPlan } from "./check.ts";
import { withProductMethods } from "./methods.ts";
import { readOutlines } from "./outline.ts";
import type { Plan, Tables } from "./plan.ts";
import { readProse } from "./prose.ts";
import {
  type AnswerRow,
  type AppealRow,
  answersSchema,
  appealsSchema,
  type IssuedRow,
  issuedSchema,
  type LayoutRow,
  layoutsSchema,
  type RegisterRow,
  referenceSchemas,
  registerSchema,
  type StatedRow,
  statedSchema,
  type WithdrawalRow,
  withdrawalsSchema,
} from "./reference.ts";
import { OPTIONAL, planSchemas } from "./schemas.ts";
import { ofYears } from "./year-word.ts";

/**
 * Reads the plan folder of `root` (the data folder), its reference tables and the register, and checks them
 * against each other. Throws `ConfigErrors` with every fault found.
 */
export function readPlan(root: string, id = onlyPlan(root), originals = new Originals(root)): Plan {
  const tables: Record<string, unknown> = {};
  const errors: ConfigError[] = [];
  const read = (name: string, file: string, schema: z.ZodObject) => {
    try {
      const left = OPTIONAL.includes(name) && !originals.has(file);
      tables[name] = left
        ? { file, sha256: "", rows: [], texts: [] }
        : readTable(originals, file, schema, Object.keys(schema.shape));
    } catch (error) {
      if (error instanceof ConfigErrors) errors.push(...error.errors);
      else if (error instanceof ConfigError) errors.push(error);
      else throw error;
    }
  };
  for (const [name, schema] of Object.entries(planSchemas)) read(name, `plan/${id}/${name}.csv`, schema);
  for (const [name, schema] of Object.entries(referenceSchemas)) read(name, `reference/${name}.csv`, schema);
  read("register", "register.csv", registerSchema);
  read("answers", "answers.csv", answersSchema);
  read("appeals", "appeals.csv", appealsSchema);
  read("layouts", "layouts.csv", layoutsSchema);
  read("withdrawals", "withdrawals.csv", withdrawalsSchema);
  read("issued", "editions/issued.csv", issuedSchema);
  read("stated", "editions/stated.csv", statedSchema);
  if (errors.length) throw new ConfigErrors(errors);
  const plan = tables as unknown as Tables & {
    register: Table<RegisterRow>;
    answers: Table<AnswerRow>;
    appeals: Table<AppealRow>;
    layouts: Table<LayoutRow>;
    withdrawals: Table<WithdrawalRow>;
    issued: Table<IssuedRow>;
    stated: Table<StatedRow>;
  };
  plan.methods = withProductMethods(plan.methods);
  const head = plan.plan.rows[0];
  if (!head || plan.plan.rows.length !== 1)
    throw new ConfigError(`plan/${id}/plan.csv has ${plan.plan.rows.length} rows`, "keep exactly one");
  const outlines = readOutlines(
    originals,
    plan.areas.rows.map(({ area }) => area),
  );
  const shown = (words: string) => ofYears(words, head.year_begins);
  for (const row of plan.methods.rows)
    for (const column of ["title", "words", "symbols"] as const) row[column] = shown(row[column]);
  for (const row of plan.examples.rows) row.title = shown(row.title);
  const { prose, faults: proseFaults } = readProse(originals, id);
  const whole: Plan = { ...plan, root, originals, head, outlines, prose, proseFaults };
  checkPlan(whole);
  return whole;
}

function onlyPlan(root: string): string {
  if (!existsSync(root))
    throw new ConfigError(
      `no data folder ${root}`,
      "name it with --data, or begin one with quality-city init",
    );
  const folder = join(root, "plan");
  const ids = existsSync(folder) ? readdirSync(folder).sort() : [];
  const [first] = ids;
  if (!first || ids.length > 1)
    throw new ConfigError(
      `${ids.length} plans in ${folder}`,
      first ? `choose one of ${ids.join(", ")}` : "add one",
    );
  return first;
}
