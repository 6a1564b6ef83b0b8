import type { Edition, Params } from "../figures/edition.ts";
import { FIGURES } from "../figures/index.ts";
import { linksFrom } from "../figures/link.ts";

const SLOT = /<figure-slot name="([^"]*)"><\/figure-slot>/g;

/**
 * The body of a page with its slots filled; `path` is the page's address below the root, `params` are the ids that it
 * is about. Throws where a slot names a figure that there is not.
 */
export function fillSlots(body: string, path: string, params: Params, edition: Edition): string {
  const links = linksFrom(path.split("/").length - 1);
  return body.replace(SLOT, (_, name: string) => {
    const figure = FIGURES[name];
    if (!figure)
      throw new Error(
        `unknown figure in ${path}: ${name} (known ones are ${Object.keys(FIGURES).join(", ")})`,
      );
    return figure(edition, params, links).markup;
  });
}
