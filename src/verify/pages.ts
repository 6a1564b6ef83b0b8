import type { Failures } from "./failure.ts";
import type { Follow } from "./ground.ts";
import { textOf } from "./read/bytes.ts";
import { type Cited, readCited } from "./read/html.ts";
import type { Site } from "./site.ts";

/** Checks every number and mark that the pages of a site cite. Returns how many pages and numbers. */
export function checkPages(
  site: Site,
  follow: Follow,
  failures: Failures,
): { pages: number; numbers: number } {
  const pages = site.paths.filter((path) => path.endsWith(".html"));
  let numbers = 0;
  for (const path of pages) {
    const cited = failures.guard("pages", path, () => readCited(textOf(site.root, path) ?? "")) ?? [];
    numbers += cited.length;
    for (const each of cited) {
      const fault = faultOf(each, site, follow);
      if (fault) failures.add("pages", path, `${each.fact}: ${fault}`, each.fact);
    }
  }
  return { pages: pages.length, numbers };
}

function faultOf({ fact, value, display }: Cited, site: Site, follow: Follow): string | undefined {
  if (!site.facts.has(fact)) return "the fact has no proof";
  const verified = follow(fact);
  if (value !== verified.value) return `its value is ${verified.value}, the page says ${value}`;
  if (display === null || display === verified.display) return undefined;
  return `it is shown as ${verified.display}, the page says ${display}`;
}
