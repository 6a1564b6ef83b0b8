import { type Period, parsePeriod } from "../plan/period.ts";
import type { Plan } from "../plan/plan.ts";
import { fold } from "./sheet.ts";

/** Finds what a written name stands for: by id, name, short or former name, or alias; exact but for widths. */
export interface Names {
  area(text: string): string | undefined;
  indicator(text: string): string | undefined;
  department(text: string): string | undefined;
  period(text: string): Period | undefined;
  /** Every way of writing an area or an indicator that stands for one, letter by letter as in the plan. */
  spellings: { area: string[]; indicator: string[] };
}

/** The names of a plan. A name that would stand for two things stands for none. */
export function planNames(plan: Plan): Names {
  const areas = new Map<string, string | undefined>();
  const indicators = new Map<string, string | undefined>();
  const departments = new Map<string, string | undefined>();
  const written = new Set<string>();
  const add = (names: Map<string, string | undefined>, text: string, id: string) => {
    const key = fold(text);
    written.add(text);
    if (key) names.set(key, names.has(key) && names.get(key) !== id ? undefined : id);
  };
  for (const { area, name, short, code, former } of plan.areas.rows)
    for (const text of [area, name, short, code, ...former]) add(areas, text, area);
  for (const { indicator, title } of plan.indicators.rows)
    for (const text of [indicator, title]) add(indicators, text, indicator);
  for (const { department, name } of plan.departments.rows)
    for (const text of [department, name]) add(departments, text, department);
  const named = { area: areas, indicator: indicators, department: departments };
  for (const { kind, name, id } of plan.aliases.rows) add(named[kind], name, id);
  const spelled = (names: Map<string, string | undefined>) =>
    [...written].filter((text) => names.get(fold(text)) !== undefined);
  return {
    spellings: { area: spelled(areas), indicator: spelled(indicators) },
    area: (text) => areas.get(fold(text)),
    indicator: (text) => indicators.get(fold(text)),
    department: (text) => departments.get(fold(text)),
    period: (text) => readPeriod(fold(text)),
  };
}

const ORDINALS = "一二三四";

/** Reads a period written as an id (`2013Q3`) or in words (`2013年三季度`, `2013年第3季度`, `2013年`). */
function readPeriod(text: string): Period | undefined {
  const words = /^(\d{4})年(?:第?([一二三四1-4])季度)?$/.exec(text);
  if (!words) return parsePeriod(text) ?? undefined;
  const quarter = words[2];
  const place = quarter ? `Q${ORDINALS.indexOf(quarter) + 1 || quarter}` : "";
  return parsePeriod(`${words[1]}${place}`) ?? undefined;
}
