import { writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { ConfigError } from "../plan/error.ts";
import type { Plan } from "../plan/plan.ts";
import { isDay, type RegisterRow, registerSchema } from "../plan/schemas.ts";
import { sha256Of } from "./large.ts";
import { planNames } from "./names.ts";
import { receivedPaths } from "./receive.ts";
import { fold } from "./sheet.ts";

/** Enters every received file that the register does not know; returns their paths. */
export function registerArrivals(
  plan: Plan,
  { arrived, from, basis }: { arrived: string; from: string; basis: string },
): string[] {
  if (!isDay(arrived)) throw new ConfigError(`unknown date ${arrived}`, "write one such as 2013-10-12");
  const known = new Map(plan.register.rows.map((row) => [row.sha256, row.path]));
  const rows = receivedPaths(plan.root).flatMap(({ path }) => {
    const sha256 = sha256Of(join(plan.root, path));
    const twin = known.get(sha256);
    if (twin === path) return [];
    if (twin !== undefined)
      throw new ConfigError(`${path} is a copy of ${twin}`, "remove one of the two, then receive again");
    known.set(sha256, path);
    const row = registerSchema.safeParse({ sha256, path, sender: from, arrived, basis, note: "" });
    if (row.success) return [row.data];
    const issue = row.error.issues[0];
    throw new ConfigError(`invalid ${String(issue?.path[0])}`, issue?.message ?? "");
  });
  writeRegister(plan, [...plan.register.rows.map(({ row: _, ...fields }) => fields), ...rows]);
  return rows.map((row) => row.path);
}

/** Whether a sender is one that a plan knows: an area or a department by any of its names, or who sent something before. */
export function isKnownSender(plan: Plan, sender: string): boolean {
  const names = planNames(plan);
  return (
    names.area(sender) !== undefined ||
    names.department(sender) !== undefined ||
    plan.register.rows.some((row) => fold(row.sender) === fold(sender))
  );
}

/** Writes the register anew. */
export function writeRegister(plan: Plan, rows: RegisterRow[]): void {
  writeFileSync(join(plan.root, plan.register.file), `${Papa.unparse(rows, { newline: "\n" })}\n`);
}
