import { periodOf } from "../arithmetic/period.ts";
import type { ReceivedFile } from "../expect/format.ts";
import type { Plan, PlanRow } from "../originals/plan.ts";
import { Failures } from "./failure.ts";
import { readSite, type Site } from "./site.ts";

/** A fact that an earlier edition stated otherwise: what it says is undefined where it says nothing. */
interface Restated {
  fact: string;
  was: string | undefined;
  is: string | undefined;
}

/** What an edition took back of an earlier one: facts that it states otherwise, and facts that it leaves out. */
export interface After {
  knownAt: string;
  restated: Restated[];
  left: Restated[];
  added: number;
}

/**
 * Holds a site against an earlier edition of it that somebody kept: it must be of the same plan and no older, and nothing that the
 * earlier one was made from may be gone from the register. Returns what it took back, which need not be wrong.
 */
export function checkAfter(site: Site, earlier: string, plan: Plan, failures: Failures): After {
  const own = new Failures();
  const old = readSite(earlier, own);
  for (const { where, step } of own.list) failures.add("after", where, step);
  const [now, then] = [site.manifest, old.manifest];
  if (now.plan !== then.plan)
    failures.add("after", "manifest.json", `it is of plan ${now.plan}, the earlier edition of ${then.plan}`);
  if (now.knownAt < then.knownAt)
    failures.add(
      "after",
      "manifest.json",
      `it knows what had arrived by ${now.knownAt}, the earlier edition by ${then.knownAt}: the older one is shown as the present one`,
    );
  if (endOf(now.asOf) < endOf(then.asOf))
    failures.add(
      "after",
      "manifest.json",
      `it ends with ${now.asOf}, the earlier edition with ${then.asOf}: the older one is shown as the present one`,
    );
  const registered = new Map(plan.rows("register").map((row) => [row.sha256, row]));
  for (const { file } of old.files.values()) {
    const fault = registerFault(file, registered.get(file.sha256));
    if (fault) failures.add("after", "register.csv", fault);
  }
  return { knownAt: then.knownAt, ...takenBack(site, old) };
}

/** What the register says otherwise of a file than an earlier edition; when it arrived and what it rests on never change. */
function registerFault({ sha256, name, arrived, basis }: ReceivedFile, row?: PlanRow): string | undefined {
  if (!row)
    return `the earlier edition rests on ${name}, which arrived on ${arrived}, and the register has it no more: ${sha256.slice(0, 12)}`;
  if (row.arrived !== arrived)
    return `${name} arrived on ${arrived} by the earlier edition, on ${row.arrived} by the register`;
  return row.basis === basis
    ? undefined
    : `${name} is of the basis ${basis} in the earlier edition, ${row.basis} in the register`;
}

/** The last month of a period. */
function endOf(period: string): number {
  return periodOf(period)?.last ?? -1;
}

function takenBack(site: Site, old: Site): Pick<After, "restated" | "left" | "added"> {
  const [restated, left]: [Restated[], Restated[]] = [[], []];
  for (const [id, { fact }] of old.facts) {
    const now = site.facts.get(id)?.fact;
    if (!now) left.push({ fact: id, was: fact.display, is: undefined });
    else if (now.value !== fact.value) restated.push({ fact: id, was: fact.display, is: now.display });
  }
  const added = [...site.facts.keys()].filter((id) => !old.facts.has(id)).length;
  return { restated, left, added };
}
