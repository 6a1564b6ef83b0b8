import { parsePeriod } from "../../core/period.ts";
import { type Edition, factsIn, rowOf } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { isGrowth } from "../../plan/growth.ts";
import { isNumber } from "../charts/chart.ts";
import { type Html, html } from "../kit/html.ts";
import { againstGoal, judgedFigure, untargeted, verdictClause } from "./indicator.ts";
import { areaSentence, departmentSentence, listedSentence } from "./pages.ts";
import { scoreSentence } from "./score.ts";
import { phrase, Sentence } from "./sentence.ts";

/** What the page of a fact's proof is about, in a sentence: the last figure, verdict or score of its subject. */
export function proofSentence(edition: Edition, fact: string): Html {
  const [type = "", id = "", third = ""] = fact.split("/");
  switch (type) {
    case "indicator": {
      const figure = lastOf(edition, `indicator/${id}`, third, "actual");
      return figure ? untargeted(edition, figure) : html``;
    }
    case "target": {
      const status = lastOf(edition, `target/${id}`, third, "status");
      return status ? targetAt(edition, status) : html``;
    }
    case "area":
      return areaSentence(edition, id);
    case "department":
      return departmentSentence(edition, id);
    case "measure":
    case "section":
    case "plan":
      return listedSentence(edition, type, id);
    case "score": {
      const scheme = edition.plan.schemes.rows.find((row) => row.scheme === id);
      return scheme ? scoreSentence(edition, scheme, third) : html``;
    }
    default:
      return html``;
  }
}

/** Of a subject's facts of one aspect in an area, that of the last period, and of the longest that ends then. */
function lastOf(edition: Edition, subject: string, area: string, aspect: string): Fact | undefined {
  const facts = factsIn(edition, subject, aspect, area).filter(
    (fact) => aspect === "status" || isNumber(fact),
  );
  const ends = facts.flatMap((fact) => {
    const period = parsePeriod(fact.period);
    return period ? [{ fact, period }] : [];
  });
  const [last] = ends.sort((a, b) => b.period.last - a.period.last || a.period.first - b.period.first);
  return last?.fact;
}

/** A verdict on a target in one area: the figure, how it stands to the goal, and the verdict. */
function targetAt(edition: Edition, status: Fact): Html {
  const { plan, facts } = edition;
  const sentence = new Sentence();
  const target = plan.targets.rows.find((row) => row.target === status.target);
  if (!target) return html``;
  const indicator = rowOf(edition, "indicator", target.indicator);
  const beside = (aspect: string) => facts.get(status.fact.replace(/[^/]+$/, aspect));
  const actual = facts.get(`indicator/${target.indicator}/${status.area}/${status.period}/actual`);
  const [gap, goal] = [beside("gap"), beside("goal")];
  const place = rowOf(edition, "area", status.area ?? "").short;
  const head = judgedFigure(edition, status, indicator, place);
  return sentence.end([
    phrase([
      actual ? html`${head}${sentence.say(actual)}` : head,
      gap && goal && againstGoal(sentence, target, isGrowth(edition.plan, target), gap, goal),
      verdictClause(sentence, edition, status),
    ]),
  ]);
}
