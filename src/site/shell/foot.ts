import { createHash } from "node:crypto";
import type { Edition } from "../../facts/edition.ts";
import { type Html, html } from "../kit/html.ts";
import { asAttribute, asCode, asDate, asName } from "../kit/text.ts";
import { endWords } from "../kit/words.ts";
import { VERIFIER_PAGE } from "./routes.ts";

/** The style sheet that says on every page what is the same of all: up to which day, by which version, from what. */
export const EDITION_SHEET = "edition.css";

/** What stands where a page says the hash of its content, until that is known. */
const BLANK = "0".repeat(16);
/** The places of a page where it says the hash of its content, as they are until then; no other text of a page can be so. */
const PLACES = [` data-own="${BLANK}"`, `<code class="own">${BLANK}</code>`];

/** What a page says of itself at its foot; what all pages say alike comes from the style sheet, but on the overview. */
export function footHtml(edition: Edition, path: string, root: string): Html {
  const { plan, bounds } = edition;
  const manifest = html`${asAttribute(root)}manifest.json`;
  const alike =
    path === "index" &&
    html`收件截至<time datetime="${asAttribute(bounds.knownAt)}">${asDate(bounds.knownAt)}</time>；${asCode(`quality-city ${bounds.version}`)}；来件与程序的指纹 <a href="${manifest}"><code>${asCode(bounds.fingerprint.slice(0, 16))}</code></a>${keyHtml(bounds.key)}；<a href="${asAttribute(root)}${VERIFIER_PAGE}">核对</a>`;
  return html`<footer class="site" id="foot">
<p>数据截至${asDate(endWords(bounds.asOf))}。依据：${asName(plan.head.document)}，<time datetime="${asAttribute(plan.head.issued)}">${asDate(plan.head.issued)}</time>。</p>
<p class="edition">${alike}</p>
<p>本页内容的指纹 <a href="${manifest}"><code class="own">${asAttribute(BLANK)}</code></a></p>
</footer>`;
}

/** The beginning of the fingerprint of the key that signs. */
function keyHtml(key: string | undefined) {
  return key !== undefined && html`；公钥的指纹 <code>${asCode(key.slice(0, 16))}</code>`;
}

/** The place at the head of a page where it says the hash of its content, for paper. */
export const ownAttribute = html` data-own="${asAttribute(BLANK)}"`;

/**
 * The style sheet that says of an edition what changes with each, so that pages do not: at their foot, and at the foot of
 * every sheet of paper.
 */
export function editionSheet({ bounds }: Edition): string {
  const fingerprint = bounds.fingerprint.slice(0, 16);
  const known = `收件截至${asDate(bounds.knownAt)}`;
  const screen = `${known}；${asCode(`quality-city ${bounds.version}`)}；来件与程序的指纹 ${asCode(fingerprint)}`;
  const key = bounds.key === undefined ? "" : `；公钥的指纹 ${asCode(bounds.key.slice(0, 16))}`;
  const paper = `数据截至${asDate(endWords(bounds.asOf))}；${known}；指纹 ${asCode(fingerprint)}${key}`;
  return `:root{--edition:"${paper}"}\n.edition:empty::before{content:"${screen}${key}"}\n`;
}

/** A page that says the hash of its content, and that hash whole: the sha256 of the page as it is with zeros in place of it. */
export function withOwnHash(page: string): { page: string; content: string } {
  const content = createHash("sha256").update(page).digest("hex");
  const own = content.slice(0, 16);
  return {
    page: PLACES.reduce((text, place) => text.replace(place, place.replace(BLANK, own)), page),
    content,
  };
}
