import { type Edition, rowOf, slug } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { pointsBar } from "../charts/points.ts";
import { basisMark, countHtml, factHtml, lackOf } from "../kit/fact.ts";
import { fragileMark } from "../kit/fragile-mark.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { type SchemeRow, type Scores, scoreFact, scoresOf, subjectName } from "../kit/scored.ts";
import { asAttribute, asLabel, asName, type Text } from "../kit/text.ts";
import { scoreSentence } from "../sentences/score.ts";
import { scoreLines } from "./score-line.ts";

/** The scores under every scheme of a kind of subject: a row a subject, with the way to the lines that make its score. */
export function scoreTables(edition: Edition, kind: Scores, links: Links): Html {
  const schemes = edition.plan.schemes.rows.filter((scheme) => scoresOf(scheme) === kind);
  if (schemes.length === 0) return html`<p>计划没有规定怎样给${asLabel(HEADS[kind])}计分。</p>`;
  return html`${schemes.map((scheme) => schemeTable(edition, scheme, links))}`;
}

function schemeTable(edition: Edition, scheme: SchemeRow, links: Links): Html {
  const rank = (id: string) =>
    Number(scoreFact(edition, scheme, id, "rank-first")?.value ?? Number.POSITIVE_INFINITY);
  const subjects = subjectsOf(edition, scheme, links)
    .filter(({ id }) => scoreFact(edition, scheme, id, "total"))
    .toSorted((a, b) => compareRanks(rank(a.id), rank(b.id)));
  const tops = edition.plan.scoring.rows.filter((row) => row.scheme === scheme.scheme && row.parent === "");
  const vetoes = edition.plan.vetoes.rows.filter((row) => row.scheme === scheme.scheme);
  const ranked = subjects.some(({ id }) => scoreFact(edition, scheme, id, "rank-first"));
  const number = (head: Text) => html`<th scope="col" class="number">${head}</th>`;
  return html`<p class="note">依据${asName(scheme.source)}。${scheme.note && html`${asName(scheme.note)}。`}${basisMark(scheme.basis)}</p>
${
  subjects.length === 0
    ? html`<p class="note">还没有可计分的数据。</p>`
    : html`<div class="table numbers"><table class="scores">
<caption>${asName(scheme.title)}</caption>
<thead><tr><th scope="col">${asLabel(HEADS[scoresOf(scheme)])}</th>${ranked && number(asLabel("名次"))}${["得分", "等次"].map((head) => number(asLabel(head)))}${vetoes.length > 0 && html`<th scope="col">一票否决</th>`}${tops.map(({ title }) => number(asName(title)))}<th scope="col" class="screen">各条</th></tr></thead>
<tbody>${subjects.map(({ id, name }) => {
        const fact = (of: string) => scoreFact(edition, scheme, id, of);
        const cell = (of: string) =>
          html`<td class="number">${factHtml(fact(of))}${of === "grade" && fragileMark(edition, fact(of))}</td>`;
        return html`
<tr><th scope="row">${name}</th>${ranked && html`<td class="number">${rankHtml(fact("rank-first"), fact("rank-last"))}</td>`}${["total", "grade"].map(cell)}${
          vetoes.length > 0 &&
          html`<td>${vetoes.map(({ veto, title }) => vetoHtml(fact(`veto/${veto}`), title))}</td>`
        }${tops.map(({ line }) => cell(`line/${line}`))}<td class="short screen"><a href="${asAttribute(links.to(scorePath(scheme, id)))}" aria-label="各条得分：${asName(subjectName(edition, id))}">各条得分</a></td></tr>`;
      })}
</tbody></table></div>`
}`;
}

/** A rank, or the first and the last of those that are shared. */
function rankHtml(first: Fact | undefined, last: Fact | undefined): Html {
  if (!first || !last) return html`—`;
  return html`${countHtml(first)}${first.value !== last.value && html`—${countHtml(last)}`}${lackOf(last)}`;
}

/** The best rank first; what has none, such as the whole, before all that has. */
function compareRanks(a: number, b: number): number {
  const place = (rank: number) => (Number.isFinite(rank) ? rank : 0);
  return place(a) - place(b);
}

/** Where the lines of a subject's score stand, below the root. */
export function scorePath({ scheme }: Pick<SchemeRow, "scheme">, subject: string): string {
  return slug(`scores/${scheme}/${subject}`);
}

/** Everything that has a score, as `scheme/subject`. */
export function scoredSubjects(edition: Edition): string[] {
  const { areas, departments, laboratories } = edition.plan;
  const subjects = [
    ...areas.rows.map(({ area }) => area),
    ...departments.rows.map(({ department }) => department),
    ...laboratories.rows.map(({ laboratory }) => laboratory),
  ];
  return edition.plan.schemes.rows.flatMap((scheme) =>
    subjects
      .filter((subject) => scoreFact(edition, scheme, subject, "total"))
      .map((subject) => `${scheme.scheme}/${subject}`),
  );
}

/** The title of the page of a score, `scheme/subject`. */
export function scoreTitle(edition: Edition, score: string): string {
  const [id, subject = ""] = score.split("/");
  return `${asName(subjectName(edition, subject))}：${asName(edition.plan.schemes.rows.find((row) => row.scheme === id)?.title)}`;
}

/** A subject's score under a scheme, with the lines that make it, each with what it rests on. */
export function scorePage(edition: Edition, score: string, links: Links): Html {
  const [id, subject = ""] = score.split("/");
  const scheme = edition.plan.schemes.rows.find((row) => row.scheme === id);
  if (!scheme) throw new Error(`no scheme of the plan: ${id}`);
  const fragile = fragileMark(edition, scoreFact(edition, scheme, subject, "grade"));
  return html`<h1>${asLabel(scoreTitle(edition, score))}</h1>
${scoreSentence(edition, scheme, subject)}
${fragile.markup && html`<p>等次${fragile}。</p>`}
${exactHtml(edition, scheme, subject)}
${pointsBar(edition, scheme, subject)}
<p class="note">依据${asName(scheme.source)}。${scheme.note && html`${asName(scheme.note)}。`}${basisMark(scheme.basis)}</p>
${scoreLines(edition, scheme, subject, links)}
<p><a href="${asAttribute(links.to("assessment"))}">各地、各部门的得分</a></p>`;
}

const HEADS: Record<Scores, string> = { area: "地区", department: "部门", laboratory: "实验室" };

/** What the grade goes by, where the score that is shown is rounded. */
function exactHtml(edition: Edition, scheme: SchemeRow, subject: string): Html | false {
  const [total, grade, exact] = ["total", "grade", "exact"].map((of) =>
    scoreFact(edition, scheme, subject, of),
  );
  if (!grade || !exact || exact.value === total?.value) return false;
  return html`<p class="note">等次不按保留小数后的得分，按舍入前的得分${factHtml(exact)}分定。</p>`;
}

/** A veto with what it is for, where it is one. */
function vetoHtml(fact: Fact | undefined, title: string): Html {
  if (!fact) return html`<span class="note">不在范围</span>`;
  return html`<span class="veto ${asAttribute(fact.value.replaceAll(" ", "-"))}">${factHtml(fact)}${fact.value === "vetoed" && html`<span class="note">${asName(title)}</span>`}</span>`;
}

/** What a scheme may score, in the order of the plan, with links where they have pages. */
function subjectsOf(edition: Edition, scheme: SchemeRow, links: Links): { id: string; name: Html }[] {
  const { areas, departments, laboratories } = edition.plan;
  switch (scoresOf(scheme)) {
    case "area":
      return areas.rows.map((row) => ({ id: row.area, name: links.area(row) }));
    case "department":
      return departments.rows.map((row) => ({ id: row.department, name: links.department(row) }));
    case "laboratory":
      return laboratories.rows.map((row) => ({
        id: row.laboratory,
        name: html`<span id="${asAttribute(slug(row.laboratory))}">${asName(row.name)}</span>${basisMark(row.basis)}<span class="note">${links.area(rowOf(edition, "area", row.area))}，${asName(row.industry)}</span>`,
      }));
  }
}
