import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { importSource } from "../core/compile.js";
import { ConfigError } from "../core/error.ts";
import type { Period } from "../core/period.ts";
import { formFiles } from "../forms/forms.ts";
import { issueOf } from "../forms/issue.ts";
import { reportingAreas } from "../forms/senders.ts";
import { readingGuide } from "../intake/layout/guide.ts";
import { loadLoaders } from "../intake/loaders.ts";
import { type Names, planNames } from "../intake/names.ts";
import { receive } from "../intake/receive.ts";
import type { Plan } from "../plan/plan.ts";

const LOADERS = join(import.meta.dirname, "..", "..", "loaders");

export interface FormsOptions {
  period: string;
  area?: string[];
  out: string;
  lang: "en" | "zh";
}

/** What is said, by language. */
const SAID = {
  en: {
    taken: (out: string) => `${out} is not empty`,
    choose: "name a new folder, or an empty one",
    period: (text: string) => `no period ${JSON.stringify(text)} for which forms are owed`,
    area: (text: string) => `no area ${JSON.stringify(text)} that owes a form`,
    among: (all: string[]) => `name one of: ${all.join(", ")}`,
    wrote: (path: string) => `wrote     ${path}`,
    count: (count: number) => `forms     ${count}`,
  },
  zh: {
    taken: (out: string) => `文件夹${out}不是空的`,
    choose: "另写一个新的或空的文件夹",
    period: (text: string) => `计划不要求报送报告期“${text}”`,
    area: (text: string) => `没有应报表的地区“${text}”`,
    among: (all: string[]) => `写其中之一：${all.join("、")}`,
    wrote: (path: string) => `已写      ${path}`,
    count: (count: number) => `共${count}份`,
  },
};
type Said = (typeof SAID)["en"];

/** Writes the forms of a period into a new folder; yields a line for each, and one of how many there are. */
export async function* writeForms(
  plan: Plan,
  { period, area, out, lang }: FormsOptions,
): AsyncGenerator<string> {
  const said = SAID[lang];
  const names = planNames(plan);
  const asked = periodAsked(plan, names, period, said);
  if (existsSync(out) && readdirSync(out).length > 0) throw new ConfigError(said.taken(out), said.choose);
  const known = reportingAreas({ plan, guide: readingGuide(plan) }).map((each) => each.area);
  const areas = area && new Set(area.map((text) => areaAsked(known, names, text, said)));
  const loaders = await loadLoaders(LOADERS, importSource);
  const issue = issueOf(plan, loaders, await receive(plan, loaders), asked);
  let count = 0;
  for (const { path, bytes } of formFiles(issue, areas)) {
    const file = join(out, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    yield said.wrote(file);
    count += 1;
  }
  yield said.count(count);
}

/** The period of that name for which forms are owed. */
function periodAsked({ periods }: Plan, names: Names, text: string, said: Said): Period {
  const ids = periods.rows.map((row) => row.period);
  const period = names.period(text);
  if (!period || !ids.includes(period.id)) throw new ConfigError(said.period(text), said.among(ids));
  return period;
}

/** The area of that name or code that owes a form. */
function areaAsked(known: { area: string; name: string }[], names: Names, text: string, said: Said): string {
  const found = known.find(({ area }) => area === names.area(text));
  if (!found) {
    const all = known.map(({ area, name }) => `${area} ${name}`);
    throw new ConfigError(said.area(text), said.among(all));
  }
  return found.area;
}
