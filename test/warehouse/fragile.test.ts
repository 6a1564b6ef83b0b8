import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { loadLoaders } from "../../src/intake/loaders.ts";
import { pathsOf } from "../../src/intake/open/large.ts";
import { receive } from "../../src/intake/receive.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { fillWarehouse } from "../../src/warehouse/fill.ts";
import { type Model, readModels, runModels } from "../../src/warehouse/models.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { grouped, judgedIn, judgedWith, type Perturbation } from "./perturb.ts";
import { leftOut, missing, rounded } from "./perturbed.ts";
import { queried } from "./query.ts";
import { planWith, runOf, shippedPlan } from "./support.ts";

const CITY = shippedPlan.head.city;
const received = loadLoaders("loaders").then((loaders) => receive(shippedPlan, loaders, () => {}));
let models: Model[];
const opened: Warehouse[] = [];
afterAll(() => {
  for (const warehouse of opened) warehouse.close();
});

/** A warehouse of what was shipped, in which the models have run through every scenario, and all that may be otherwise in it. */
async function shipped(plan: Plan, asOf: string) {
  const intake = await received;
  const warehouse = await Warehouse.open(pathsOf(intake.large), { threads: "1" });
  opened.push(warehouse);
  await fillWarehouse(warehouse, plan, intake, runOf(asOf, "9999-12-31"));
  models ??= await readModels(warehouse);
  await runModels(warehouse, models);
  const hows = intake.readings.map(({ how }) => how);
  return {
    warehouse,
    rounded: await rounded(warehouse, hows),
    others: [...(await missing(warehouse, CITY)), ...(await leftOut(warehouse, CITY))],
  };
}

/** What scenarios turn: `scenario: target area = verdict`, `scenario: scheme subject = grade`. */
async function marked(warehouse: Warehouse): Promise<string[]> {
  const rows = await queried<{ name: string; flipped: string }>(
    warehouse,
    `select concat_ws(' ', kind, indicator, scenario.area, period, source) as name,
       coalesce(sensitivity_flip.target || ' ' || sensitivity_flip.area, sensitivity_flip.scheme || ' ' || sensitivity_flip.subject) || ' = ' || sensitivity_flip.flipped as flipped
     from sensitivity_flip
     join scenario on scenario.scenario = sensitivity_flip.scenario`,
  );
  return rows.map(({ name, flipped }) => `${name}: ${flipped}`).toSorted();
}

/** Grades so narrow that what moves a score moves it into another. */
const NARROW = shippedPlan.schemes.rows.flatMap(({ scheme }) =>
  Array.from({ length: 1001 }, (_, place) => {
    const least = String(place / 10);
    return { level: `${scheme}-${least}`, scheme, grade: `from ${least}`, least, note: "" };
  }),
);

/** Whether what is turned is a grade of a scheme. */
function isOfGrade(text: string): boolean {
  return shippedPlan.schemes.rows.some(({ scheme }) => text.includes(`: ${scheme} `));
}

/** What perturbations turn, group after group through the models without any scenario, in the same words. */
async function found(
  warehouse: Warehouse,
  groups: Perturbation[][],
  plan: Plan,
  grades: boolean,
): Promise<string[]> {
  const before = await judgedIn(warehouse);
  await warehouse.run("delete from scenario_kind");
  const flipped: string[] = [];
  for (const group of groups) {
    const after = await judgedWith(warehouse, models, group, { grades, plan });
    for (const perturbation of group) {
      const { name, indicator, area, sums } = perturbation;
      const areas = sums ? [...new Set([area, CITY])] : [area];
      const verdicts = plan.targets.rows
        .filter((row) => row.indicator === indicator)
        .flatMap(({ target }) => areas.map((each) => `${target} ${each}`));
      for (const key of verdicts) {
        const word = after.verdicts.get(key);
        if (word !== before.verdicts.get(key)) flipped.push(`${name}: ${key} = ${word}`);
      }
      for (const [key, word] of after.grades.get(perturbation) ?? [])
        if (word !== before.grades.get(key)) flipped.push(`${name}: ${key} = ${word}`);
    }
  }
  return flipped.toSorted();
}

describe("the marks of fragile verdicts and grades", () => {
  it("are those that trying every change of the shipped data by itself gives, for every verdict and every grade", async () => {
    const schemes = shippedPlan.schemes.rows.map(({ scheme }) => ({ scheme, step: "0.1" }));
    const plan = planWith({ grades: NARROW, schemes }, 1, ["grades"]);
    const { warehouse, rounded, others } = await shipped(plan, plan.head.as_of);
    const expected = await marked(warehouse);
    const flipped = await found(warehouse, grouped([...rounded, ...others], plan), plan, true);
    expect(flipped).toEqual(expected);
    expect(new Set(flipped.map((text) => text.split(" ")[0]))).toEqual(
      new Set(["best", "worst", "without-source"]),
    );
    expect(flipped.some(isOfGrade)).toBe(true);
  }, 120_000);

  it("are so within a year too, where many numbers might be off by a half", async () => {
    const amounts = planWith({
      limits: shippedPlan.indicators.rows
        .filter((_, place) => place % 6 === 3)
        .map(({ indicator }) => ({ indicator, nature: "amount", basis: "reported" })),
    });
    const { warehouse, rounded } = await shipped(amounts, "2013Q3");
    const told = new Set((await marked(warehouse)).map((text) => text.split(":")[0]));
    const [some = []] = fc.sample(fc.shuffledSubarray(rounded, { minLength: 60, maxLength: 60 }), {
      numRuns: 1,
      seed: 2013,
    });
    some.unshift(...rounded.filter(({ name }) => told.has(name)).slice(0, 20));
    const groups = grouped([...new Set(some)], amounts).slice(0, 3);
    const names = new Set(groups.flat().map(({ name }) => name));
    const expected = (await marked(warehouse)).filter(
      (text) => names.has(text.split(":")[0] ?? "") && !isOfGrade(text),
    );
    expect(await found(warehouse, groups, amounts, false)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(2);
  }, 120_000);
});
