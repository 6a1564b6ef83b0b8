import { periodWords } from "../../core/period-words.ts";
import { WORDS } from "../../facts/display.ts";
import type { Edition } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { STATUSES } from "../../plan/schemas.ts";
import { LACK_WORDS } from "../kit/basis.ts";
import { basisMark, factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import { COUNTED_WORDS } from "../kit/status.ts";
import { tableHtml } from "../kit/table.ts";
import { asAttribute, asCode, asConstant, asDate, asLabel, asName } from "../kit/text.ts";

/** The rules of the plan's `methods`, in words, in symbols, and as they are computed. */
export function methodTable(edition: Edition): Html {
  const examples = examplesOf(edition);
  const rows = edition.plan.methods.rows.map((row) => [
    html`${asConstant(row.title)} <code class="id">${asCode(`${row.method} ${row.aspect}`)}</code>`,
    html`${asConstant(row.words)}${exampleHtml(edition, examples.get(`${row.method} ${row.aspect}`))}`,
    asConstant(row.symbols),
    html`<code>${row.divisor ? asCode(`(${row.expression}) / (${row.divisor})`) : asCode(row.expression)}</code>`,
  ]);
  const heads = [{ head: "规则" }, { head: "文字" }, { head: "算式" }, { head: "式子" }];
  return html`<div class="rules">${tableHtml("计算与判定规则", heads, rows, { heads: "rules" })}</div>`;
}

/** A fact that each rule gave: of the whole city and the last period where there is one. */
function examplesOf({ plan, facts, proofs, bounds }: Edition): Map<string, Fact> {
  const near = (fact: Fact) =>
    Number(fact.area === plan.head.city) * 2 + Number(fact.period === bounds.asOf) + (fact.indicator ? 4 : 0);
  const examples = new Map<string, Fact>();
  for (const fact of facts.values()) {
    if (fact.subject.startsWith("scenario/")) continue;
    const rule = proofs.facts.ruleOf(fact.fact);
    const known = examples.get(rule);
    if (!known || near(fact) > near(known)) examples.set(rule, fact);
  }
  return examples;
}

/** An example of a rule, where it gave a figure of an indicator. */
function exampleHtml({ plan }: Edition, fact: Fact | undefined): Html {
  const title = plan.indicators.rows.find(({ indicator }) => indicator === fact?.indicator)?.title;
  if (!fact || !title) return html``;
  const { area, period } = fact;
  const place = plan.areas.rows.find((row) => row.area === area)?.short;
  return html`<span class="note">例：${asName(title)} ${asName(place)} ${asDate(periodWords(period))}：${factWithUnit(fact)}</span>`;
}

const MEANINGS: Record<(typeof STATUSES)[number], string | Html> = {
  met: "已达到目标，且不会再改变，或目标期已满",
  "on pace": "目标期未满，至今的数不低于序时进度",
  behind: "目标期未满，至今的数低于序时进度",
  missed: "目标期已满而未达到，或已无法达到",
  "no data": "应报而没有收到",
  "not due": "目标期未开始，或期末才判断",
  "not applicable": html`${asConstant("不适用")}于该地区，或没有应统计的对象`,
};

/** The seven statuses and what each means; and the words for what leaves a target undecided. */
export function statusTable(): Html {
  const row = (status: string, word: string, meaning: string | Html) => [
    html`<dfn class="status ${asAttribute(status.replaceAll(" ", "-"))}">${asLabel(word)}</dfn>`,
    meaning,
  ];
  return tableHtml(
    "各种状态的含义",
    [{ head: "状态" }, { head: "含义" }],
    STATUSES.flatMap((status) => [
      row(status, WORDS[status], MEANINGS[status]),
      ...(status === "no data"
        ? [
            row(status, WORDS.lacking, "收到的数不全，以致无法判断"),
            row(status, COUNTED_WORDS[status], "计数时合在一起的名称：没有收到的，和收到的数不足以判断的"),
          ]
        : []),
    ]),
  );
}

/** What a figure may rest on, from the firmest to the weakest; the weakest leaf decides. */
export function basisTable(): Html {
  return tableHtml(
    "各种标记的含义",
    [{ head: "标记" }, { head: "含义" }],
    [
      ["（无标记）", "各地、各部门正式上报"],
      [html`${basisMark("public")}`, "公开发布的数据，来源见各条"],
      [html`${basisMark("demonstration")}`, "演示数据，由程序生成，不是真实上报"],
      [html`${basisMark("assumption")}`, "含推定：计划文件中没有规定的口径、分母或各地目标，由本系统推定"],
      [html`<abbr class="flag">缺</abbr>`, LACK_WORDS],
    ],
  );
}
