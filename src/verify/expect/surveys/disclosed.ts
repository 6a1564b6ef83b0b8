import { solvedFor } from "../../arithmetic/solved.ts";
import type { PlanRow } from "../../originals/plan.ts";
import { type Counted, countedFor, isGuarded } from "../../originals/survey/sums.ts";
import type { AnswersOperand } from "../format.ts";
import type { Ground } from "../ground.ts";
import { surveyed } from "./surveyed.ts";

/** Of fewer units nothing is told of a sample either, whose units are not named. */
const LEAST = 3;

/** A sum that is told: of which sheets, and the facts that rest on it. */
interface Told {
  operand: AnswersOperand;
  facts: string[];
}

/** Units that stand alike in all that is told: how many, and in which sums they are. */
interface Alike {
  units: number;
  sums: string;
}

/** Checks that of surveys whose units are not named no sum that everybody is told, and none that follows from all of them, is of too few units. */
export function checkDisclosed(ground: Ground): void {
  const { site, plan, failures } = ground;
  if (site.manifest.edition === "internal") return;
  for (const [key, told] of toldBy(ground)) {
    const [survey = "", period = ""] = key.split(" ");
    const row = plan.row("surveys", survey)?.row;
    if (!row) continue;
    const { facts, units } = exposedIn([...told.values()], row, period, ground);
    if (units > 0)
      failures.add(
        "facts",
        "proof/facts",
        `what is told of ${key} gives away ${units} of those asked`,
        ...facts,
      );
  }
}

/** The sums of sheets of which no unit is to be named, by survey and period, and by area and answers. */
function toldBy({ site, plan }: Ground): Map<string, Map<string, Told>> {
  const all = new Map<string, Map<string, Told>>();
  for (const [id, { fact }] of site.facts)
    for (const operand of fact.operands) {
      if (operand.kind !== "answers" || operand.what === "returned") continue;
      const survey = plan.row("surveys", plan.row("estimates", operand.indicator)?.row.survey ?? "")?.row;
      if (survey?.named !== "no") continue;
      // How many answered in an area of a sample is no answer of theirs.
      if (operand.what === "units" && !isGuarded(survey, operand.period, plan)) continue;
      const key = `${survey.survey} ${operand.period}`;
      const own = all.get(key) ?? new Map<string, Told>();
      all.set(key, own);
      const sum = `${operand.area} ${categoryOf(operand)}`;
      const told = own.get(sum) ?? { operand, facts: [] };
      own.set(sum, { ...told, facts: [...told.facts, id] });
    }
  return all;
}

/** The answers of which sheets gave one; what an item has is of all. */
function categoryOf({ category, what }: AnswersOperand): string {
  return what === "item" ? "" : category;
}

function exposedIn(
  told: Told[],
  survey: PlanRow,
  period: string,
  ground: Ground,
): { facts: string[]; units: number } {
  const none = { facts: [], units: 0 };
  const { plan, bounds } = ground;
  const [first] = told;
  const indicator = first?.operand.indicator ?? "";
  const list = surveyed({ indicator, area: bounds.city, period }, ground)?.list;
  if (!list) return none;
  const isIn = ({ area, categories }: Counted, { operand }: Told) =>
    (operand.area === bounds.city || operand.area === area) &&
    (categoryOf(operand) === "" || operand.category.split("+").some((answer) => categories.has(answer)));
  const alike = alikeIn(countedFor(list, indicator, plan), (sheet) =>
    told.map((sum) => (isIn(sheet, sum) ? "1" : "0")).join(""),
  );
  const factsIn = (places: number[]) =>
    told.flatMap(({ facts }, at) => (places.some((place) => alike[place]?.sums[at] === "1") ? facts : []));
  if (!isGuarded(survey, period, plan)) {
    const small = told.filter((_, at) => unitsOf(alike.filter(({ sums }) => sums[at] === "1")) < LEAST);
    return small.length > 0 ? { facts: small.flatMap(({ facts }) => facts), units: LEAST - 1 } : none;
  }
  const rows = told.map((_, at) => alike.map(({ sums }) => BigInt(sums[at] ?? 0)));
  const places = solvedFor(
    rows,
    alike.map(({ units }) => units),
    Number(survey.least) - 1,
  );
  return places
    ? { facts: factsIn(places), units: unitsOf(places.flatMap((place) => alike[place] ?? [])) }
    : none;
}

function alikeIn(sheets: Counted[], sumsOf: (sheet: Counted) => string): Alike[] {
  const units = new Map<string, number>();
  for (const sheet of sheets) {
    const sums = sumsOf(sheet);
    units.set(sums, (units.get(sums) ?? 0) + Number(sheet.times));
  }
  return [...units].flatMap(([sums, each]) => (sums.includes("1") ? { units: each, sums } : []));
}

function unitsOf(alike: Alike[]): number {
  return alike.reduce((sum, { units }) => sum + units, 0);
}
