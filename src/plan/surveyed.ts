import type { Plan } from "./plan.ts";
import type { PlanRow } from "./schemas.ts";
import type { QUESTION_KINDS } from "./surveys.ts";

type QuestionKind = (typeof QUESTION_KINDS)[number];

/** What stands beside the answers, so that nothing is counted of it: when a unit was inspected, by whom, by which body, and remarks. */
const BESIDE: readonly QuestionKind[] = ["day", "person", "body", "text"];

export function isBeside({ kind }: { kind: QuestionKind }): boolean {
  return BESIDE.includes(kind);
}

/** Whether what each unit of a survey says is kept, for the office's list: of units that may be named, and of enterprises; of people never. */
export function isListed({ named, identity }: Pick<PlanRow<"surveys">, "named" | "identity">): boolean {
  return named === "yes" || identity === "credit-code";
}

/** An item of a mean of several scores, of which it is told too what share of its full marks it has. */
interface Item {
  indicator: string;
  question: string;
  title: string;
  most: string;
}

export function itemsOf({ estimates, questions, weights }: Plan): Item[] {
  return estimates.rows.flatMap(({ indicator, estimator }) => {
    const weighed = new Set(weights.rows.flatMap((row) => (row.indicator === indicator ? row.question : [])));
    const own = questions.rows.filter(({ question, kind }) => kind === "score" && weighed.has(question));
    if (estimator !== "mean" || own.length < 2) return [];
    return own.map(({ question, title, most }) => ({ indicator, question, title, most }));
  });
}
