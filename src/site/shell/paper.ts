import type { Edition } from "../../facts/edition.ts";
import { type Html, html } from "../kit/html.ts";
import { endWords } from "../kit/words.ts";

/** What stands at the head and the foot of every sheet of a printed page, as attributes that `print.css` puts there. */
export function paperAttributes({ plan, bounds }: Edition, title: string): Html {
  const head = title === plan.head.title ? title : `${plan.head.title}：${title}`;
  const foot = [
    ...(bounds.audience === "internal" ? ["内部资料"] : []),
    `数据截至${endWords(bounds.asOf)}；收件截至${bounds.knownAt}`,
    `指纹 ${bounds.fingerprint.slice(0, 16)}`,
  ].join("；");
  const rests = `依据：${plan.head.document}，${plan.head.issued}`;
  return html` data-page="${head}" data-edition="${`${foot}\n${rests}`}"`;
}
