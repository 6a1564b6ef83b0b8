import type { Operand } from "../../facts/operand.ts";
import { type Html, html } from "../kit/html.ts";
import { asCode, asLabel } from "../kit/text.ts";

/** What is taken of the answers of a list. */
const WORDS: Record<string, string> = {
  units: "有效答卷的份数",
  returned: "收回的份数",
  sum: "各份得数合计",
  squares: "各份得数平方的合计",
  base: "各份基数合计",
  "base-squares": "各份基数平方的合计",
  products: "各份得数与基数乘积的合计",
  item: "各份在该项上的得分合计",
};

/** A set of answers of a list, whose page `path` leads to. */
export function answersHtml(operand: Operand & { kind: "answers" }, path: Html): Html {
  const { indicator, area, category, what, value } = operand;
  const categories = category === "" ? [] : category.split("+");
  return html`<span class="cell">${path} ${asLabel(WORDS[what] ?? what)}：<code>${asCode(indicator)}</code> <code>${asCode(area)}</code> ${categories.map((answer) => html`<code>${asCode(answer)}</code> `)} <code>${asCode(value)}</code></span>`;
}
