import type { Edition } from "../../facts/edition.ts";
import { countHtml } from "./fact.ts";
import { type Html, html } from "./html.ts";

/** The mark that a verdict or grade is fragile, beside it; nothing where no scenario turns it. */
export function fragileMark(edition: Edition, verdict: { fact: string } | undefined): Html {
  const fact = verdict && edition.facts.get(verdict.fact.replace(/[^/]+$/, "fragile"));
  return fact ? html`<span class="fragile">${countHtml(fact)}</span>` : html``;
}
