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
  const places = placesOf(site, failures);
  let numbers = 0;
  for (const path of pages) {
    const cited = failures.guard("pages", path, () => readCited(textOf(site.root, path) ?? "")) ?? [];
    numbers += cited.length;
    for (const each of cited) {
      const fact = each.fact ?? failures.guard("pages", path, () => factAt(places, each.href ?? "", path));
      const fault = fact === undefined ? "it leads to no proof of a fact" : faultOf(fact, each, site, follow);
      const facts = fact === undefined ? [] : [fact];
      if (fault) failures.add("pages", path, `${fact ?? each.display}: ${fault}`, ...facts);
    }
  }
  return { pages: pages.length, numbers };
}

/** Facts by where pages link to their proofs: the page of their file, and in it what their ids say besides. */
function placesOf(site: Site, failures: Failures): Map<string, string> {
  const places = new Map<string, string>();
  for (const [id, { path }] of site.facts) {
    const page = path.replace(/\.json$/, "");
    const said = page.split("/").length - "proof/facts".split("/").length;
    const place = `${page}#${id.split("/").slice(said).join("_").replaceAll(".", "-")}`;
    if (places.has(place)) failures.add("pages", path, `one place for it and ${places.get(place)}`, id);
    places.set(place, id);
  }
  return places;
}

/** The fact to whose proof a link of a page leads; where the proofs of a subject fill several pages, these are numbered. */
function factAt(places: Map<string, string>, href: string, path: string): string | undefined {
  const [address = "", anchor = ""] = href.split("#").map(decodeURIComponent);
  const folders = path.split("/").slice(0, -1);
  const steps = address === "" ? [path.split("/").at(-1) ?? ""] : address.split("/");
  for (const step of steps)
    if (step === "..") folders.pop();
    else folders.push(step);
  const page = folders.join("/").replace(/\.html$/, "");
  return places.get(`${page}#${anchor}`) ?? places.get(`${page.replace(/\/\d+$/, "")}#${anchor}`);
}

function faultOf(fact: string, { value, display }: Cited, site: Site, follow: Follow): string | undefined {
  if (!site.facts.has(fact)) return "the fact has no proof";
  const verified = follow(fact);
  if (value !== verified.value) return `its value is ${verified.value}, the page says ${value}`;
  if (display === null || display === verified.display) return undefined;
  return `it is shown as ${verified.display}, the page says ${display}`;
}
