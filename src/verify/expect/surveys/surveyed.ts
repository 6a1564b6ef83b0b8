import { decimal } from "../../arithmetic/exact.ts";
import { periodOf } from "../../arithmetic/period.ts";
import type { Original } from "../../originals/original.ts";
import type { PlanRow } from "../../originals/plan.ts";
import { departmentOf } from "../../originals/span.ts";
import type { AnswerList } from "../../originals/survey/sheets.ts";
import { isWeighted, marksOf, type Sums, sumsOf } from "../../originals/survey/sums.ts";
import type { AnswersOperand, Operand } from "../format.ts";
import type { Ground, Leaves } from "../ground.ts";
import { withdrawalOf } from "../withdrawn.ts";

/** The figure that a survey gives of an indicator. */
export interface Figure {
  indicator: string;
  area: string;
  period: string;
}

/** One area of a survey: what its sheets add up to, and of a sample the row of the plan that says of how many units. */
export interface Stratum extends Sums {
  area: string;
  population: PlanRow | undefined;
}

/** What the list in force says of a figure. */
export interface Surveyed {
  original: Original;
  list: AnswerList;
  estimate: PlanRow;
  isWeighted: boolean;
  /** The area itself; of a sample, for the whole, those that it stands for. */
  strata: Stratum[];
  /** Why there is no estimate. */
  reason: string | undefined;
}

/** The names of operands of which each is a part of a figure. */
const PARTS = ["value", "numerator", "denominator"];

const known = new WeakMap<Ground["originals"], Map<string, Surveyed | undefined>>();

/** What a survey says of a figure; undefined where none does. */
export function surveyed(figure: Figure, ground: Ground): Surveyed | undefined {
  const own = known.get(ground.originals) ?? new Map<string, Surveyed | undefined>();
  known.set(ground.originals, own);
  const key = Object.values(figure).join(" ");
  if (!own.has(key)) own.set(key, readSurveyed(figure, ground));
  return own.get(key);
}

function readSurveyed(figure: Figure, ground: Ground): Surveyed | undefined {
  const { plan, bounds } = ground;
  const { indicator, area, period } = figure;
  const estimate = plan.row("estimates", indicator)?.row;
  const found = estimate && inForce(figure, estimate, ground);
  if (!found) return undefined;
  const survey = estimate.survey ?? "";
  const isSample = isWeighted(survey, period, plan);
  const populationOf = (each: string) =>
    plan
      .rows("populations")
      .find((row) => row.survey === survey && row.period === period && row.area === each);
  const areas = isSample && area === bounds.city ? partsOf(indicator, ground).filter(populationOf) : [area];
  const strata = areas.map((each) => ({
    ...sumsOf(found.list, indicator, each === bounds.city ? undefined : each, "", plan),
    ...{ area: each, population: isSample ? populationOf(each) : undefined },
  }));
  if (strata.length === 0 || (isSample && !strata[0]?.population)) return undefined;
  return {
    ...found,
    estimate,
    isWeighted: isSample,
    strata,
    reason: reasonOf(strata, isSample, plan.row("surveys", survey)?.row.least),
  };
}

/** The areas of a survey's indicator. */
export function partsOf(indicator: string, { plan, bounds }: Ground): string[] {
  return plan
    .rows("areas")
    .flatMap(({ area = "" }) => (area !== bounds.city && plan.applies(indicator, area) ? area : []))
    .sort();
}

function reasonOf(strata: Stratum[], isSample: boolean, least = ""): string | undefined {
  const units = strata.map((each) => Number(each.units));
  if (units.reduce((sum, each) => sum + each, 0) < Number(least)) return "too few";
  return isSample && Math.min(...units) < 3 ? "too few in an area" : undefined;
}

/** The last list that arrived of those that its keeper sent for the period, and nobody withdrew. */
function inForce({ indicator, area, period }: Figure, { survey }: PlanRow, ground: Ground) {
  const { originals, plan, bounds } = ground;
  const month = periodOf(period)?.last ?? -1;
  if (month < 0 || month > bounds.last || (area !== bounds.city && !plan.applies(indicator, area)))
    return undefined;
  const keeper = departmentOf(plan.row("surveys", survey ?? "")?.row.keeper ?? "", plan);
  const places = new Map(
    plan.rows("register").map(({ sha256 = "" }, place) => [sha256, String(place).padStart(9, "0")]),
  );
  const lists = [...originals.values()].flatMap((original) =>
    original.answers
      .filter((list) => list.survey.survey === survey && list.period === period && list.department === keeper)
      .map((list) => ({ original, list, place: `${original.arrived} ${places.get(original.file.sha256)}` })),
  );
  return lists
    .filter(({ original: { file, arrived } }) => {
      const stated = { sha256: file.sha256, indicator, area, month };
      return arrived <= bounds.knownAt && withdrawalOf(stated, ground) === undefined;
    })
    .sort((a, b) => (a.place < b.place ? 1 : -1))[0];
}

/** The value of a set of answers; undefined where the originals do not have it. */
export function answersValue(
  { file, indicator, area, period, category, what }: AnswersOperand,
  { originals, plan }: Leaves,
): string | undefined {
  const survey = plan.row("estimates", indicator)?.row.survey;
  const list = originals
    .get(file.slice(0, 12))
    ?.answers.find((each) => each.survey.survey === survey && each.period === period);
  const city = plan.rows("plan")[0]?.city;
  if (what === "item") return list && area === city ? marksOf(list, indicator, category, plan) : undefined;
  const sums = list && sumsOf(list, indicator, area === city ? undefined : area, category, plan);
  return sums && Object.hasOwn(sums, what) ? sums[what as keyof Sums] : undefined;
}

/** The figure that an operand takes of what a survey gives: its estimate, or of a rate its sums. */
export function estimateIn(
  operand: Operand,
  { plan }: Leaves,
): (Figure & { part: string; source: string }) | undefined {
  const [, indicator = "", area = "", period = "", aspect = ""] =
    operand.kind === "fact" ? operand.fact.split("/") : [];
  const estimate = plan.row("estimates", indicator)?.row;
  const over = estimate?.estimator === "ratio" ? "base" : "answered";
  const part = { estimate: "value", sum: "numerator", [over]: "denominator" }[aspect];
  if (!estimate || part === undefined || !PARTS.includes(operand.name)) return undefined;
  const { keeper = "" } = plan.row("surveys", estimate.survey ?? "")?.row ?? {};
  return { indicator, area, period, part, source: departmentOf(keeper, plan) };
}

/** Whether all units of a stratum answered. */
export function isFull({ units, population }: Stratum): boolean {
  return units === population?.units;
}

/** Whether all sheets of a stratum say the same. */
export function isEven({ units, sum, squares }: Stratum): boolean {
  const [n, total, all] = [units, sum, squares].map((text) => decimal(text));
  return !!n && !!total && !!all && n.num * all.num * total.den ** 2n === total.num ** 2n * all.den * n.den;
}
