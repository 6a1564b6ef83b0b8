import { type Edition, factOf, rowOf } from "../../../facts/edition.ts";
import type { Enterprise, Entry } from "../../../facts/enterprise.ts";
import { factWithUnit } from "../../kit/fact.ts";
import { filterForm, rowAttributes } from "../../kit/filter.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import { tableHtml } from "../../kit/table.ts";
import { asAttribute, asCode, asConstant, asDate, asName, asQuotation } from "../../kit/text.ts";
import { entryAddress } from "../../proofs/entry-anchor.ts";
import { placeHtml } from "../../proofs/origin.ts";
import { type List, partHtml } from "../part.ts";

/** The page of an enterprise, below the root. */
export function enterprisePath({ code }: Pick<Enterprise, "code">): string {
  return `enterprises/${code}`;
}

/** Every enterprise that a register names, the lowest level first, on its page and those that go on from it. */
export function enterpriseList(edition: Edition): List {
  const places = new Map(ratings(edition).map(({ rating }, at) => [rating, at]));
  const placeOf = ({ rated }: Enterprise) => places.get(rated[0]?.rating ?? "") ?? places.size;
  const sorted = edition.enterprises.toSorted(
    (a, b) => placeOf(a) - placeOf(b) || (a.code < b.code ? -1 : 1),
  );
  return {
    page: "enterprises",
    folder: "enterprises",
    title: "企业",
    count: sorted.length,
    draw: (from, until, links) => listTable(edition, sorted.slice(from, until), links),
  };
}

/** The list of enterprises, from which some can be chosen by level and area. */
export function enterpriseIndex(edition: Edition, links: Links): Html {
  const { areas } = edition.plan;
  const used = new Set(edition.enterprises.flatMap(({ rated }) => rated.map(({ area }) => area)));
  return html`<h1>企业信用</h1>
<p>按统一社会信用代码汇集各名册所记，等级按计划规定的加分、减分得出。只供内部使用。</p>
${filterForm([
  {
    key: "rating",
    name: "等级",
    values: new Map(ratings(edition).map(({ rating, title }) => [rating, asName(title)])),
  },
  {
    key: "area",
    name: "地区",
    values: new Map(areas.rows.flatMap(({ area, short }) => (used.has(area) ? [[area, asName(short)]] : []))),
  },
])}${partHtml(enterpriseList(edition), 1, links)}
${rulesTable(edition)}`;
}

/** The levels of the plan, the lowest first. */
function ratings({ plan }: Edition) {
  const from = ({ least }: { least: string }) => (least === "" ? Number.NEGATIVE_INFINITY : Number(least));
  return plan.ratings.rows.toSorted((a, b) => from(a) - from(b));
}

function listTable(edition: Edition, enterprises: Enterprise[], links: Links): Html {
  return tableHtml(
    "各名册所记的企业",
    [
      { head: "企业" },
      { head: "信用代码" },
      { head: "等级", kind: "short" },
      { head: "信用分", kind: "number" },
      { head: "地区", kind: "short" },
      { head: "在册" },
    ],
    enterprises.map((each) => [
      html`<a href="${asAttribute(links.to(enterprisePath(each)))}"><q>${asQuotation(each.name)}</q></a>`,
      html`<code>${asCode(each.code)}</code>`,
      ratingHtml(edition, each),
      factWithUnit(pointsOf(edition, each)),
      each.rated[0] ? asName(rowOf(edition, "area", each.rated[0].area).short) : "",
      heldWords(edition, each),
    ]),
    {
      compact: true,
      attributes: enterprises.map(({ rated: [first] }) =>
        rowAttributes({ rating: first?.rating ?? "", area: first?.area ?? "" }),
      ),
    },
  );
}

function pointsOf(edition: Edition, { code }: Enterprise) {
  return factOf(edition, `enterprise/${code}`, { aspect: "points" });
}

function ratingHtml({ plan }: Edition, { rated }: Enterprise): Html {
  const titles = rated.map(({ rating }) => plan.ratings.rows.find((row) => row.rating === rating)?.title);
  return html`${titles.length > 0 ? asName(titles[0]) : "—"}`;
}

/** In which registers it has something, and which of that is overdue. */
function heldWords({ plan }: Edition, { held }: Enterprise): Html {
  const own = plan.registers.rows.filter(({ register }) => held.some((each) => each.register === register));
  const isLate = (register: string) => held.some((each) => each.register === register && each.late);
  return html`${own.map(({ register, title }, at) => html`${at > 0 && "、"}${asName(title)}${isLate(register) && html`<strong>（逾期）</strong>`}`)}`;
}

/** An enterprise across registers: its level and points, what gives them, and what it has, the overdue first. */
export function enterprisePage(edition: Edition, enterprise: Enterprise, links: Links): Html {
  const { name, code, rated, entries, held } = enterprise;
  const { plan } = edition;
  const points = pointsOf(edition, enterprise);
  return html`<h1><q>${asQuotation(name)}</q></h1>
<p class="lead">${rated.length > 0 && html`信用等级${ratingHtml(edition, enterprise)}，`}${points ? html`信用分${factWithUnit(points)}` : "没有计分"}。</p>
<dl class="facts-of">
<div><dt>信用代码</dt><dd><code>${asCode(code)}</code></dd></div>
${rated[0] && html`<div><dt>地区</dt><dd>${links.area(rowOf(edition, "area", rated[0].area))}</dd></div>`}
</dl>
<h2>加分和减分</h2>
${tableHtml(
  "截至日仍计的加分和减分",
  [
    { head: "日期", kind: "short" },
    { head: "事项" },
    { head: "名册" },
    { head: "分值", kind: "number" },
    { head: "计至", kind: "short" },
    { head: "出处" },
  ],
  entries.map((entry) => entryCells(edition, entry, links)),
)}
<h2>在册事项</h2>
${tableHtml(
  "各名册所记，逾期的在前",
  [{ head: "名册" }, { head: "名称" }, { head: "阶段" }, { head: "自" }, { head: "时限" }],
  held.map(({ register, named, stage, since, due, late }) => [
    registerLink(edition, register, links),
    html`<q>${asQuotation(named)}</q>`,
    stageName(edition, stage),
    dayHtml(since),
    due ? html`${dayHtml(due)}${late && html`<strong>（逾期）</strong>`}` : "",
  ]),
)}
${plan.points.rows.length > 0 && rulesTable(edition)}`;
}

function entryCells(
  edition: Edition,
  { point, register, named, starts, ends, file, place }: Entry,
  links: Links,
) {
  const rule = edition.plan.points.rows.find((row) => row.point === point);
  const { page, anchor } = entryAddress(edition, { file, place });
  return [
    dayHtml(starts),
    html`<q>${asQuotation(named)}</q> ${stageName(edition, rule?.stage ?? "")}`,
    registerLink(edition, register, links),
    html`${asConstant(rule?.points)}分`,
    ends ? dayHtml(ends) : "长期",
    html`<a href="${asAttribute(links.to(page))}${asAttribute(anchor)}"><code>${asCode(file.slice(0, 12))}</code></a> ${placeHtml(place)}`,
  ];
}

/** By which rows of the plan points are given and levels follow. */
function rulesTable(edition: Edition): Html {
  const { points } = edition.plan;
  return html`<h2>计分规则</h2>${tableHtml(
    "加分和减分",
    [
      { head: "名册" },
      { head: "进入阶段" },
      { head: "分值", kind: "number" },
      { head: "计多久" },
      { head: "修复" },
    ],
    points.rows.map(({ register, stage, points: value, days, repair }) => [
      asName(edition.plan.registers.rows.find((row) => row.register === register)?.title),
      stageName(edition, stage),
      html`${asConstant(value)}`,
      days === "" ? "在该阶段期间" : html`${asConstant(days)}天`,
      repair === "" ? "" : html`进入${stageName(edition, repair)}后不再计`,
    ]),
  )}${tableHtml(
    "信用等级",
    [{ head: "等级" }, { head: "信用分不低于", kind: "number" }],
    ratings(edition).map(({ title, least }) => [
      asName(title),
      least === "" ? "其余" : html`${asConstant(least)}`,
    ]),
  )}`;
}

function registerLink({ plan }: Edition, register: string, links: Links): Html {
  const row = plan.registers.rows.find((each) => each.register === register);
  return row ? links.register(row) : html`—`;
}

function stageName({ plan }: Edition, stage: string): Html {
  return html`${asName(plan.stages.rows.find((row) => row.stage === stage)?.title)}`;
}

function dayHtml(day: string): Html {
  return html`<time datetime="${asAttribute(day)}">${asDate(day)}</time>`;
}
