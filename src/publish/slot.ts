import { type Edition, type Params, slug } from "../figures/edition.ts";
import { escapeHtml } from "../figures/html.ts";
import { FIGURES } from "../figures/index.ts";
import { linksFrom } from "../figures/link.ts";

interface Token {
  info: string;
}
type Rule = (
  tokens: Token[],
  index: number,
  options: unknown,
  env: { params?: Params },
  self: unknown,
) => string;

/** What of markdown-it is used: its rule for fences. */
export interface MarkdownIt {
  renderer: { rules: { fence?: Rule } };
}

const SLOT = /<figure-slot name="([^"]*)" params="([^"]*)"><\/figure-slot>/g;

/**
 * Makes a fence ` ```figure name ` an empty slot. Framework lays out pages without any text from the plan or from
 * files in them, so that none can become markup or code there; slots are filled afterwards.
 */
export function slotFences(markdown: MarkdownIt): MarkdownIt {
  const fence = markdown.renderer.rules.fence;
  markdown.renderer.rules.fence = (tokens, index, options, env, self) => {
    const [, name] = /^figure\s+([\w-]+)\s*$/.exec(tokens[index]?.info ?? "") ?? [];
    if (name === undefined) return fence?.(tokens, index, options, env, self) ?? "";
    return `<figure-slot name="${name}" params="${escapeHtml(JSON.stringify(env.params ?? {}))}"></figure-slot>\n`;
  };
  return markdown;
}

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
    measure: plan.measures.rows.map((row) => row.measure),
    indicator: plan.indicators.rows.map((row) => row.indicator),
    area: plan.areas.rows.map((row) => row.area),
  };
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      ids[name]?.find((id) => slug(id) === value) ?? value,
    ]),
  );
}
