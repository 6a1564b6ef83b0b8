import { periodWords } from "../../../core/period-words.ts";
import type { Edition } from "../../../facts/edition.ts";
import { BASES, type Basis } from "../../../plan/schemas.ts";
import { factHtml, factWithUnit } from "../../kit/fact.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import { verdict } from "../../kit/status.ts";
import {
  type At,
  type EstimatedRow,
  estimatedRows,
  isWithheld,
  levelHtml,
  partsOf,
  type SurveyRow,
  saidOf,
  surveyedPeriods,
} from "../../kit/surveyed.ts";
import { tableHtml } from "../../kit/table.ts";
import { asConstant, asDate, asLabel, asName, asUnit } from "../../kit/text.ts";
import { comparatorWords } from "../../kit/words.ts";
import { surveySentence } from "../../sentences/survey.ts";
import { areasChart, areasMatrix, areasTable } from "./areas.ts";
import { categoriesHtml } from "./categories.ts";
import { itemsHtml } from "./items.ts";
import { compositionHtml, itemsCharts, timesHtml } from "./results.ts";
import { resultsTable, timesTable } from "./table.ts";
import { inspectedHtml, unitsHtml } from "./units.ts";

/** What the lists of a survey are. */
const LISTS: Record<Basis, Html> = {
  reported: html`正式上报`,
  public: html`公开数据`,
  demonstration: html`演示数据，由程序生成`,
  assumption: html`推定`,
};

/** A survey: what it gives and how sure that is, where it is better and worse, of which question and category, since when. */
export function surveyPage(edition: Edition, id: string, links: Links): Html {
  const { plan } = edition;
  const survey = plan.surveys.rows.find((row) => row.survey === id);
  if (!survey) throw new Error(`no survey ${id}`);
  const rows = estimatedRows(edition, id);
  const [first] = rows;
  const [period, ...earlier] = surveyedPeriods(edition, rows);
  const heading = html`<h1>${asName(survey.title)}</h1>`;
  if (!first || !period)
    return html`${heading}
<p class="lead">${emptyWords(edition, survey)}</p>
${factsHtml(edition, survey, links)}`;
  return html`${heading}
${surveySentence(edition, first, { area: plan.head.city, period })}
${factsHtml(edition, survey, links)}
${bodyHtml(edition, rows, [period, ...earlier], links)}
${unitsHtml(edition, survey, links)}`;
}

/** Why nothing is told of a survey. */
function emptyWords(edition: Edition, survey: SurveyRow): Html {
  return isWithheld(edition, survey) ? html`还没有答卷，或者答的太少，不公开。` : html`还没有答卷。`;
}

function factsHtml(edition: Edition, survey: SurveyRow, links: Links): Html {
  const { plan } = edition;
  const keeper = plan.departments.rows.find(({ name }) => name === survey.keeper);
  const measure = plan.measures.rows.find((row) => row.measure === survey.measure);
  return html`<dl class="facts-of">
<div><dt>依据</dt><dd>${asName(survey.cites)}</dd></div>
${measure && html`<div><dt>所属任务</dt><dd>${links.measure(measure)}</dd></div>`}
<div><dt>组织单位</dt><dd>${keeper ? links.department(keeper) : asName(survey.keeper)}</dd></div>
<div><dt>至少要</dt><dd>${asConstant(survey.least)}${asUnit(survey.noun)}，不足的${isWithheld(edition, survey) ? "不公开" : "不推算"}</dd></div>
${groundHtml(edition, survey)}${inspectedHtml(edition, survey)}
${survey.note !== "" && html`<div><dt>说明</dt><dd>${asName(survey.note)}</dd></div>`}
</dl>`;
}

/** What its lists are, apart from what the figures made of them rest on: how they are made may be an assumption of its own. */
function groundHtml(edition: Edition, { survey }: SurveyRow): Html {
  const { proofs, plan } = edition;
  const rows = estimatedRows(edition, survey);
  const answered = rows.flatMap((row) =>
    surveyedPeriods(edition, [row]).flatMap((period) =>
      plan.areas.rows.flatMap(
        ({ area }) => saidOf(edition, row.indicator, { area, period }, "answered") ?? [],
      ),
    ),
  );
  const files = answered.flatMap(({ fact }) =>
    (proofs.facts.get(fact)?.operands ?? []).flatMap((operand) =>
      operand.kind === "answers" ? (proofs.files.get(operand.file)?.basis ?? []) : [],
    ),
  );
  const bases = BASES.filter((basis) => files.includes(basis)).map((basis) => LISTS[basis]);
  if (bases.length === 0) return html``;
  const isSupposed = rows.some(({ of }) => of.basis === "assumption");
  return html`<div><dt>答卷</dt><dd>${bases.map((said, at) => html`${at > 0 && "、"}${said}`)}${isSupposed && "；题目和怎么推算含推定，由此得出的数标“推”"}</dd></div>`;
}

function bodyHtml(
  edition: Edition,
  rows: EstimatedRow[],
  periods: [string, ...string[]],
  links: Links,
): Html {
  const [period, before] = periods;
  const { city } = edition.plan.head;
  const at: At = { area: city, period };
  const parts = partsOf(edition, rows);
  const apart = rows.filter((row) => !parts.includes(row));
  const [first = rows[0]] = apart;
  const areas = first ? areasChart(edition, first, period) : html``;
  const items = itemsCharts(edition, apart, at);
  const categories = [
    ...itemsHtml(edition, rows, at, links),
    ...categoriesHtml(
      edition,
      rows,
      { at, last: before ? { area: city, period: before } : undefined },
      links,
    ),
  ];
  const section = (title: Html, inner: Html) =>
    inner.markup !== "" && html`<section><h2>${title}</h2>${inner}</section>`;
  return html`<div class="charts">${section(html`各地${first && asName(first.of.short || first.of.title)}`, areas)}${section(html`各项结果`, html`${items}`)}</div>
${resultsTable(
  edition,
  html`各项结果，${asDate(periodWords(period))}`,
  "指标",
  rows.map((row) => ({ head: links.indicator(row.of), row, at })),
)}
${noteHtml(edition, rows, period)}
${targetsHtml(edition, rows, links)}
${compositionHtml(edition, parts, city, periods)}
${categories.length > 0 && html`<h2>分类结果</h2><div class="charts">${categories}</div>`}
${periods.length > 1 && html`<h2>历次结果</h2><div class="charts">${timesHtml(edition, apart, city, periods)}</div>${timesTable(edition, rows, city, periods, links)}`}
${areasHtml(edition, rows, first, period, links)}`;
}

/** What is told of each area, in numbers. */
function areasHtml(
  edition: Edition,
  rows: EstimatedRow[],
  first: EstimatedRow | undefined,
  period: string,
  links: Links,
): Html {
  const others = rows.filter((row) => row !== first);
  const tables = [
    first ? areasTable(edition, first, period, links) : html``,
    areasMatrix(edition, others, period, links),
  ];
  return html`${tables.some(({ markup }) => markup !== "") && html`<h2>各地明细</h2>${tables}`}`;
}

/** What an interval is, where one stands. */
function noteHtml(edition: Edition, rows: EstimatedRow[], period: string): Html {
  const isBounded = rows.some(({ indicator }) =>
    edition.facts.has(`indicator/${indicator}/${edition.plan.head.city}/${period}/estimate-low`),
  );
  return html`${isBounded && intervalNote(edition)}`;
}

/** What an interval is, in a sentence for everybody. */
export function intervalNote(edition: Pick<Edition, "plan">): Html {
  if (edition.plan.surveys.rows.length === 0) return html``;
  return html`<p class="note">问到的只是部分对象，或者数量不多，得出的数带有偶然性：照同样的办法反复调查，这样得出的可信区间有${levelHtml(edition)}会包含真实的数。</p>`;
}

/** The targets that rest on a survey. */
function targetsHtml(edition: Edition, rows: EstimatedRow[], links: Links): Html {
  const indicators = new Set(rows.map(({ indicator }) => indicator));
  const targets = edition.plan.targets.rows.filter(({ indicator }) => indicators.has(indicator));
  if (targets.length === 0) return html``;
  return html`<h2>据此判定的目标</h2>${tableHtml(
    "据此判定的目标",
    [
      { head: "目标" },
      { head: "要求", kind: "number" },
      { head: "目标期", kind: "short" },
      { head: "判定", kind: "short" },
    ],
    targets.map((target) => [
      links.indicator({ indicator: target.indicator, title: target.title }),
      html`${asLabel(comparatorWords(target))}${factWithUnit(verdict(edition, target, "goal"))}`,
      asDate(periodWords(target.period)),
      factHtml(verdict(edition, target)),
    ]),
  )}`;
}
