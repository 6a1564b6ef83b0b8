import { categoriesBy, countedFor, isGuarded, itemsOf } from "../../originals/survey/sums.ts";
import type { Ground } from "../ground.ts";
import { partsOf, type Surveyed, surveyed } from "./surveyed.ts";

/** The facts that a site must have of every survey whose list is in force: how many answered, the estimate with its interval or why there is none, and its tables. */
export function estimatesDue(ground: Ground): string[] {
  const { plan, originals, bounds } = ground;
  const lists = [...originals.values()].flatMap(({ answers }) => answers);
  return plan.rows("estimates").flatMap(({ indicator = "", survey }) => {
    const own = lists.filter((list) => list.survey.survey === survey);
    const periods = [...new Set(own.map(({ period }) => period))];
    return periods.flatMap((period) =>
      [bounds.city, ...partsOf(indicator, ground)].flatMap((area) => {
        const found = surveyed({ indicator, area, period }, ground);
        const aspects = found ? aspectsOf(found, area, indicator, ground) : [];
        return aspects.map((aspect) => `indicator/${indicator}/${area}/${period}/${aspect}`);
      }),
    );
  });
}

function aspectsOf(found: Surveyed, area: string, indicator: string, { plan, bounds }: Ground): string[] {
  const { list, estimate, isWeighted, strata, reason } = found;
  const isWhole = area === bounds.city;
  const guarded = isGuarded(list.survey, list.period, plan);
  // Whether an area is told, where not all are, is another question.
  if (guarded && (!isWhole || reason !== undefined)) return [];
  const isCount = estimate.estimator === "count";
  const answered = isCount ? ["answered"] : ["answered", "returned"];
  const asked = strata.every(({ population }) => Number(population?.asked) > 0);
  const response = isWeighted && asked && !isCount ? ["response"] : [];
  if (reason !== undefined) return [...answered, ...response, "no-estimate"];
  const interval = estimate.interval === "none" ? [] : ["estimate-low", "estimate-high"];
  const given = new Set(countedFor(list, indicator, plan).flatMap(({ categories }) => [...categories]));
  const by = categoriesBy(estimate).flatMap((question) => {
    const scale = plan.row("questions", question)?.row.scale;
    return plan.rows("scales").flatMap((row) => (row.scale === scale ? (row.answer ?? "") : []));
  });
  const cells = isWhole && !isWeighted && !guarded ? by.filter((answer) => given.has(answer)) : [];
  const items = isWhole && !isWeighted ? itemsOf(indicator, plan) : [];
  return [
    ...answered,
    ...response,
    ...items.map(({ question }) => `item-share/${question}`),
    "sum",
    "estimate",
    ...interval,
    ...cells.flatMap((cell) => ["estimate", ...interval].map((aspect) => `${aspect}-of/${cell}`)),
  ];
}
