import { readingGuide } from "../../src/intake/layout/guide.ts";
import { inspect } from "../../src/intake/open/inspect.ts";
import { MAX_BYTES } from "../../src/intake/open/open.ts";
import { readPlan } from "../../src/plan/read.ts";
import { LOADERS } from "./house.ts";

const guide = readingGuide(readPlan("data"));

/** How many readings, records and states a text gives by the shipped plan, its values, and what is found. */
export function inspected(path: string, sender: string, lines: string[]) {
  const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
  const loaders = LOADERS.filter(({ folder }) => path.startsWith(folder));
  const { read, findings } = inspect(
    { path, bytes, at: "", sender },
    { loaders, confirmed: [], guide },
    MAX_BYTES,
  );
  const { readings = [], records = [], states = [] } = read ?? {};
  return {
    values: readings.map(({ part, value }) => `${part} ${value}`),
    periods: readings.map(({ period }) => period.id),
    count: readings.length + records.length + states.length,
    codes: findings.map(({ code }) => code),
  };
}
