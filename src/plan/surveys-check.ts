import type { Fault } from "./fault.ts";
import type { Plan, Tables } from "./plan.ts";
import { OVER_UNITS } from "./surveys.ts";

type Row<K extends keyof Tables> = Tables[K]["rows"][number];
type SayOf = (column: string, problem: string, remedy: string) => void;

/** Of fewer units that are not named no figure is told: of two each would know the other. */
const LEAST = 3;

/** Surveys name measures and departments, questions surveys and scales, and indicators are made of questions of one survey. */
export function checkSurveys(plan: Plan, fault: Fault): void {
  const { surveys, questions, scales, populations, weights } = plan;
  const [ids, measures, departments, areas, scaled] = [
    new Set(surveys.rows.map(({ survey }) => survey)),
    new Set(plan.measures.rows.map(({ measure }) => measure)),
    new Set(plan.departments.rows.map(({ name }) => name)),
    new Set(plan.areas.rows.map(({ area }) => area)),
    new Set(scales.rows.map(({ scale }) => scale)),
  ];
  for (const row of surveys.rows) {
    if (row.measure && !measures.has(row.measure))
      fault("surveys", row, "measure", "unknown measure", "add it to measures, or leave it blank");
    if (row.named === "no" && row.least < LEAST)
      fault(
        "surveys",
        row,
        "least",
        "so few that one could be told by what another knows",
        `write ${LEAST} or more`,
      );
    if (!departments.has(row.keeper))
      fault("surveys", row, "keeper", "unknown department", "add it to departments, or mend the name");
  }
  for (const row of questions.rows) {
    const say: SayOf = (column, problem, remedy) => fault("questions", row, column, problem, remedy);
    const isOfScale = row.kind === "scale" || row.kind === "category";
    if (!ids.has(row.survey)) say("survey", "unknown survey", "add it to surveys, or mend the id");
    if (isOfScale !== (row.scale !== ""))
      say("scale", "scale and category have a scale, and nothing else", "name a scale, or leave it blank");
    if (row.scale !== "" && !scaled.has(row.scale))
      say("scale", "unknown scale", "add its answers to scales, or mend the id");
    if ((row.kind === "score") !== (row.most !== ""))
      say("most", "a score has a most, and nothing else", "write a number, or leave it blank");
  }
  for (const row of populations.rows) {
    if (!ids.has(row.survey))
      fault("populations", row, "survey", "unknown survey", "add it to surveys, or mend the id");
    if (!areas.has(row.area))
      fault("populations", row, "area", "unknown area", "add it to areas, or mend the id");
  }
  for (const row of plan.estimates.rows) checkEstimate(plan, row, fault);
  for (const row of plan.indices.rows) checkIndex(plan, row, fault);
  for (const row of surveys.rows)
    if (row.identity === "credit-code" && row.named === "no")
      if (populations.rows.some(({ survey }) => survey === row.survey))
        fault(
          "surveys",
          row,
          "named",
          "the strata of a sample would tell of single ones",
          "leave out its populations",
        );
  const estimated = new Set(plan.estimates.rows.map(({ indicator }) => indicator));
  for (const row of weights.rows)
    if (!estimated.has(row.indicator))
      fault("weights", row, "indicator", "not estimated", "add it to estimates, or mend the id");
}

/** An index is of several figures of surveys, each with a factor above zero, and is no figure of a survey itself. */
function checkIndex(plan: Plan, row: Row<"indices">, fault: Fault): void {
  const say: SayOf = (column, problem, remedy) => fault("indices", row, column, problem, remedy);
  const isEstimated = (id: string) => plan.estimates.rows.some(({ indicator }) => indicator === id);
  const indicator = plan.indicators.rows.find((each) => each.indicator === row.indicator);
  if (!indicator) say("indicator", "unknown indicator", "add it to indicators, or mend the id");
  else if (isEstimated(row.indicator) || indicator.areas !== "none" || indicator.denominator !== "")
    say(
      "indicator",
      "given otherwise too",
      "name one with none in areas and no denominator that is not in estimates",
    );
  if (!isEstimated(row.part)) say("part", "no survey gives it", "add it to estimates, or mend the id");
  else if (plan.estimates.rows.some((each) => each.indicator === row.part && isAmount(each)))
    say("part", "a sum, of which there is no mean", "name a mean, a share or a ratio");
  const part = plan.indicators.rows.find((each) => each.indicator === row.part);
  if (part && indicator && part.direction !== indicator.direction)
    say(
      "part",
      "less of it is better, and more of the index, or the other way round",
      "name one of the same direction",
    );
  if (plan.indices.rows.filter((each) => each.indicator === row.indicator).length < 2)
    say("indicator", "an index of one figure", "add a row for another part");
  if (Number(row.factor) <= 0) say("factor", "not above zero", "write a number above zero");
}

function isAmount({ estimator }: Row<"estimates">): boolean {
  return estimator === "total" || estimator === "count";
}

function checkEstimate(plan: Plan, row: Row<"estimates">, fault: Fault): void {
  const say: SayOf = (column, problem, remedy) => fault("estimates", row, column, problem, remedy);
  const questions = new Map(plan.questions.rows.map((each) => [each.question, each]));
  const indicator = plan.indicators.rows.find((each) => each.indicator === row.indicator);
  if (!indicator) say("indicator", "unknown indicator", "add it to indicators, or mend the id");
  if (!plan.surveys.rows.some(({ survey }) => survey === row.survey))
    say("survey", "unknown survey", "add it to surveys, or mend the id");
  const isWeighted = plan.populations.rows.some(({ survey }) => survey === row.survey);
  if (indicator?.areas === "none" && indicator.denominator !== "")
    say(
      "indicator",
      "a ratio that is not added up",
      "leave its numerator and denominator blank, or add areas",
    );
  if (indicator?.areas === "sum" && isWeighted)
    say("indicator", "areas of a sample are not added up", "write none in areas of the indicator");
  if ((row.estimator === "share") !== (row.line !== ""))
    say(
      "line",
      "a share has a line, and nothing else",
      "write the least score that counts, or leave it blank",
    );
  if (row.only !== "" && !plan.scales.rows.some(({ answer }) => answer === row.only))
    say("only", "unknown answer", "add it to scales, or mend the id");
  const isUnnamed =
    !isWeighted && plan.surveys.rows.some(({ survey, named }) => survey === row.survey && named === "no");
  if (row.only !== "" && isUnnamed)
    say("only", "it would tell of the others what is left", "leave it blank where units are not named");
  if (isUnnamed && indicator && indicator.areas !== "none")
    say(
      "indicator",
      "areas of which not all are told are not added up",
      "write none in areas of the indicator",
    );
  for (const by of row.by)
    if (questions.get(by)?.kind !== "category" || questions.get(by)?.survey !== row.survey)
      say("by", `no category of the survey ${JSON.stringify(by)}`, "name a question of the kind category");
  if (row.by.length > 0 && isWeighted)
    say(
      "by",
      "units of a sample count for more than one each",
      "leave it blank where a survey has populations",
    );
  if (row.interval === "wilson" && row.estimator !== "share")
    say("interval", "wilson is of a share", "write normal, or none");
  if (row.interval === "normal" && !isWeighted)
    say("interval", "normal is of a sample", "add its populations, or write wilson or none");
  if (row.interval === "normal" && (row.estimator === "total" || row.estimator === "count"))
    say("interval", `${row.estimator} has none`, "write none");
  checkWeights(plan, row, questions, fault);
}

/** What an indicator is made of: scores or amounts of its own survey. */
function checkWeights(
  plan: Plan,
  { indicator, survey, estimator, row }: Row<"estimates">,
  questions: Map<string, Row<"questions">>,
  fault: Fault,
): void {
  const own = plan.weights.rows.filter((each) => each.indicator === indicator);
  const wanted = OVER_UNITS.includes(estimator) ? ["scale", "score"] : ["amount"];
  for (const each of own) {
    const question = questions.get(each.question);
    if (question?.survey !== survey)
      fault("weights", each, "question", "no question of the survey", "add it to questions, or mend the id");
    else if (!wanted.includes(question.kind))
      fault(
        "weights",
        each,
        "question",
        `${estimator} takes ${wanted.join(" or ")}`,
        "name another question",
      );
    if (each.part === "base" && estimator !== "ratio")
      fault("weights", each, "part", `${estimator} has no base`, "write value");
  }
  const parts = estimator === "count" ? [] : estimator === "ratio" ? ["value", "base"] : ["value"];
  for (const part of parts)
    if (!own.some((each) => each.part === part))
      fault(
        "estimates",
        plan.estimates.rows.find((each) => each.row === row) ?? { row, indicator },
        "indicator",
        `nothing is its ${part}`,
        "add rows to weights",
      );
  if (estimator === "count" && own.length > 0)
    fault("weights", own[0] ?? { row }, "indicator", "units are counted as they are", "leave the row out");
}
