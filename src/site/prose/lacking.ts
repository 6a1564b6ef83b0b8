import { type Html, html } from "../kit/html.ts";
import { asAttribute, asLabel } from "../kit/text.ts";

/** What a page says in the place of a fact that it cites and that there is not. */
export function lackingWords(words: string): string {
  return `〔缺：${words}〕`;
}

/** A fact that prose cites and that there is not: what is lacking and why, in words. */
export function lackingHtml(id: string, words: string): Html {
  return html`<span class="lacking" data-lacking="${asAttribute(id)}">${asLabel(lackingWords(words))}</span>`;
}

/** What stands in the place of a query that has selected no fact. */
export const NOTHING_SELECTED = "查询没有选出公布数";
