import type { Fact } from "../../facts/read.ts";
import { factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import { asAttribute, asLabel, type Text } from "../kit/text.ts";
import { isNumber } from "./chart.ts";
import { barHtml } from "./levels.ts";

/** Of what parts a whole is, as parts of a bar: a line for each that is told as a whole. `names` are those of the parts. */
export function compositionBars(
  names: (Text | Html)[],
  lines: { name: Html; facts: (Fact | undefined)[] }[],
  title: string,
): Html {
  const whole = lines.flatMap(({ name, facts }) => {
    const known = facts.flatMap((fact) => (fact && isNumber(fact) ? [fact] : []));
    return known.length === names.length ? [{ name, facts: known }] : [];
  });
  const [first] = whole;
  if (!first) return html``;
  return html`<ul class="levels legend">${names.map((name, at) => html`<li class="level-${asAttribute(at)}">${name} ${factWithUnit(first.facts[at])}</li>`)}</ul>
<dl class="levels">${whole.map(({ name, facts }) => html`<div><dt>${name}</dt><dd>${barHtml(facts, asLabel(title))}</dd></div>`)}</dl>`;
}
