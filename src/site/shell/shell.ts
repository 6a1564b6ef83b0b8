import type { Edition } from "../../facts/edition.ts";
import { assetOf } from "../kit/asset.ts";
import { type Html, html, Html as Markup, unescapeHtml } from "../kit/html.ts";
import { asAttribute, asName } from "../kit/text.ts";
import { EDITION_SHEET, footHtml, ownAttribute } from "./foot.ts";
import { breadcrumbsHtml, navigationHtml } from "./navigation.ts";
import { paperAttributes } from "./paper.ts";
import { POLICY } from "./policy.ts";
import { FULL } from "./routes.ts";
import { searchForm } from "./search.ts";

const PRINT = "print.css";
/** The style sheets beside those of every page, in their order, each with the paths of the pages that load it. */
const SHEETS: [name: string, pages: RegExp][] = [
  ["overview.css", /^(index$|full$|areas\/)/],
  [
    "targets.css",
    /^(index$|full$|deliverables$|indicators\/index$|(areas|departments|sections|measures|scores)\/)/,
  ],
  ["chart.css", /^(?!proof\/)/],
  [PRINT, /^/],
  ["heat.css", /^(compare|full)$/],
  ["register.css", /^(full$|(registers|surveys)\/)/],
  ["lineage.css", /^(models$|lineage\/)/],
  ["full.css", /^full$/],
  ["sheet.css", /^proof\/files\//],
];

/** A page's body, from what Framework wrote. Throws where the page holds live code, which is not published. */
export function bodyOf(page: string, path: string): string {
  const body = /<main[^>]*>\n?([\s\S]*)<\/main>/.exec(page)?.[1];
  if (body === undefined) throw new Error(`no main part in ${path}`);
  if (/<script[^>]*>[^<]*\bdefine\(/.test(page))
    throw new Error(`live code in ${path}: draw it with a figure fence`);
  return body
    .replace(/ tabindex="-1"/g, "")
    .replace(/<a class="observablehq-header-anchor" href="[^"]*">([\s\S]*?)<\/a>/g, "$1");
}

/**
 * The whole page around a body: language, policy, search, navigation, what the page rests on, and its foot.
 * A page is drawn once its foot is there, so scripts stand before it: what they show is not moved to its place.
 */
export function pageHtml(edition: Edition, path: string, body: string): string {
  const { plan, bounds } = edition;
  const root = "../".repeat(path.split("/").length - 1);
  const proofs = path.startsWith("proof/");
  const heading = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(body)?.[1]?.replace(/<[^>]*>/g, "") ?? "";
  const title =
    path === "index"
      ? html`${asName(plan.head.title)}`
      : html`${new Markup(heading)} - ${asName(plan.head.title)}`;
  const internal = bounds.audience === "internal";
  const script = (name: string) =>
    html`<script src="${asAttribute(root)}${assetOf(edition, name)}"></script>`;
  return html`<!DOCTYPE html>
<html lang="zh-CN"${paperAttributes(edition, path === "index" ? plan.head.title : unescapeHtml(heading))}${ownAttribute}>
${headHtml(edition, path, root, html`${internal && "（内部）"}${title}`)}
<body${proofs && html` class="proofs"`}>
<a class="skip" href="#main">跳到正文</a>
${
  internal &&
  html`<aside class="internal" aria-label="公开范围">内部资料，不对外公布</aside>
`
}<header class="site"><a href="${asAttribute(root)}index.html">${asName(plan.head.title)}</a>
${!proofs && navigationHtml(edition, path, root)}
${searchForm}</header>
<main id="main">
${breadcrumbsHtml(edition, path, root, new Markup(heading))}
${withBasisNote(body, root)}
</main>
${script("search.js")}
${script("proof.js")}
${
  body.includes('class="filters"') &&
  path !== FULL &&
  html`${script("filter.js")}
`
}${
  body.includes('class="take"') &&
  html`${script("figures.js")}
`
}${footHtml(edition, path, root)}
</body>
</html>
`.markup;
}

/** What a page loads, and what it is called. */
function headHtml(edition: Edition, path: string, root: string, title: Html): Html {
  const sheet = (name: string) =>
    html`<link rel="stylesheet" href="${asAttribute(root)}${assetOf(edition, name)}"${name === PRINT && html` media="print"`}>`;
  return html`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="expect" href="#foot" blocking="render">
<title>${title}</title>
${sheet("style.css")}
${sheet("navigation.css")}
<link rel="stylesheet" href="${asAttribute(root)}${EDITION_SHEET}">
${SHEETS.filter(([, pages]) => pages.test(path)).map(([name]) => html`${sheet(name)}\n`)}</head>`;
}

/** What a page says of each kind of basis that stands in it, the weakest first but for what is not real. */
const BASIS_NOTES = [
  ["demonstration", "标“演”的数字由程序生成，不是真实上报"],
  ["public", "公开数据标“公”"],
  ["assumption", "含推定的标“推”"],
] as const;

/** Says under the title what the marks in a page mean, demonstration data first. */
function withBasisNote(body: string, root: string): Html {
  const notes = BASIS_NOTES.filter(([basis]) => body.includes(`class="basis ${basis}"`));
  if (notes.length === 0) return new Markup(body);
  const demonstration = notes[0]?.[0] === "demonstration" ? "本页含演示数据：" : "";
  const note = `<p class="basis-note">${demonstration}${notes.map(([, words]) => words).join("；")}。<a href="${root}guide.html">说明</a></p>`;
  return new Markup(body.replace("</h1>", `</h1>\n${note}`));
}
