import { type Period, periodOf, periodsNamed } from "../arithmetic/period.ts";
import type { Plan } from "./plan.ts";
import { fold } from "./read/sheet.ts";

/** What written names stand for; a name that would stand for two things stands for none. */
export interface Names {
  area(text: string): string | undefined;
  indicator(text: string): string | undefined;
  /** The periods that a cell may name: by its text, or as the one asked for that ends then. */
  periods(text: string, format: string): Period[];
}

/** The names of a plan: ids, names, short and former names, codes, titles and aliases. */
export function readNames(plan: Plan): Names {
  const areas = new Map<string, string>();
  const indicators = new Map<string, string>();
  for (const row of plan.rows("areas")) {
    const former = (row.former ?? "").split(";").map((name) => name.trim());
    for (const name of [row.area, row.name, row.short, row.code, ...former]) enter(areas, name, row.area);
  }
  for (const row of plan.rows("indicators"))
    for (const name of [row.indicator, row.title, `${row.indicator}${row.title}`])
      enter(indicators, name, row.indicator);
  for (const { kind, name, id } of plan.rows("aliases"))
    if (kind === "area" || kind === "indicator") enter(kind === "area" ? areas : indicators, name, id);
  const asked = plan.rows("periods").flatMap(({ period }) => periodOf(period ?? "") ?? []);
  return {
    area: (text) => areas.get(fold(text)) || areas.get(fold(text).replace(SIGNED, "")) || undefined,
    indicator: (text) => indicators.get(fold(text)) || indicators.get(fold(withoutTail(text))) || undefined,
    periods: (text, format) => periodsNamed(fold(text), format, asked, plan.begins()),
  };
}

/** Who signs for an area, and where its seal goes. */
const SIGNED =
  /(?:人民政府(?:办公室)?|质量强[市县区](?:建设|工作)*(?:领导小组)?办(?:公室)?|质量办)?(?:\((?:盖章|公章|签章|章)\))?$/;

/** A number that stands for a name, to the 15 digits that a workbook surely keeps. */
function withoutTail(text: string): string {
  return /^\d+\.\d{12,}$/.test(text) ? String(Number(Number(text).toPrecision(15))) : text;
}

function enter(names: Map<string, string>, name: string | undefined, id: string | undefined): void {
  const key = fold(name ?? "");
  if (key === "" || id === undefined) return;
  names.set(key, names.has(key) && names.get(key) !== id ? "" : id);
}
