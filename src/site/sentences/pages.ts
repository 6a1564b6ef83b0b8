import { WORDS } from "../../facts/display.ts";
import { type Edition, factOf } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { type SchemeRow, scoreFact, vetoesOf } from "../kit/scored.ts";
import { asDate, asName } from "../kit/text.ts";
import { endWords } from "../kit/words.ts";
import { scored } from "./score.ts";
import { type Clause, joined, phrase, Sentence } from "./sentence.ts";

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

/** The overview in a sentence: how the plan's targets stand, whose score is struck by what, and the score and grade of the whole. */
export function overviewSentence(edition: Edition, links: Links): Html {
  const { head, targets } = edition.plan;
  const sentence = new Sentence();
  if (targets.rows.length === 0) return html``;
  const subject = `plan/${head.plan}`;
  const [count, missed] = ["target-count", "missed-count"].map((aspect) =>
    factOf(edition, subject, { aspect }),
  );
  return sentence.end([
    html`${until(edition)}，${count && html`${sentence.say(count)}`}量化目标${sentence.met(edition, subject)}${missed && missed.value !== "0" && html`，${sentence.counted("missed", WORDS.missed, missed)}`}`,
    lastClause(sentence, edition, subject),
    ...edition.plan.schemes.rows.map((scheme) => vetoedClause(sentence, edition, scheme, links)),
    ...scored(sentence, edition, head.city),
  ]);
}

/** How many of the targets that may be compared are met, this year and last year by the same goals. */
function lastClause(sentence: Sentence, edition: Edition, subject: string): Clause {
  const [all, now, last] = ["last-count", "last-now-met-count", "last-met-count"].map((aspect) =>
    factOf(edition, subject, { aspect }),
  );
  if (!all || !now || !last || all.value === "0") return false;
  return html`可比的${sentence.say(all)}中，${sentence.counted("met", WORDS.met, now)}，按同样目标衡量上年为${sentence.say(last)}`;
}

/** Which areas a veto strikes, for what, and the grade that it leaves them. */
function vetoedClause(sentence: Sentence, edition: Edition, scheme: SchemeRow, links: Links): Clause {
  const struck = edition.plan.areas.rows.flatMap((area) => {
    const vetoes = vetoesOf(edition, scheme, area.area);
    const grade = scoreFact(edition, scheme, area.area, "grade");
    return vetoes.length > 0
      ? [
          html`${links.area(area)}${vetoes.map(({ fact, title }) => html`因${asName(title)}被${sentence.verdict(fact)}`)}${grade && html`，定为${sentence.say(grade)}`}`,
        ]
      : [];
  });
  return struck.length > 0 && joined(struck, "；");
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
