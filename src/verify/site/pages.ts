import type { Follow } from "../expect/ground.ts";
import { lacks } from "../expect/lack.ts";
import { textOf } from "../originals/read/bytes.ts";
import { type Cited, readSaid } from "../originals/read/html.ts";
import type { Failures } from "./failure.ts";
import { type Counts, countFault } from "./listed.ts";
import { pagePaths, type Site } from "./site.ts";

/** Checks every number and mark that the pages of a site cite. Returns how many pages and numbers. */
export function checkPages(
  site: Site,
  follow: Follow,
  failures: Failures,
  counts: Counts,
): { pages: number; numbers: number } {
  const pages = pagePaths(site);
  const places = placesOf(site, failures);
  let numbers = 0;
  for (const path of pages) {
    const html = textOf(site.root, path) ?? "";
    const said = failures.guard("pages", path, () => readSaid(html));
    if (!said) continue;
    const { cited, lacking: marked, absent } = said;
    for (const fact of absent)
      if (site.facts.has(fact))
        failures.add("pages", path, `${fact}: the page says that it is lacking, and it is proven`, fact);
    numbers += cited.length;
    for (const fact of marked)
      if (!lacks(fact, site)) failures.add("pages", path, `${fact}: it lacks nothing, and is marked`, fact);
    for (const each of cited) {
      if (each.rows !== undefined) {
        const fault = countFault(each, counts);
        if (fault) failures.add("pages", path, `${each.rows}: ${fault}`);
        continue;
      }
      const fact = each.fact ?? failures.guard("pages", path, () => factAt(places, each.href ?? "", path));
      const fault = fact === undefined ? "it leads to no proof of a fact" : faultOf(fact, each, site, follow);
      const facts = fact === undefined ? [] : [fact];
      if (fault) failures.add("pages", path, `${fact ?? each.display}: ${fault}`, ...facts);
      else if (fact && each.display !== null && marked.length === 0 && isShown(fact) && lacks(fact, site))
        failures.add("pages", path, `${fact}: it lacks something, and nothing on the page is marked`, fact);
    }
  }
  return { pages: pages.length, numbers };
}

/** Whether a fact is one beside which pages show the mark of what it lacks; scores have it once on a page of many. */
function isShown(fact: string): boolean {
  return /^(?:indicator|target)\//.test(fact);
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
  const [address = "", anchor = ""] = href.split("#", 2).map(decoded);
  const page = pageAt(address, path);
  return places.get(`${page}#${anchor}`) ?? places.get(`${page.replace(/\/\d+$/, "")}#${anchor}`);
}

const decoded = (text: string) => (text.includes("%") ? decodeURIComponent(text) : text);

/** The page to which an address leads from another, without its ending. */
function pageAt(address: string, path: string): string {
  const folders = path.split("/").slice(0, -1);
  const steps = address === "" ? [path.split("/").at(-1) ?? ""] : address.split("/");
  for (const step of steps)
    if (step === "..") folders.pop();
    else folders.push(step);
  return folders.join("/").replace(/\.html$/, "");
}

function faultOf(fact: string, { value, display }: Cited, site: Site, follow: Follow): string | undefined {
  if (!site.facts.has(fact)) return "the fact has no proof";
  const verified = follow(fact);
  if (value !== verified.value) return `its value is ${verified.value}, the page says ${value}`;
  if (display === null || display === verified.display) return undefined;
  return `it is shown as ${verified.display}, the page says ${display}`;
}
