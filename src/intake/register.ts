import { ConfigError } from "../core/error.ts";
import { changeTable } from "../plan/change.ts";
import type { Plan } from "../plan/plan.ts";
import { type RegisterRow, registerSchema } from "../plan/reference.ts";
import { isDay } from "../plan/schemas.ts";
import { fold } from "./layout/sheet.ts";
import { planNames } from "./names.ts";
import { receivedEntries } from "./receive.ts";
import { type NotTaken, take } from "./records/take.ts";

/** What came of entering arrivals: the paths that are now in the register, and those of what cannot be. */
export interface Arrivals {
  entered: string[];
  left: (NotTaken & { path: string })[];
}

/**
 * Enters every received file that the register does not know, or of those `only` some; what cannot be read is left out, and told. What others enter
 * meanwhile stays: the register is read again once this process alone may write.
 */
export function registerArrivals(
  plan: Plan,
  { arrived, from, basis }: { arrived: string; from: string; basis: string },
  only?: ReadonlySet<string>,
): Arrivals {
  if (!isDay(arrived)) throw new ConfigError(`unknown date ${arrived}`, "write one such as 2013-10-12");
  const received: { path: string; sha256: string }[] = [];
  const left: Arrivals["left"] = [];
  for (const entry of receivedEntries(plan.root)) {
    const { path } = entry;
    if (only && !only.has(path)) continue;
    const taken = take(plan.originals, entry, 0);
    if ("code" in taken) left.push({ ...taken, path });
    else received.push({ path, sha256: taken.sha256 });
  }
  const entered: string[] = [];
  changeRegister(plan, (rows) => {
    const known = new Map(rows.map((row) => [row.sha256, row.path]));
    const added = received.flatMap(({ path, sha256 }) => {
      const twin = known.get(sha256);
      if (twin === path) return [];
      if (twin !== undefined)
        throw new ConfigError(`${path} is a copy of ${twin}`, "remove one of the two, then receive again");
      known.set(sha256, path);
      return [rowOf({ sha256, path, sender: from, arrived, basis, note: "" })];
    });
    entered.push(...added.map(({ path }) => path));
    return added.length ? [...rows, ...added] : rows;
  });
  return { entered, left };
}

function rowOf(fields: Record<keyof RegisterRow, string>): RegisterRow {
  const row = registerSchema.safeParse(fields);
  if (row.success) return row.data;
  const issue = row.error.issues[0];
  throw new ConfigError(`invalid ${String(issue?.path[0])}`, issue?.message ?? "");
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

/** Writes the register as `change` makes it of its rows; where that gives the rows back, nothing is written. */
export function changeRegister(plan: Plan, change: (rows: RegisterRow[]) => RegisterRow[]): void {
  changeTable(plan.root, plan.register.file, registerSchema, change);
}
