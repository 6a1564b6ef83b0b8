import { type Edition, type Params, slug } from "../figures/edition.ts";
import { FIGURES } from "../figures/index.ts";
import { linksFrom } from "../figures/link.ts";

const SLOT = /<figure-slot name="([^"]*)" params="([^"]*)"><\/figure-slot>/g;

/** The body of a page with its slots filled; `path` is the page's address below the root. */
export function fillSlots(body: string, path: string, edition: Edition): string {
  const links = linksFrom(path.split("/").length - 1);
  return body.replace(SLOT, (_, name: string, params: string) => {
    const figure = FIGURES[name];
    if (!figure)
      throw new Error(
        `unknown figure in ${path}: ${name} (known ones are ${Object.keys(FIGURES).join(", ")})`,
      );
    return figure(edition, unslug(JSON.parse(params.replaceAll("&quot;", '"')), edition), links).markup;
  });
}

/** The ids that the slugs in a page's address stand for. */
function unslug(params: Params, { plan }: Edition): Params {
  const ids: Record<string, string[]> = {
    section: plan.sections.rows.map((row) => row.section),
    measure: plan.measures.rows.map((row) => row.measure),
    indicator: plan.indicators.rows.map((row) => row.indicator),
    area: plan.areas.rows.map((row) => row.area),
    department: plan.departments.rows.map((row) => row.department),
  };
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      ids[name]?.find((id) => slug(id) === value) ?? value,
    ]),
  );
}
