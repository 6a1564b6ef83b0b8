import type { Period } from "../../core/period.ts";
import { areaSheet } from "../../forms/area.ts";
import { label } from "../../forms/form.ts";
import { guidanceOf } from "../../forms/guidance.ts";
import type { AreaIssue } from "../../forms/issue.ts";
import { BESIDE, headOf, labelOf } from "../../forms/words.ts";
import type { Loader } from "../../intake/contract.ts";
import type { Written } from "./figures.ts";
import type { Area, Indicator } from "./ground.ts";
import { valuesOf } from "./issued.ts";
import type { AreaProfile } from "./profile.ts";
import { type Line, NOTICE, type Sheet, truthsOf, type Value } from "./sheet.ts";

/** One quarterly form to be written. */
export interface Form {
  area: Area;
  profile: AreaProfile;
  period: Period;
  /** The day it was filled in, `YYYY-MM-DD`. */
  filled: string;
  lines: { indicator: Indicator; written: Written }[];
}

const LIST = ["填报单位", "报告期", "功能区统计口径", "指标编号", "计量单位", "分子", "分母", "数值"];
const REPORTER = ["填报人", "联系电话", "填报日期"];

/** The form as it was issued, filled in: a header block, and one indicator a row. */
export function formSheet(
  { area, profile, period, filled, lines }: Form,
  issue: AreaIssue,
  loader: Loader,
): Sheet {
  const indicators = lines.map(({ indicator }) => indicator);
  const sheet = areaSheet(issue, loader, area, indicators);
  const [table] = sheet.tables;
  if (!table) throw new Error(`no table in the form ${sheet.name}`);
  const top = [[sheet.title], [NOTICE], ...table.top.map(valuesOf)];
  const entries = { zones: profile.zones, reporter: profile.reporter, telephone: profile.telephone };
  for (const [field, value] of Object.entries(entries)) enter(top, labelOf(loader, field).text, value);
  enter(top, label(BESIDE.filled).text, filled);
  const heads = table.heads.map(({ text }) => text);
  const at = heads.indexOf(headOf(loader, "numerator").text);
  return {
    ...{ name: sheet.name, top, heads, foot: [] },
    form: { sheet, guidance: guidanceOf(issue, loader, area.name) },
    lines: lines.map((line, index): Line => {
      const row = table.lines[index] ?? [];
      const values = valuesOf(row);
      const own = lineOf(values.slice(0, at), line, values.slice(at + PARTS), area, period);
      return { ...own, row };
    }),
  };
}

/** How many cells the parts of a figure and its value take. */
const PARTS = 3;

/** Writes into the cell beside a label. */
function enter(rows: Value[][], text: string, value: string): void {
  for (const row of rows) {
    const at = row.indexOf(text);
    if (at >= 0) row[at + 1] = value;
  }
}

/** The form as a long list: unit, period and reporter stand in every row. */
export function listSheet({ area, profile, period, filled, lines }: Form): Sheet {
  const heading = [area.short, period.id, profile.zones];
  const reporter = [profile.reporter, profile.telephone, filled];
  return {
    name: "",
    top: [[NOTICE]],
    heads: [...LIST, ...REPORTER],
    lines: lines.map(({ indicator, written }) => {
      const names = [...heading, indicator.indicator, indicator.unit];
      return lineOf(names, { indicator, written }, reporter, area, period);
    }),
    foot: [],
  };
}

/** One row: names, a figure's two parts and its value, and what stands after them. */
function lineOf(
  names: Value[],
  { indicator, written }: Form["lines"][number],
  after: Value[],
  { area }: Area,
  period: Period,
): Line {
  const { numerator, denominator, value } = written;
  const at = names.length;
  const about = { indicator: indicator.indicator, area, period: period.id };
  return {
    cells: [...names, numerator ?? null, denominator ?? null, shown(indicator, written), ...after],
    truths: truthsOf(about, [
      [at, "numerator", numerator],
      [at + 1, "denominator", denominator],
      [at + 2, "value", value],
    ]),
  };
}

/** The value as a form shows it: a rate to two decimals, none where there was nothing to count. */
function shown({ scale }: Indicator, { numerator = 0, denominator, value }: Written): number | null {
  if (denominator === undefined) return value ?? null;
  return denominator ? Math.round((numerator * scale * 100) / denominator) / 100 : null;
}
