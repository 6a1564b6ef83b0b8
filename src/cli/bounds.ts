import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../core/error.ts";
import { parsePeriod } from "../core/period.ts";
import type { Plan } from "../plan/plan.ts";
import { isDay } from "../plan/schemas.ts";
import { yearFault } from "../plan/years.ts";
import type { Run } from "../warehouse/fill.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** The bounds of a run by what options say of them, else the plan and its register; throws `ConfigError` for what are none. */
export function boundsOf(
  plan: Plan,
  options: { asOf?: string | undefined; knownAt?: string | undefined },
): Run {
  const asOf = parsePeriod(options.asOf ?? plan.head.as_of);
  if (!asOf) throw new ConfigError(`unknown period ${options.asOf}`, "write one such as 2013 or 2013Q3");
  const wrong = yearFault(asOf, plan.head.year_begins);
  if (wrong) throw new ConfigError(`${wrong.problem}, not as of ${asOf.id}`, wrong.remedy);
  const arrivals = plan.register.rows.map((row) => row.arrived).sort();
  const knownAt = options.knownAt ?? arrivals.at(-1) ?? plan.head.issued;
  if (!isDay(knownAt)) throw new ConfigError(`unknown date ${knownAt}`, "write one such as 2014-01-31");
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  return { asOf, knownAt, version };
}
