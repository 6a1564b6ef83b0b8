import { type AreaRow, type IndicatorRow, slug } from "./edition.ts";
import { type Html, html } from "./html.ts";

/** Links to the pages of a site, from a page `depth` folders below its root. */
export interface Links {
  indicator(row: Pick<IndicatorRow, "indicator" | "title">): Html;
  measure(row: { measure: string; title: string }): Html;
  area(row: AreaRow): Html;
  /** The address of a page below the root, such as `findings`. */
  to(path: string): string;
}

export function linksFrom(depth: number): Links {
  const root = "../".repeat(depth) || "./";
  const to = (path: string) => `${root}${path}.html`;
  return {
    to,
    indicator: ({ indicator, title }) => html`<a href="${to(`indicators/${slug(indicator)}`)}">${title}</a>`,
    measure: ({ measure, title }) =>
      html`<a href="${to(`measures/${slug(measure)}`)}">任务${measure} ${title}</a>`,
    area: ({ area, short }) => html`<a href="${to(`areas/${slug(area)}`)}">${short}</a>`,
  };
}
