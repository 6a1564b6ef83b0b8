import { periodWords } from "../../core/period-words.ts";
import { type Edition, factOf } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { type Html, html } from "../kit/html.ts";
import { asDate, asLabel } from "../kit/text.ts";
import { yearWords } from "../kit/words.ts";
import { after, listed, until } from "./pages.ts";
import { type Clause, isZero, phrase, Sentence } from "./sentence.ts";

/** A fact of the whole plan. */
function ofPlan({ facts, plan, bounds }: Edition, aspect: string): Fact | undefined {
  return facts.get(`plan/${plan.head.plan}/${bounds.asOf}/${aspect}`);
}

/** What was received of a subject, what was read in it, and what is wrong in it. */
function received(sentence: Sentence, edition: Edition, subject: string): Clause[] {
  const of = (aspect: string) => factOf(edition, subject, { aspect });
  const [files, readings, faulty, findings] = ["file", "reading", "faulty-file", "finding"].map((what) =>
    of(`${what}-count`),
  );
  return [
    files &&
      phrase([html`收到文件${sentence.say(files)}`, readings && html`读出${sentence.say(readings)}数`]),
    faulty &&
      html`有待处理问题的文件${sentence.say(faulty)}${findings && !isZero(findings) && html`，问题${sentence.say(findings)}`}`,
  ];
}

/** All that was received, in a sentence. */
export function receivedSentence(edition: Edition): Html {
  const sentence = new Sentence();
  const said = received(sentence, edition, `plan/${edition.plan.head.plan}`);
  const [first, ...more] = said;
  return sentence.end([first && html`${until(edition)}，${first}`, ...more]);
}

/** An area's forms and files in a sentence. */
export function senderSentence(edition: Edition, area: string): Html {
  const sentence = new Sentence();
  const subject = `area/${area}`;
  return sentence.end([
    owed(sentence, edition, subject, "应报报表"),
    ...received(sentence, edition, subject),
  ]);
}

/** The forms that a subject owed, by how they came. */
function owed(sentence: Sentence, edition: Edition, subject: string, words: string): Clause {
  const forms = factOf(edition, subject, { aspect: "form-count" });
  return (
    forms &&
    !isZero(forms) &&
    after(html`${asLabel(words)}${sentence.say(forms)}`, sentence.counts(edition, subject, "form-"))
  );
}

/** The forms of the last period, and of all since the first, in a sentence. */
export function submissionSentence(edition: Edition): Html {
  const periods = [...new Set(edition.submissions.map(({ period }) => period))];
  const [last, first] = [periods[0], periods.at(-1)];
  if (!last || !first) return html`<p class="lead">到数据截止时没有应报的报表。</p>`;
  const sentence = new Sentence();
  return sentence.end([
    owed(sentence, edition, `period/${last}`, `${asDate(periodWords(last))}应报报表`),
    first !== last &&
      owed(sentence, edition, `plan/${edition.plan.head.plan}`, `自${asDate(periodWords(first))}以来应报`),
  ]);
}

/** The verdicts on all targets in all areas, in a sentence. */
export function compareSentence(edition: Edition): Html {
  const sentence = new Sentence();
  const subject = `areas/${edition.plan.head.plan}`;
  const count = factOf(edition, subject, { aspect: "verdict-count" });
  if (!count || isZero(count)) return html``;
  return sentence.end([
    after(html`${until(edition)}，对各地的判定合计${sentence.say(count)}`, sentence.counts(edition, subject)),
  ]);
}

/** How many departments the plan names, and how what they are to do stands, in a sentence. */
export function departmentsSentence(edition: Edition): Html {
  const sentence = new Sentence();
  const count = ofPlan(edition, "department-count");
  return sentence.end([
    count && html`计划列明的部门${sentence.say(count)}`,
    ...listed(sentence, edition, `plan/${edition.plan.head.plan}`),
  ]);
}

/** By how many methods targets are judged, and which way to look ahead was nearer in earlier years. */
export function methodsSentence(edition: Edition): Html {
  const sentence = new Sentence();
  const [targets, methods] = ["target-count", "method-count"].map((aspect) => ofPlan(edition, aspect));
  const better = factOf(edition, "backtest/all", { aspect: "better" });
  return sentence.end([
    targets && methods && html`量化目标${sentence.say(targets)}，判定方法${sentence.say(methods)}`,
    better &&
      html`${asLabel(yearWords(edition, "{年}末展望"))}经往年检验，${better.value === "even" && "各种推算"}${sentence.say(better)}${better.value !== "even" && "较准"}`,
  ]);
}

/** What the rules are for: the targets that they judge, and the readings from which they compute. */
export function rulesSentence(edition: Edition): Html {
  const sentence = new Sentence();
  const [readings, targets] = ["reading-count", "target-count"].map((aspect) => ofPlan(edition, aspect));
  return sentence.end([
    phrase([
      readings && html`从来件读出${sentence.say(readings)}数`,
      targets && html`按这些规则计算并判定量化目标${sentence.say(targets)}`,
    ]),
  ]);
}

/** What published figures are about, and what they were computed from. */
export function coveredSentence(edition: Edition): Html {
  const sentence = new Sentence();
  const [indicators, targets, files, readings] = ["indicator", "target", "file", "reading"].map((what) =>
    ofPlan(edition, `${what}-count`),
  );
  return sentence.end([
    phrase(
      [
        indicators && html`公布的数涉及指标${sentence.say(indicators)}`,
        targets && !isZero(targets) && html`量化目标${sentence.say(targets)}`,
      ],
      "、",
    ),
    files && readings && html`由${sentence.say(files)}文件中读出的${sentence.say(readings)}数算得`,
  ]);
}
