import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { readTable } from "../../../src/verify/originals/read/csv.ts";

/** What happened to a thing: on which day it came to which stage and where. */
type Step = [day: string, stage: string, area: string];

/**
 * What a list gives at the ends of three years by the plan's counts, line by line and thing by thing: written apart from all that
 * it is held against. It knows the counts of stages, of steps from one to another, and of risings and leavings.
 */
export async function figuresAgain(
  data: string,
  file: string,
  register: string,
): Promise<Record<string, string>> {
  const table = (path: string) => readTable(readFileSync(join(data, path), "utf8"));
  const [stages, counts] = ["stages", "counts"].map((name) =>
    table(`plan/2013/${name}.csv`).filter((row) => row.register === register),
  );
  // What is one figure for the whole counts there.
  const whole = new Map(
    table("plan/2013/indicators.csv").map(({ indicator = "", areas: how }) => [indicator, how === "none"]),
  );
  const city = table("plan/2013/plan.csv")[0]?.city;
  const areas = new Map(table("reference/areas.csv").map(({ name = "", area = "" }) => [name, area]));
  const ranks = new Map(stages?.map(({ title = "", stage = "", rank = "" }) => [title, { stage, rank }]));
  const things = new Map<string, Step[]>();
  for await (const line of createInterface(createReadStream(join(data, file)))) {
    const [name = "", code = "", place = "", title = "", day = ""] = line.split(",");
    const [area, stage] = [areas.get(place), ranks.get(title)?.stage];
    if (
      name === "" ||
      !area ||
      !stage ||
      !isCode(code) ||
      Number.isNaN(Date.parse(day)) ||
      day === "2013-02-30"
    )
      continue;
    const steps = things.get(code);
    if (steps) steps.push([day, stage, area]);
    else things.set(code, [[day, stage, area]]);
  }
  const rankOf = new Map(stages?.map(({ stage = "", rank = "" }) => [stage, Number(rank || 0)]));
  const figures = new Map<string, number>();
  for (const steps of things.values()) {
    steps.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
    for (const year of ["2011", "2012", "2013"])
      for (const row of counts ?? [])
        for (const area of counted(steps, row, year, rankOf)) {
          const figure = `${row.indicator} ${whole.get(row.indicator ?? "") ? city : area} ${year}`;
          figures.set(figure, (figures.get(figure) ?? 0) + 1);
        }
  }
  return Object.fromEntries([...figures].map(([figure, count]) => [figure, String(count)]));
}

/** The areas in which a row of the plan counts a thing in a year. */
function counted(
  steps: Step[],
  { counted: how, stage = "", goal = "" }: Record<string, string>,
  year: string,
  ranks: Map<string, number>,
): string[] {
  const found: string[] = [];
  let before: Step | undefined;
  for (const step of steps) {
    const [day, to, area] = step;
    if (day.slice(0, 4) > year) break;
    const [was, is] = [ranks.get(before?.[1] ?? "") ?? 0, ranks.get(to) ?? 0];
    const isNow = day.startsWith(year);
    if (isNow && how === "promoted" && was > 0 && is > was) found.push(area);
    if (isNow && how === "moved" && before?.[1] === stage && to === goal) found.push(area);
    if (isNow && how === "left" && was > 0 && is === 0 && to === stage) found.push(before?.[2] ?? "");
    before = step;
  }
  if (how === "stock" && before && (ranks.get(before[1]) ?? 0) > 0 && (stage === "" || before[1] === stage))
    found.push(before[2]);
  return found;
}

const SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Whether the weighted sum of a code's signs is divisible by 31. */
function isCode(code: string): boolean {
  let [sum, weight] = [0, 1];
  for (const sign of code.slice(0, 17)) {
    sum += weight * SIGNS.indexOf(sign);
    weight = (weight * 3) % 31;
  }
  return code.length === 18 && (sum + SIGNS.indexOf(code.slice(17))) % 31 === 0;
}
