import { type Html, html } from "./html.ts";
import { asAttribute, asLabel, type Text } from "./text.ts";

/** What the rows of a list can be chosen by: the attribute of rows that has it, and its values as readers see them. */
export interface Choice {
  key: "status" | "section" | "department" | "severity" | "sender" | "period" | "rating" | "area";
  name: string;
  values: Map<string, Text | Html>;
}

/** How rows may be put in order, beside the order in which they stand. */
export interface Order {
  key: "order";
  name: string;
}

/** The attributes by which a row is chosen; one value or several of a key. */
export function rowAttributes(by: Partial<Record<Choice["key"] | Order["key"], string | string[]>>): Html {
  return html`${Object.entries(by).map(
    ([key, value]) => html` data-${asAttribute(key)}="${asAttribute([value].flat().join(" "))}"`,
  )}`;
}

/**
 * What chooses rows of the lists of a page by their attributes, with the choice in the address; a script shows it where it runs.
 * What would choose nothing is left out.
 */
export function filterForm(choices: Choice[], order?: Order): Html {
  const useful = choices.filter(({ values }) => values.size > 1);
  if (useful.length === 0) return html``;
  return html`<form class="filters" hidden aria-label="筛选">${useful.map(
    ({ key, name, values }) =>
      html`<label>${asLabel(name)} <select name="${key}"><option value="">不限</option>${[...values].map(([value, text]) => html`<option value="${asAttribute(value)}">${text}</option>`)}</select></label> `,
  )}${order && html`<label>排列 <select name="${order.key}"><option value="">轻重</option><option value="plan">${asLabel(order.name)}</option></select></label> `}<output></output></form>
`;
}
