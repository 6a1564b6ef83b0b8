import { type Edition, rowOf } from "../../../facts/edition.ts";
import type { ListedUnit } from "../../../facts/listed.ts";
import type { CellPlace } from "../../../intake/layout/sheet.ts";
import type { PlanRow } from "../../../plan/schemas.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import type { SurveyRow } from "../../kit/surveyed.ts";
import { tableHtml } from "../../kit/table.ts";
import { asAttribute, asCode, asDate, asName, asQuotation, asUnit } from "../../kit/text.ts";
import { entryAddress } from "../../proofs/entry-anchor.ts";
import { placeHtml } from "../../proofs/origin.ts";
import { type List, partHtml } from "../part.ts";
import { enterprisePath } from "../registers/enterprise.ts";

/** A unit, and the file that tells of it. */
interface Told {
  unit: ListedUnit;
  file: string;
}

/** Between which days units were inspected, and by whom: by persons in an internal edition alone. */
export function inspectedHtml({ plan, listed }: Edition, { survey }: SurveyRow): Html {
  const own = listed.filter((each) => each.survey === survey);
  const titleOf = (id: string) => plan.questions.rows.find(({ question }) => question === id)?.title;
  return html`${own.map(
    ({ days, by }) =>
      html`${days.map(
        ({ question, first, last }) => html`
<div><dt>${asName(titleOf(question))}</dt><dd>${dayHtml(first)}${last !== first && html`至${dayHtml(last)}`}</dd></div>`,
      )}${by
        .filter(({ texts }) => texts.length > 0)
        .map(
          ({ question, texts }) => html`
<div><dt>${asName(titleOf(question))}</dt><dd>${texts.map((text, at) => html`${at > 0 && "、"}<q>${asQuotation(text)}</q>`)}</dd></div>`,
        )}`,
  )}`;
}

function dayHtml(day: string): Html {
  return html`<time datetime="${asAttribute(day)}">${asDate(day)}</time>`;
}

/** The units of a survey, one by one, as its list has them; in an internal edition alone. */
export function unitsHtml(edition: Edition, survey: SurveyRow, links: Links): Html {
  const list = unitList(edition, survey);
  if (list.count === 0) return html``;
  return html`<h2>逐个名单</h2><p class="note">照来件原文列出，只供内部使用；旁边是各数所在的单元格。</p>${partHtml(list, 1, links)}`;
}

/** The lists of units of all surveys that have some. */
export function unitLists(edition: Edition): List[] {
  return edition.plan.surveys.rows
    .map((survey) => unitList(edition, survey))
    .filter(({ count }) => count > 0);
}

function unitList(edition: Edition, { survey, title }: SurveyRow): List {
  const own = edition.listed.filter((each) => each.survey === survey);
  const told = own.flatMap(({ file, units }) => units.map((unit) => ({ unit, file })));
  const questions = edition.plan.questions.rows.filter((each) => each.survey === survey);
  return {
    page: `surveys/${survey}`,
    folder: `surveys/${survey}`,
    title: `${title}逐个名单`,
    count: told.length,
    draw: (from, until, links) =>
      tableHtml(
        html`${asName(title)}，逐个`,
        [
          { head: "编号" },
          { head: "地区", kind: "short" },
          ...questions.map((question) => ({ head: headHtml(question) })),
          { head: "出处" },
        ],
        told.slice(from, until).map((each) => cellsOf(edition, each, questions, links)),
        { compact: true },
      ),
  };
}

function headHtml({ title, unit }: PlanRow<"questions">): Html {
  return html`${asName(title)}${unit !== "" && html`（${asUnit(unit)}）`}`;
}

function cellsOf(
  edition: Edition,
  { unit, file }: Told,
  questions: PlanRow<"questions">[],
  links: Links,
): Html[] {
  const { page, anchor } = entryAddress(edition, { file, place: unit.place });
  return [
    unitHtml(edition, unit, links),
    html`${asName(rowOf(edition, "area", unit.area).short)}`,
    ...questions.map(({ question }) => {
      const said = unit.said.find((each) => each.question === question);
      return said ? html`<q>${asQuotation(said.text)}</q>${besideHtml(said.place)}` : html``;
    }),
    html`<a href="${asAttribute(links.to(page))}${asAttribute(anchor)}"><code>${asCode(file.slice(0, 12))}</code></a> ${placeHtml(unit.place)}`,
  ];
}

/** By what a unit is known; an enterprise that a register names by its name too, with its page. */
function unitHtml(edition: Edition, { unit }: ListedUnit, links: Links): Html {
  const enterprise = edition.enterprises.find(({ code }) => code === unit.toUpperCase());
  return html`<q>${asQuotation(unit)}</q>${enterprise && html` <a href="${asAttribute(links.to(enterprisePath(enterprise)))}"><q>${asQuotation(enterprise.name)}</q></a>`}`;
}

/** The cell of a workbook; of a record its row and the head of its column say where it stands. */
function besideHtml(place: CellPlace): Html {
  return html`${"cell" in place && html` <code>${asCode(place.cell)}</code>`}`;
}
