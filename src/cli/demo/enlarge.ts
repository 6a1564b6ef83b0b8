import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { ConfigError } from "../../core/error.ts";
import { parsePeriod, shiftYears, yearOf } from "../../core/period.ts";
import { readPlan } from "../../plan/read.ts";
import { drawFor } from "./draw.ts";
import type { FormLayout } from "./profile.ts";

type Records = Record<string, string>[];

const LAYOUTS: FormLayout[] = ["list", "list-bom", "list-gb18030", "form"];
/** A made-up area's residents, and its GDP in 亿元: between these. */
const RESIDENTS = [200_000, 900_000] as const;
const GDP = [100, 600] as const;

/** How many times as many rows a list may have. */
const MOST_ROWS = 10;

export interface Larger {
  areas: number;
  years: number;
  seed: number;
}

/**
 * Writes a new data folder from that at `from`: its plan with as many areas and years as asked for, the last year its
 * own, and no received file but the public ones. Made-up areas are counties beside the plan's own; what is counted
 * grows with the number of areas. Throws `ConfigError` where `folder` holds something or the plan has more areas.
 */
export function writeLargerFolder(from: string, folder: string, { areas, years, seed }: Larger): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new ConfigError(`${folder} is not empty`, "name a new folder, or an empty one");
  const plan = readPlan(from);
  const own = plan.areas.rows.filter(({ kind }) => kind === "county" || kind === "zone").length;
  if (areas < own)
    throw new ConfigError(`${areas} areas are fewer than the plan's ${own}`, `name ${own} or more`);
  mkdirSync(folder, { recursive: true });
  for (const name of ["plan", "reference", "public"])
    cpSync(join(from, name), join(folder, name), { recursive: true });
  const below = join("plan", plan.head.plan);
  const made = Array.from({ length: areas - own }, (_, index) => String(index + 1).padStart(4, "0"));
  change(folder, "reference/areas.csv", (rows) => [...rows, ...made.map(areaRow)]);
  change(folder, join(below, "demonstration", "areas.csv"), (rows) => [
    ...rows,
    ...made.map((number, index) => profileRow(number, index, seed)),
  ]);
  const listed = new Set(plan.counts.rows.map(({ indicator }) => indicator));
  for (const name of ["indicators", "registers"])
    change(folder, join(below, "demonstration", `${name}.csv`), (rows) =>
      rows.map((row) => (row.level ? { ...row, level: levelFor(row, areas / own, listed) } : row)),
    );
  for (const name of ["forms", "faults", "things"])
    change(folder, join(below, "demonstration", `${name}.csv`), () => []);
  change(folder, join(below, "periods.csv"), (rows) => periodRows(rows, years, plan.head.year_begins));
  const kept = plan.register.rows.filter(({ basis }) => basis !== "demonstration");
  writeFileSync(join(folder, "register.csv"), readFileSync(join(from, "register.csv")));
  change(folder, "register.csv", () => kept.map(({ row: _, ...fields }) => fields));
}

/** Rewrites a table; one without rows is its header alone. */
function change(folder: string, file: string, to: (rows: Records) => Records): void {
  const path = join(folder, file);
  const { data, meta } = Papa.parse<Record<string, string>>(readFileSync(path, "utf8"), {
    header: true,
    skipEmptyLines: "greedy",
  });
  const fields = meta.fields ?? [];
  const rows = to(data).map((row) => fields.map((field) => row[field] ?? ""));
  writeFileSync(path, `${Papa.unparse([fields, ...rows], { newline: "\n" })}\n`);
}

/** A level so many times as high; what fills a row each grows less, since such a file is held whole while it is written. */
function levelFor(
  { level, layout, indicator = "" }: Record<string, string>,
  times: number,
  listed: ReadonlySet<string>,
): string {
  const isListed = !/^(?:form|wide)/.test(layout ?? "") || listed.has(indicator);
  return String(Math.round(Number(level) * (isListed ? Math.min(times, MOST_ROWS) : times)));
}

function areaRow(number: string): Record<string, string> {
  return { area: `d${number}`, name: `演示县${number}`, short: `演示${number}`, kind: "county" };
}

function profileRow(number: string, index: number, seed: number): Record<string, string> {
  const draw = drawFor(seed, "area", number);
  const between = ([least, most]: readonly [number, number]) =>
    String(Math.round(least + draw() * (most - least)));
  return {
    area: `d${number}`,
    residents: between(RESIDENTS),
    gdp: between(GDP),
    basis: "assumption",
    layout: LAYOUTS[index % LAYOUTS.length] ?? "form",
    zones: "无功能区",
    reporter: `填报人${number}`,
    telephone: `0573-0000${number}`,
  };
}

/** The periods of the last year, and those of as many years before it as are wanted. */
function periodRows(rows: Records, years: number, begins: number): Records {
  const yearIn = ({ period: id = "" }: Records[number]) => {
    const period = parsePeriod(id);
    return period ? yearOf(period, begins).year : 0;
  };
  const last = Math.max(...rows.map(yearIn));
  const own = rows.filter((row) => yearIn(row) === last);
  return Array.from({ length: years }, (_, index) => index + 1 - years).flatMap((shift) =>
    own.map((row) => {
      const period = parsePeriod(row.period ?? "");
      const due = row.due?.replace(/^\d+/, (year) => String(Number(year) + shift)) ?? "";
      return { ...row, period: (period && shiftYears(period, shift)) ?? "", due };
    }),
  );
}
