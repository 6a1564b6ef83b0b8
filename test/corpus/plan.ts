import { join } from "node:path";
import { readingGuide } from "../../src/intake/layout/guide.ts";
import { loadLoaders } from "../../src/intake/loaders.ts";
import { applicablePairs } from "../../src/plan/applies.ts";
import { readPlan } from "../../src/plan/read.ts";

const ROOT = join(import.meta.dirname, "..", "..");

export const PLAN = readPlan(join(ROOT, "data"));
export const GUIDE = readingGuide(PLAN);
export const LOADERS = await loadLoaders(join(ROOT, "loaders"));
export const PAIRS = applicablePairs(PLAN);

export type Area = (typeof PLAN.areas.rows)[number];
export type Indicator = (typeof PLAN.indicators.rows)[number];

/** Areas that send forms. */
export const SENDERS = PLAN.areas.rows.filter(({ kind }) => kind === "county" || kind === "zone");
export const DEPARTMENTS = PLAN.departments.rows.filter(({ kind }) => kind === "department");
/** The quarters to be reported, in order. */
export const PERIODS = PLAN.periods.rows.map(({ period }) => period);

export function indicatorOf(id: string): Indicator {
  const found = PLAN.indicators.rows.find(({ indicator }) => indicator === id);
  if (!found) throw new Error(`unknown indicator ${id}`);
  return found;
}

export function areaOf(id: string): Area {
  const found = PLAN.areas.rows.find(({ area }) => area === id);
  if (!found) throw new Error(`unknown area ${id}`);
  return found;
}

/** The indicators that an area reports period by period. */
export function reportedBy(area: string): Indicator[] {
  const ids = new Set(PAIRS.filter((pair) => pair.area === area).map(({ indicator }) => indicator));
  return PLAN.indicators.rows.filter(({ indicator, periods }) => ids.has(indicator) && periods !== "none");
}

export function isRatio({ denominator }: Indicator): boolean {
  return denominator !== "";
}

/** The most that an indicator's figure can be, where the plan's rows say so. */
export function mostOf(indicator: string): number | undefined {
  const most = PLAN.limits.rows.find((row) => row.indicator === indicator)?.most;
  return most ? Number(most) : undefined;
}

const ORDINALS = "一二三四";

/** A quarter in words, as forms have it. */
export function quarterWords(period: string): string {
  return period.replace(/^(\d{4})Q(\d)$/, (_, year, place) => `${year}年${ORDINALS[Number(place) - 1]}季度`);
}

/** What an area's form says of how zones are counted. */
export function zonesWord(area: string, included: boolean): string {
  if (!GUIDE.zoned.has(area)) return "无功能区";
  return included ? "含功能区" : "不含功能区";
}
