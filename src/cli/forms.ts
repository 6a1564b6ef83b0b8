import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { importSource } from "../core/compile.js";
import { ConfigError } from "../core/error.ts";
import type { Period } from "../core/period.ts";
import { formFiles } from "../forms/forms.ts";
import { issueOf } from "../forms/issue.ts";
import { reportingAreas } from "../forms/senders.ts";
import { loadLoaders } from "../intake/loaders.ts";
import { type Names, planNames } from "../intake/names.ts";
import { receive } from "../intake/receive.ts";
import type { Plan } from "../plan/plan.ts";

const LOADERS = join(import.meta.dirname, "..", "..", "loaders");

export interface FormsOptions {
  period: string;
  area?: string[];
  out: string;
}

/** Writes the forms of a period into a new folder; `onForm` is told of each. Returns how many they are. */
export async function writeForms(
  plan: Plan,
  { period, area, out }: FormsOptions,
  onForm: (path: string) => void,
): Promise<number> {
  const names = planNames(plan);
  const asked = periodAsked(plan, names, period);
  if (existsSync(out) && readdirSync(out).length > 0)
    throw new ConfigError(`${out} is not empty`, "name a new folder, or an empty one");
  const loaders = await loadLoaders(LOADERS, importSource);
  const issue = issueOf(plan, loaders, await receive(plan, loaders), asked);
  const known = reportingAreas(issue).map((each) => each.area);
  const areas = area && new Set(area.map((text) => areaAsked(known, names, text)));
  let count = 0;
  for (const { path, bytes } of formFiles(issue, areas)) {
    const file = join(out, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    onForm(file);
    count += 1;
  }
  return count;
}

/** The period of that name for which forms are owed. */
function periodAsked({ periods }: Plan, names: Names, text: string): Period {
  const ids = periods.rows.map((row) => row.period);
  const period = names.period(text);
  if (!period || !ids.includes(period.id))
    throw new ConfigError(
      `no period ${JSON.stringify(text)} for which forms are owed`,
      `name one of ${periods.file}: ${ids.join(", ")}`,
    );
  return period;
}

/** The area of that name or code that owes a form. */
function areaAsked(known: { area: string; name: string }[], names: Names, text: string): string {
  const found = names.area(text);
  if (known.some(({ area }) => area === found)) return found as string;
  const all = known.map(({ area, name }) => `${area} ${name}`).join(", ");
  throw new ConfigError(`no area ${JSON.stringify(text)} that owes a form`, `name one of: ${all}`);
}
