import { type Edition, factOf, rowOf, slug, type TargetRow } from "./edition.ts";
import { countHtml } from "./fact.ts";
import { fragileCount } from "./fragile.ts";
import { type Html, html } from "./html.ts";
import type { Links } from "./link.ts";
import { gradeLine } from "./scored.ts";
import { statusCounts, verdict } from "./status.ts";
import { tableHtml } from "./table.ts";

/** What a plan may ask, in the order in which it is counted. */
const COUNTED = [
  ["measure-count", "任务"],
  ["target-count", "量化目标"],
  ["deliverable-count", "工作任务"],
] as const;

/** The plan's name, what it asks, and how its targets stand. */
export function overviewHeading(edition: Edition, links: Links): Html {
  const { head } = edition.plan;
  const subject = `plan/${head.plan}`;
  const counts = COUNTED.flatMap(([aspect, words]) => {
    const fact = factOf(edition, subject, { aspect });
    return fact ? [html`${countHtml(fact)}项${words}`] : [];
  });
  const targets = edition.plan.targets.rows.length > 0;
  return html`<h1>${head.title}</h1>
<p class="lead">据${head.document}${counts.length > 0 && html`，${rowOf(edition, "area", head.city).short}共${counts.map((count, index) => html`${index > 0 && "、"}${count}`)}`}。${targets && "量化目标完成情况如下。"}</p>
${targets && statusCounts(edition, subject)}
${fragileCount(edition, subject, links)}
${gradeLine(edition, head.city, links)}`;
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
  return html`<div class="glance">${rows.map(({ section, name, own }) => {
    if (own.length === 0 && section === "") return html``;
    return html`<div class="glance-row"><p>${name}</p><ul>${own.map((target) => {
      const status = verdict(edition, target);
      return html`<li><a class="square ${status?.value.replaceAll(" ", "-")}" href="${links.to(`indicators/${slug(target.indicator)}`)}" title="${target.title}：${status?.display}" data-facts="${status?.fact}"><span class="name">${target.title}</span><data value="${status?.value}" data-fact="${status?.fact}">${status?.display}</data></a></li>`;
    })}</ul></div>`;
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
