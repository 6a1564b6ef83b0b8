import { categoriesBy, isGuarded, sumsOf } from "../../originals/survey/sums.ts";
import { isEven, isFull, type Stratum, type Surveyed, surveyed } from "../surveys/surveyed.ts";
import type { At, Given, Terms } from "./terms.ts";

const NOTHING = "no list in force tells of it";

const is = (holds: boolean) => (holds ? "due" : undefined);

/** What a survey gives follows from the sheets of the list in force, of each area by itself. */
export function estimateTerms(given: Given, { ground }: At): Terms | string {
  const { indicator = "", area = "", period = "", aspect = "" } = given;
  const found = surveyed({ indicator, area, period }, ground);
  if (!found) return NOTHING;
  const { original, estimate, strata, reason, isWeighted } = found;
  if (reason !== undefined && aspect.startsWith("estimate")) return `there is none: ${reason}`;
  const areas = strata.map((stratum) => stratum.area);
  const isWhole = isWeighted && area === ground.bounds.city;
  const [own] = isWhole ? [] : strata;
  const isRatio = estimate.estimator === "ratio";
  const isTotal = estimate.estimator === "total" || estimate.estimator === "count";
  const { interval } = estimate;
  return {
    survey: estimate.survey,
    ...(own && termsOf(own, isRatio)),
    file: original.file.sha256,
    stratum: areas,
    part: isWhole ? areas : [],
    weighed: isWeighted ? areas : [],
    related: isRatio ? areas : [],
    over: isRatio ? "base" : "answered",
    estimate_rule: isTotal ? (isWeighted ? "total-weighted" : "total") : isWeighted ? "weighted" : "plain",
    variance_rule: isRatio ? "ratio-variance" : "variance",
    reason_rule: isWeighted ? "reason-weighted" : "reason",
    is_bounded: is(isWeighted && interval !== "none"),
    is_normal: is(interval === "normal"),
    is_effective: is(interval === "wilson" && isWeighted),
    is_counted: is(interval === "wilson" && !isWeighted),
    has_effective: is(isWorth(found)),
  };
}

function termsOf({ population, ...sums }: Stratum, isRatio: boolean): Terms {
  return {
    answered: sums.units,
    returned: sums.returned,
    total: sums.sum,
    squares: sums.squares,
    ...(isRatio && { base: sums.base, base_squares: sums["base-squares"], products: sums.products }),
    population: population?.population,
  };
}

/** Whether a share of a sample is worth so many answers: not where all were asked, nor where all of each area say the same and areas differ. */
function isWorth({ estimate, isWeighted, strata }: Surveyed): boolean {
  if (estimate.interval !== "wilson" || !isWeighted || strata.every(isFull)) return false;
  const shares = new Set(
    strata.map(({ units, sum }) => (sum === units ? "all" : sum === "0" ? "none" : "some")),
  );
  const isOne = shares.size === 1 && !shares.has("some");
  return isOne || !strata.every((stratum) => isEven(stratum) || isFull(stratum));
}

/** A cell of a table by category: the answers that are put together in it, where it is one of several. */
export function categoryTerms(given: Given, { ground, fact }: At): Terms | string {
  const { indicator = "", area = "", period = "", category = "" } = given;
  const found = surveyed({ indicator, area, period }, ground);
  if (!found || found.isWeighted || area !== ground.bounds.city) return NOTHING;
  const { list, estimate, original } = found;
  const categories = answersOf(category, found, { ground, fact });
  if (typeof categories === "string") return categories;
  const sums = sumsOf(list, indicator, undefined, categories.join("+"), ground.plan);
  const isRatio = estimate.estimator === "ratio";
  return {
    file: original.file.sha256,
    categories: categories.join("+"),
    units: sums.units,
    total: sums.sum,
    base: isRatio ? sums.base : undefined,
    over: isRatio ? "base" : "answered",
    estimate_rule: estimate.estimator === "total" || estimate.estimator === "count" ? "total" : "plain",
    is_counted: is(estimate.interval === "wilson"),
  };
}

/** The answers of a cell: its own, or those that its proof puts together, or that of the fact which it is made of. */
function answersOf(
  category: string,
  { estimate, list }: Surveyed,
  { ground, fact }: Pick<At, "ground" | "fact">,
): string[] | string {
  const by = categoriesBy(estimate);
  const { plan, site } = ground;
  const scaleOf = (question: string) => plan.row("questions", question)?.row.scale;
  const answers = (question: string) =>
    plan.rows("scales").flatMap(({ answer = "", scale }) => (scale === scaleOf(question) ? answer : []));
  const question = by.find((each) => category === `other.${each}`);
  if (question === undefined)
    return by.some((each) => answers(each).includes(category))
      ? [category]
      : "it is no answer to what it is told by";
  if (!isGuarded(list.survey, list.period, plan)) return "its units may be named";
  const named = fact.operands.flatMap((operand) =>
    operand.kind === "answers"
      ? operand
      : operand.kind === "fact"
        ? (site.facts.get(operand.fact)?.fact.operands ?? [])
        : [],
  );
  const together = named.flatMap((operand) =>
    operand.kind === "answers" ? operand.category.split("+") : [],
  );
  const ids = [...new Set(together)].sort();
  return ids.length > 1 && ids.every((id) => answers(question).includes(id))
    ? ids
    : "it is not made of several answers";
}
