import { type Edition, factOf, rowOf } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { type Html, html } from "../kit/html.ts";
import { asDate, asName } from "../kit/text.ts";
import { endWords } from "../kit/words.ts";
import { scored } from "./score.ts";
import { type Clause, phrase, Sentence } from "./sentence.ts";

/** A period's end in words, for sentences: `2013年末`. */
export function until(edition: Edition): Html {
  return html`截至${asDate(endWords(edition.bounds.asOf))}`;
}

/** What a subject's targets and deliverables come to, where it has any. */
export function listed(sentence: Sentence, edition: Edition, subject: string): Clause[] {
  const of = (aspect: string) => factOf(edition, subject, { aspect });
  const [targets, deliverables] = [of("target-count"), of("deliverable-count")];
  const some = (fact: Fact | undefined): fact is Fact => fact !== undefined && fact.value !== "0";
  return [
    some(targets) && html`量化目标${sentence.say(targets)}，${sentence.counts(edition, subject)}`,
    some(deliverables) &&
      after(html`工作任务${sentence.say(deliverables)}`, sentence.counts(edition, subject, "deliverable-")),
  ];
}

/** What is counted, and how it stands where that is known. */
export function after(head: Html, counts: Html): Html {
  return counts.markup ? html`${head}，${counts}` : head;
}

/** The overview in a sentence: how the plan's targets stand, and the score and grade of the whole. */
export function overviewSentence(edition: Edition): Html {
  const { head, targets } = edition.plan;
  const sentence = new Sentence();
  if (targets.rows.length === 0) return html``;
  const subject = `plan/${head.plan}`;
  const count = factOf(edition, subject, { aspect: "target-count" });
  return sentence.end([
    html`${until(edition)}，${asName(rowOf(edition, "area", head.city).short)}${count && html`${sentence.say(count)}`}量化目标${sentence.met(edition, subject)}`,
    ...scored(sentence, edition, head.city),
  ]);
}

/** An area in a sentence: how the targets judged for it stand, and its score, grade and rank. */
export function areaSentence(edition: Edition, area: string): Html {
  const sentence = new Sentence();
  const counts = sentence.counts(edition, `area/${area}`);
  return sentence.end([
    counts.markup !== "" && html`${until(edition)}，按本地判定的量化目标${counts}`,
    ...scored(sentence, edition, area),
  ]);
}

/** A department in a sentence: what it has in the plan, and how that stands. */
export function departmentSentence(edition: Edition, department: string): Html {
  const sentence = new Sentence();
  const subject = `department/${department}`;
  const roles = (
    [
      ["lead", "牵头"],
      ["responsible", "负责"],
      ["participants", "参与"],
    ] as const
  ).flatMap(([role, word]) => {
    const fact = factOf(edition, subject, { aspect: `${role}-count` });
    return fact ? [html`${word}${sentence.say(fact)}任务`] : [];
  });
  return sentence.end([
    ...roles,
    ...listed(sentence, edition, subject),
    ...scored(sentence, edition, department),
  ]);
}

/** A measure or a section in a sentence: its targets and deliverables, and how they stand. */
export function listedSentence(edition: Edition, kind: "measure" | "section" | "plan", id: string): Html {
  const sentence = new Sentence();
  const said = phrase(listed(sentence, edition, `${kind}/${id}`), "；");
  return sentence.end([said.markup !== "" && html`${until(edition)}，${said}`]);
}

/** All deliverables in a sentence. */
export function deliverableSentence(edition: Edition): Html {
  const sentence = new Sentence();
  const subject = `plan/${edition.plan.head.plan}`;
  const count = factOf(edition, subject, { aspect: "deliverable-count" });
  if (!count || count.value === "0") return html``;
  return sentence.end([
    after(
      html`${until(edition)}，${sentence.say(count)}工作任务`,
      sentence.counts(edition, subject, "deliverable-"),
    ),
  ]);
}
