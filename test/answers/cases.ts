import { drawFor } from "../../src/cli/demo/draw.ts";
import {
  type Case,
  COUNTIES,
  type Given,
  type Giver,
  type Goal,
  partsOf,
  YEARS,
  type Zones,
} from "./case.ts";

/** What may differ from case to case; each case takes one of each. */
const CHOICES = {
  periods: ["sum", "to-date", "last", "none"],
  kind: ["count", "ratio"],
  areas: ["sum", "none"],
  zones: ["none", "left out", "counted in", "counted in since this year"],
  by: ["area", "department", "public", "area and department", "department and area", "public and area"],
  missing: ["nothing", "a part", "an area", "a part of last year", "all of last year", "zero last year"],
  series: ["one", "new this year", "new in one area", "new within this year", "new within last year"],
  goal: ["none", "just met", "just missed", "shares", "growth", "ceiling"],
  growth: ["none", "of the whole", "of areas"],
} as const;

type Choice = { [K in keyof typeof CHOICES]: (typeof CHOICES)[K][number] };

const CASES = 180;

/** Cases that take each choice with each other one, and many three together: drawn, the same at each run. */
export function drawnCases(halves: boolean): Case[] {
  return Array.from({ length: CASES / 2 }, (_, at) => {
    const id = `${halves ? "h" : "q"}${at + 1}`;
    const random = drawing(id);
    const choice = Object.fromEntries(
      Object.entries(CHOICES).map(([name, values]) => [name, values[random(values.length)]]),
    ) as Choice;
    return caseOf(id, choice, halves, random);
  });
}

type Random = (below: number) => number;

/** Whole numbers from 0 up to one, the same for the same name. */
function drawing(name: string): Random {
  const draw = drawFor(1, name);
  return (below) => Math.floor(draw() * below);
}

function caseOf(id: string, choice: Choice, halves: boolean, random: Random): Case {
  // A yearbook gives no numerators and denominators.
  const ratio = choice.kind === "ratio" && !choice.by.includes("public");
  const periods = choice.periods;
  const zones = choice.zones === "none" ? [] : ["port"];
  const applies = choice.areas === "none" ? ["city"] : [...COUNTIES, ...zones];
  const givers = choice.by.split(" and ") as Giver[];
  const item: Case = {
    ...{ id, ratio, periods, applies, areas: choice.areas },
    why: Object.values(choice).join(", "),
    trend: ratio ? "points" : "percent",
    authority: givers[0] ?? "area",
    given: givers.flatMap((by, at) => figuresOf(by, choice, applies, halves, random, at > 0)),
  };
  const goal = goalOf(item, choice, halves, random);
  return goal ? { ...item, goal } : item;
}

function figuresOf(
  by: Giver,
  choice: Choice,
  applies: string[],
  halves: boolean,
  random: Random,
  second: boolean,
): Given[] {
  const rows: Given[] = [];
  for (const area of applies)
    for (const year of YEARS) {
      let running: [number, number] = [0, 0];
      for (const [at, period] of (choice.periods === "none" ? [year] : partsOf(year, halves)).entries()) {
        const own = numberOf(choice, year, random);
        running = choice.periods === "to-date" ? [running[0] + own[0], running[1] + own[1]] : own;
        if (isMissing(choice, area, applies, year, at, second)) continue;
        rows.push(rowOf(by, choice, { area, year, period, at }, running));
      }
    }
  return rows;
}

function numberOf({ missing }: Choice, year: string, random: Random): [number, number] {
  const under = 20 + random(40);
  return missing === "zero last year" && year === "2012" ? [0, under] : [1 + random(20), under];
}

/** The first to report, of whom something may be missing, is another than the one whose series changes. */
function isMissing(
  { missing }: Choice,
  area: string,
  applies: string[],
  year: string,
  at: number,
  second: boolean,
): boolean {
  if (second || area !== applies[0]) return false;
  if (missing === "a part") return year === "2013" && at === 1;
  if (missing === "an area") return year === "2013" && applies.length > 1;
  if (missing === "a part of last year") return year === "2012" && at === 0;
  return missing === "all of last year" && year === "2012";
}

function rowOf(
  by: Giver,
  choice: Choice,
  { area, year, period, at }: { area: string; year: string; period: string; at: number },
  [top, under]: [number, number],
): Given {
  const figure: Given["figure"] =
    choice.kind === "ratio" && !choice.by.includes("public")
      ? [`${top}`, `${under}`]
      : `${top}${by === "public" ? ".5" : ""}`;
  const row: Given = { by, area, period, figure };
  if (by === "area" && area !== "city") row.zones = zonesOf(choice, area, year);
  if (by === "public") {
    row.series = seriesOf(choice, area, year, at);
    const whole = area === "city" ? "of the whole" : "of areas";
    if (choice.growth === whole) row.growth = `${at + 3}`;
  }
  return row;
}

function zonesOf({ zones }: Choice, area: string, year: string): Zones {
  if (area !== "west" && area !== "north") return "无功能区";
  if (area === "north" || zones === "none" || zones === "left out") return "不含功能区";
  return zones === "counted in" || year === "2013" ? "含功能区" : "不含功能区";
}

function seriesOf({ series }: Choice, area: string, year: string, at: number): string {
  if (series === "one") return "旧口径";
  const late = at > 0;
  if (series === "new within last year") return year === "2012" && !late ? "旧口径" : "新口径";
  if (year === "2012") return "旧口径";
  if (series === "new this year") return "新口径";
  if (series === "new in one area") return area === "west" ? "新口径" : "旧口径";
  return late ? "新口径" : "旧口径";
}

/** A number close to what is there, so that the verdict hangs on exact comparison. */
function goalOf(item: Case, choice: Choice, halves: boolean, random: Random): Goal | undefined {
  if (choice.goal === "none") return;
  const percent = item.trend === "percent";
  if (choice.goal === "growth") return percent ? goal(">=", `${5 + random(40)}`, "growth-floor") : undefined;
  const rough = roughly(item, halves);
  const counted = item.periods === "sum" || item.periods === "to-date";
  if (item.ratio) {
    const [comparator, method] =
      choice.goal === "ceiling" ? (["<=", "rate-ceiling"] as const) : ([">=", "rate-floor"] as const);
    return goal(
      comparator,
      `${Number((rough + (choice.goal === "just missed" ? 0.000001 : 0)).toFixed(6))}`,
      method,
    );
  }
  if (choice.goal === "ceiling")
    return goal("<=", `${Math.floor(rough)}`, counted ? "limit" : "rate-ceiling");
  const number = Math.max(1, Math.floor(rough) + (choice.goal === "just missed" ? 1 : 0));
  const floor = goal(">=", `${number}`, counted ? "count-floor" : "stock-floor");
  const areas = item.applies.filter((area) => area !== "city");
  if (choice.goal !== "shares" || areas.length === 0) return floor;
  // Shares in tenths that add up to the number.
  const each = Math.floor((number * 10) / areas.length);
  const shares = Object.fromEntries(
    areas.map((area, at) => [area, `${(at > 0 ? each : number * 10 - each * (areas.length - 1)) / 10}`]),
  );
  return { ...floor, shares };
}

function goal(comparator: Goal["comparator"], number: string, method: string): Goal {
  return { comparator, number, method };
}

/** The size of this year's figure of who has the say, in floating point. */
function roughly(item: Case, halves: boolean): number {
  const last = partsOf("2013", halves).at(-1);
  const rows = item.given.filter(
    ({ by, period }) =>
      by === item.authority &&
      (item.periods === "sum" ? period.startsWith("2013") : period === last || period === "2013"),
  );
  const total = (at: 0 | 1) =>
    rows.reduce((sum, { figure }) => sum + Number(Array.isArray(figure) ? figure[at] : figure), 0);
  return item.ratio ? (total(0) / (total(1) || 1)) * 100 : total(0);
}
