import { type Edition, factOf, type TargetRow } from "../../facts/edition.ts";
import { STATUSES } from "../../plan/schemas.ts";
import { squares } from "../charts/squares.ts";
import { countHtml } from "../kit/fact.ts";
import { fragileMark } from "../kit/fragile-mark.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { scoreFact, scoresOf } from "../kit/scored.ts";
import { COUNTED_WORDS, statusCounts, verdict } from "../kit/status.ts";
import { tableHtml } from "../kit/table.ts";
import { shortName } from "../kit/target-name.ts";
import { asAttribute, asDate, asLabel, asName } from "../kit/text.ts";
import { endWords } from "../kit/words.ts";
import { overviewSentence } from "../sentences/pages.ts";
import { fragileCount } from "./fragile.ts";
import { targetTable, unmetOf } from "./target-table.ts";

/** The first screen: the plan's name and bounds, how its targets stand, the score and grade of the whole. */
export function overviewHeading(edition: Edition, links: Links): Html {
  const { head, targets } = edition.plan;
  const { asOf, knownAt } = edition.bounds;
  return html`<h1>${asName(head.title)}</h1>
<p class="bounds">数据截至${asDate(endWords(asOf))}，收件截至<time datetime="${asAttribute(knownAt)}">${asDate(knownAt)}</time></p>
${overviewSentence(edition, links)}
${targets.rows.length > 0 && tally(edition, links)}`;
}

/** Who must act: every target that is missed, late or undecided, worst first, with what is lacking, who leads it and by when. */
export function whoMustAct(edition: Edition, links: Links): Html {
  const { targets } = edition.plan;
  if (targets.rows.length === 0) return html``;
  const unmet = unmetOf(
    edition,
    targets.rows.map((target) => ({ target, area: target.area })),
  );
  if (unmet.length === 0) return html`<h2>谁要做什么</h2><p>没有要补的差距。</p>`;
  return html`<h2 id="act">谁要做什么</h2>
${targetTable(edition, unmet, links)}
<p class="note">一票否决的在前，其余按差距从大到小排列。虚线是目标；空心点的年份有缺报，不比上年。</p>
${fragileCount(edition, `plan/${edition.plan.head.plan}`, links)}`;
}

/** The counts by status and the grade, as figures side by side. */
function tally(edition: Edition, links: Links): Html {
  const { plan } = edition;
  const counts = STATUSES.flatMap((status) => {
    const fact = factOf(edition, `plan/${plan.head.plan}`, {
      aspect: `${status.replaceAll(" ", "-")}-count`,
    });
    return fact && fact.value !== "0" ? [{ status, fact }] : [];
  });
  const graded = plan.schemes.rows.flatMap((scheme) => {
    const of = (what: string) =>
      scoresOf(scheme) === "area" && scoreFact(edition, scheme, plan.head.city, what);
    const [grade, total] = [of("grade"), of("total")];
    const figure = grade || total;
    return figure
      ? [
          html`<li class="graded"><a href="${asAttribute(links.to("assessment"))}">${grade ? "等次" : "得分"}</a> ${countHtml(figure)}${fragileMark(edition, figure)}</li>`,
        ]
      : [];
  });
  return html`<ul class="tally">${counts.map(
    ({ status, fact }) =>
      html`<li class="status ${asAttribute(status.replaceAll(" ", "-"))}"><a href="${asAttribute(links.to("indicators/index"))}#${asAttribute(status.replaceAll(" ", "-"))}">${asLabel(COUNTED_WORDS[status])}</a> ${countHtml(fact)}</li>`,
  )}${graded}</ul>`;
}

/**
 * The whole plan in squares: one a target, in the rows of its sections and a last one of those in none, each a link
 * with its name and verdict.
 */
export function planGlance(edition: Edition, links: Links): Html {
  const { sections, measures, targets } = edition.plan;
  const sectionOf = (target: TargetRow) =>
    measures.rows.find((row) => row.measure === target.measure)?.section ?? "";
  const rows = [
    ...sections.rows.map((row) => ({ section: row.section, name: links.section(row) })),
    { section: "", name: html`${sections.rows.length ? "其他" : "量化目标"}` },
  ].map((row) => ({ ...row, own: targets.rows.filter((target) => sectionOf(target) === row.section) }));
  if (targets.rows.length === 0) return html`<p>本计划没有量化目标。</p>`;
  return html`<ul class="legend">${STATUSES.filter((status) =>
    targets.rows.some((target) => verdict(edition, target)?.value === status),
  ).map(
    (status) =>
      html`<li class="status ${asAttribute(status.replaceAll(" ", "-"))}"><dfn>${asLabel(COUNTED_WORDS[status])}</dfn></li>`,
  )}</ul>
<div class="glance">${rows.map(({ section, name, own }) => {
    if (own.length === 0 && section === "") return html``;
    const of = (aspect: string) => section !== "" && factOf(edition, `section/${section}`, { aspect });
    const [met, all] = [of("met-count"), of("target-count")];
    const missed = own.filter((target) => verdict(edition, target)?.value !== "met");
    return html`<div class="glance-row"><p>${name}${met && all && html`<small>${countHtml(met)}/${countHtml(all)}</small>`}</p>${squares(edition, own, links)}<p class="named">${missed.map((target, index) => html`${index > 0 && "；"}${links.indicator({ indicator: target.indicator, title: shortName(edition, target) })}`)}</p></div>`;
  })}</div>`;
}

/** Each section: its measures and targets counted, and how its targets stand. */
export function sectionTable(edition: Edition, links: Links): Html {
  if (edition.plan.sections.rows.length === 0) return html`<p>本计划不分部分。</p>`;
  const rows = edition.plan.sections.rows.map((section) => {
    const subject = `section/${section.section}`;
    return [
      links.section(section),
      countHtml(factOf(edition, subject, { aspect: "measure-count" })),
      countHtml(factOf(edition, subject, { aspect: "target-count" })),
      statusCounts(edition, subject),
    ];
  });
  return tableHtml(
    "各部分的目标完成情况",
    [{ head: "部分" }, { head: "任务", kind: "number" }, { head: "目标", kind: "number" }, { head: "状态" }],
    rows,
  );
}

/** What the plan asks, and the document that it rests on. */
export function planBasis(edition: Edition): Html {
  const { head } = edition.plan;
  const counts = (
    [
      ["measure-count", "任务"],
      ["target-count", "量化目标"],
      ["deliverable-count", "工作任务"],
    ] as const
  ).flatMap(([aspect, words]) => {
    const fact = factOf(edition, `plan/${head.plan}`, { aspect });
    return fact ? [html`${countHtml(fact)}项${words}`] : [];
  });
  return html`<p class="note">据${asName(head.document)}（<time datetime="${asAttribute(head.issued)}">${asDate(head.issued)}</time>）${counts.length > 0 && html`，共${counts.map((count, index) => html`${index > 0 && "、"}${count}`)}`}。</p>`;
}
