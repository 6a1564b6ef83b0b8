import { posix } from "node:path";
import type { Edition } from "../../facts/edition.ts";
import { type Html, html, Html as Markup } from "../kit/html.ts";
import { asAttribute, asLabel } from "../kit/text.ts";
import { branchesOf, ENTERPRISES, INTERNAL_PAGES } from "./navigation.ts";
import { pathsIn } from "./pages.ts";
import { FULL } from "./routes.ts";
import { pageHtml } from "./shell.ts";

/** The branches that are ways to data and pages, or to what the figures were made by, and no part of the report. */
const NO_CHAPTERS = new Set([
  "trends",
  "downloads",
  "methods",
  ...[...INTERNAL_PAGES, ENTERPRISES].map(({ path }) => path),
]);
/** The pages of others that are none either. */
const NO_PARTS = new Set(["sources"]);

/** The chapters of the report, each with the paths of its pages in their order. */
function chaptersOf(edition: Edition): { name: string; paths: string[] }[] {
  return branchesOf(edition)
    .filter(({ path }) => !NO_CHAPTERS.has(path))
    .map(({ path, name, pages, folders }) => ({
      name,
      paths: [
        path,
        ...pages.map((page) => page.path),
        ...folders.flatMap((folder) => pathsIn(folder, edition)),
      ].filter((each) => !NO_PARTS.has(each.split("/")[0] ?? "")),
    }));
}

/** A page within the whole: its path, its heading, and its body with headings one deeper, places and links for where it stands. */
interface Part {
  path: string;
  heading: Html;
  body: Html;
}

/**
 * The report in one page: what stands in the main part of each page of the navigation but those that serve other ends, as it was
 * published, behind a list of contents. `pageAt` gives a published page by its path.
 */
export function fullHtml(edition: Edition, pageAt: (path: string) => string): string {
  const chapters = chaptersOf(edition);
  const within = new Set(chapters.flatMap(({ paths }) => paths));
  const parts = chapters.map(({ name, paths }) => ({
    name,
    parts: paths.map((path) => partOf(path, pageAt(path), within)),
  }));
  const entry = ({ path, heading }: Part) =>
    html`<li><a href="#${asAttribute(placeIn(path))}">${heading}</a></li>`;
  const body = html`<h1>全文</h1>
<nav class="contents" aria-label="目次"><ol>${parts.map(
    ({ name, parts: own }) => html`<li>${asLabel(name)}<ol>${own.map(entry)}</ol></li>`,
  )}</ol></nav>
${parts.map(({ parts: own }) => html`<div class="chapter">${own.map(({ path, body: inner }) => html`<article id="${asAttribute(placeIn(path))}">${inner}</article>`)}</div>`)}`;
  return pageHtml(edition, FULL, body.markup);
}

function partOf(path: string, page: string, within: Set<string>): Part {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(page)?.[1] ?? "";
  const heading = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(main)?.[1]?.replace(/<[^>]*>/g, "") ?? "";
  const body = main
    .replace(
      /<nav class="crumbs"[\s\S]*?<\/nav>|<p class="basis-note">[\s\S]*?<\/p>|<div class="take"[^>]*><\/div>/g,
      "",
    )
    .replace(/(<section [^>]*aria-label="[^"]*)"/g, (_, labelled: string) => `${labelled}：${heading}"`)
    .replace(/(<\/?h)([1-5])\b/g, (_, start: string, level: string) => `${start}${Number(level) + 1}`)
    .replace(/ id="([^"]*)"/g, (_, id: string) => ` id="${placeIn(path, id)}"`)
    .replace(/ href="([^"]*)"/g, (_, href: string) => ` href="${linkIn(path, href, within)}"`);
  return { path, heading: new Markup(heading), body: new Markup(body) };
}

/** The place of a page in the whole, or of a place in that page. */
function placeIn(path: string, id?: string): string {
  const page = `page_${path.replaceAll("/", "_")}`;
  return id === undefined ? page : `${page}_${id}`;
}

/** Where a link of a page leads to from the whole: into it, where it holds what is linked. */
function linkIn(path: string, href: string, within: Set<string>): string {
  const [address = "", place] = href.split("#");
  const file = address === "" ? `${path}.html` : posix.join(posix.dirname(path), address);
  const page = file.replace(/\.html$/, "");
  if (within.has(page)) return `#${placeIn(page, place)}`;
  return place === undefined ? file : `${file}#${place}`;
}
