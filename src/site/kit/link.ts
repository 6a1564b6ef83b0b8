import {
  type AreaRow,
  type DepartmentRow,
  type IndicatorRow,
  type SectionRow,
  slug,
} from "../../facts/edition.ts";
import { type Html, html } from "./html.ts";
import { asAttribute, asName, asOrdinal, type Text } from "./text.ts";

/** Links to the pages of a site, from a page `depth` folders below its root. */
export interface Links {
  indicator(row: Pick<IndicatorRow, "indicator" | "title">): Html;
  measure(row: { measure: string; title: string }): Html;
  section(row: SectionRow): Html;
  register(row: { register: string; title: string }): Html;
  survey(row: { survey: string; title: string }): Html;
  area(row: AreaRow): Html;
  department(row: Pick<DepartmentRow, "department" | "name">): Html;
  /** The address of a page below the root, such as `findings`. */
  to(path: string): string;
  /** The address of a file that is no page, such as `models/fact.sql`. */
  file(path: string): string;
}

export function linksFrom(depth: number): Links {
  const root = "../".repeat(depth);
  const to = (path: string) => `${root}${path}.html`;
  const link = (path: string, text: Html | Text) => html`<a href="${asAttribute(to(path))}">${text}</a>`;
  return {
    to,
    file: (path) => `${root}${path}`,
    indicator: ({ indicator, title }) => link(`indicators/${slug(indicator)}`, asName(title)),
    measure: ({ measure, title }) =>
      link(`measures/${slug(measure)}`, html`任务${asOrdinal(measure)} ${asName(title)}`),
    section: ({ section, numeral, title }) =>
      link(`sections/${slug(section)}`, html`${asOrdinal(numeral)}、${asName(title)}`),
    register: ({ register, title }) => link(`registers/${slug(register)}`, asName(title)),
    survey: ({ survey, title }) => link(`surveys/${slug(survey)}`, asName(title)),
    area: ({ area, short }) => link(`areas/${slug(area)}`, asName(short)),
    department: ({ department, name }) => link(`departments/${slug(department)}`, asName(name)),
  };
}
