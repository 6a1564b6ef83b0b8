import { parsePeriod } from "../../../core/period.ts";
import { periodWords } from "../../../core/period-words.ts";
import { type Edition, factsOf } from "../../../facts/edition.ts";
import type { PlanRow } from "../../../plan/schemas.ts";
import { factHtml, factWithUnit } from "../../kit/fact.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import { type At, estimateOf, saidOf } from "../../kit/surveyed.ts";
import { tableHtml } from "../../kit/table.ts";
import { asAttribute, asConstant, asDate, asName } from "../../kit/text.ts";
import { Sentence } from "../../sentences/sentence.ts";

type Part = PlanRow<"indices">;

const ASPECTS = ["index", "no-index"];
const NOTE = html`各组成项的调查结果按权数加权平均，缺少组成项的不算`;

/** What makes an index, and when it was last made. */
function indexOf(edition: Edition, id: string): { parts: Part[]; period: string | undefined } {
  const parts = edition.plan.indices.rows.filter(({ indicator }) => indicator === id);
  const told = factsOf(edition, `indicator/${id}`).filter(({ aspect }) => ASPECTS.includes(aspect));
  const last = (period: string) => parsePeriod(period)?.last ?? 0;
  const [period] = told.map((fact) => fact.period).sort((a, b) => last(b) - last(a));
  return { parts, period };
}

/** The sentence that leads the page of an index. */
export function leadOfIndex(edition: Edition, id: string): Html | undefined {
  const { period } = indexOf(edition, id);
  const title = edition.plan.indicators.rows.find(({ indicator }) => indicator === id)?.title;
  if (period === undefined) return undefined;
  const sentence = new Sentence();
  const at = { area: edition.plan.head.city, period };
  const [index, reason] = ASPECTS.map((aspect) => saidOf(edition, id, at, aspect));
  if (!index && !reason) return undefined;
  return sentence.end([
    html`${asDate(periodWords(period))}，${asName(title)}${index ? sentence.say(index) : html`：${sentence.verdict(reason)}`}`,
  ]);
}

/** What an index is in each area, or why it is not; of what it is made stands where surveys are listed. */
export function indexHtml(edition: Edition, id: string, links: Links): Html {
  const { parts, period } = indexOf(edition, id);
  if (parts.length === 0) return html``;
  const to = html`<a href="${asAttribute(links.to("surveys"))}">调查</a>`;
  if (period === undefined) return html`<h2>指数</h2><p>各组成项尚无结果，见${to}。</p>`;
  return html`<h2>指数</h2><p>${NOTE}，组成见${to}。</p>${tableHtml(
    html`指数，${asDate(periodWords(period))}`,
    [{ head: "地区" }, { head: "指数", kind: "number" }],
    areasOf(edition, id, period).map((row) => [
      links.area(row),
      indexCell(edition, id, { area: row.area, period }),
    ]),
  )}`;
}

/** The areas, the whole among them, of which an index is told or why there is none. */
function areasOf(edition: Edition, id: string, period: string) {
  return edition.plan.areas.rows.filter(({ area }) =>
    ASPECTS.some((aspect) => saidOf(edition, id, { area, period }, aspect)),
  );
}

/** The indices that are made of surveys, each with its parts and what they count, by area. */
export function indexTables(edition: Edition, links: Links): Html {
  const ids = [...new Set(edition.plan.indices.rows.map(({ indicator }) => indicator))];
  if (ids.length === 0) return html``;
  return html`<h2>指数</h2><p>${NOTE}。</p>${ids.map((id) => partsTable(edition, id, links))}`;
}

function partsTable(edition: Edition, id: string, links: Links): Html {
  const { parts, period } = indexOf(edition, id);
  const row = edition.plan.indicators.rows.find(({ indicator }) => indicator === id);
  if (!row) return html``;
  if (period === undefined) return html`<p>${links.indicator(row)}：各组成项尚无结果。</p>`;
  return tableHtml(
    html`${links.indicator(row)}，${asDate(periodWords(period))}`,
    [
      { head: "地区" },
      ...parts.map((part) => ({ head: partHead(edition, part, links), kind: "number" as const })),
      { head: "指数", kind: "number" },
    ],
    areasOf(edition, id, period).map((area) => {
      const at = { area: area.area, period };
      return [
        links.area(area),
        ...parts.map(({ part }) => html`${factWithUnit(estimateOf(edition, part, at)?.fact)}`),
        indexCell(edition, id, at),
      ];
    }),
  );
}

function partHead({ plan }: Edition, { part, factor }: Part, links: Links): Html {
  const row = plan.indicators.rows.find(({ indicator }) => indicator === part);
  return html`${links.indicator({ indicator: part, title: row?.short || row?.title || part })}（权数${asConstant(factor)}）`;
}

function indexCell(edition: Edition, id: string, at: At): Html {
  const reason = saidOf(edition, id, at, "no-index");
  return reason ? factHtml(reason) : factWithUnit(saidOf(edition, id, at, "index"));
}
