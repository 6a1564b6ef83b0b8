import { type Edition, factOf, slug } from "./edition.ts";
import { countHtml } from "./fact.ts";
import { type Html, html } from "./html.ts";
import type { Links } from "./link.ts";
import { statusCounts, verdict } from "./status.ts";
import { tableHtml } from "./table.ts";

/** The plan's name, what it asks, and how its targets stand. */
export function overviewHeading(edition: Edition): Html {
  const { head } = edition.plan;
  const subject = `plan/${head.plan}`;
  const count = (aspect: string) => countHtml(factOf(edition, subject, { aspect }));
  return html`<h1>${head.title}</h1>
<p class="lead">据${head.document}，全市共${count("measure-count")}项任务、${count("target-count")}项量化目标、${count("deliverable-count")}项工作任务。量化目标完成情况如下。</p>
${statusCounts(edition, subject)}`;
}

/** The whole plan in squares: one a target, in the rows of its sections, each a link with its name and verdict. */
export function planGlance(edition: Edition, links: Links): Html {
  const { sections, measures, targets } = edition.plan;
  return html`<div class="glance">${sections.rows.map((section) => {
    const own = targets.rows.filter(
      (target) => measures.rows.find((row) => row.measure === target.measure)?.section === section.section,
    );
    return html`<div class="glance-row"><p>${links.section(section)}</p><ul>${own.map((target) => {
      const status = verdict(edition, target);
      return html`<li><a class="square ${status?.value.replaceAll(" ", "-")}" href="${links.to(`indicators/${slug(target.indicator)}`)}" title="${target.title}：${status?.display}"><span class="name">${target.title}</span><data value="${status?.value}" data-fact="${status?.fact}">${status?.display}</data></a></li>`;
    })}</ul></div>`;
  })}</div>`;
}

/** Each section: its measures and targets counted, and how its targets stand. */
export function sectionTable(edition: Edition, links: Links): Html {
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
