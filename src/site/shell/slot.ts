import type { Edition, Params } from "../../facts/edition.ts";
import { ofYears } from "../../plan/year-word.ts";
import { linksFrom } from "../kit/link.ts";
import { FIGURES } from "../pages/index.ts";
import type { ProseOfPages } from "../prose/pages.ts";

const SLOT = /<figure-slot name="([^"]*)"><\/figure-slot>/g;

/** The slot of what analysts wrote for a page. */
const PROSE = "prose";

/**
 * The body of a page with its slots filled, and the plan's year named in its own words; `path` is the page's address below
 * the root, `params` are the ids that it is about. Throws where a slot names a figure that there is not.
 */
export function fillSlots(
  body: string,
  path: string,
  params: Params,
  edition: Edition,
  prose: ProseOfPages,
): string {
  const links = linksFrom(path.split("/").length - 1);
  return ofYears(body, edition.plan.head.year_begins).replace(SLOT, (_, name: string) => {
    if (name === PROSE) return prose.of(path, links).markup;
    const figure = FIGURES[name];
    if (!figure)
      throw new Error(
        `unknown figure in ${path}: ${name} (known ones are ${Object.keys(FIGURES).join(", ")})`,
      );
    return figure(edition, params, links).markup;
  });
}
