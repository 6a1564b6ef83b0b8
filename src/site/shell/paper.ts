import type { Edition } from "../../facts/edition.ts";
import { type Html, html } from "../kit/html.ts";
import { asCode, asDate, asLabel, asName } from "../kit/text.ts";
import { endWords } from "../kit/words.ts";

/** What stands at the head and the foot of every sheet of a printed page, as attributes that `print.css` puts there. */
export function paperAttributes({ plan, bounds }: Edition, title: string): Html {
  const head = title === plan.head.title ? String(asName(title)) : `${asName(plan.head.title)}：${title}`;
  const foot = [
    ...(bounds.audience === "internal" ? ["内部资料"] : []),
    `数据截至${asDate(endWords(bounds.asOf))}；收件截至${asDate(bounds.knownAt)}`,
    `指纹 ${asCode(bounds.fingerprint.slice(0, 16))}`,
  ].join("；");
  const rests = `依据：${asName(plan.head.document)}，${asDate(plan.head.issued)}`;
  return html` data-page="${asLabel(head)}" data-edition="${asLabel(`${foot}\n${rests}`)}"`;
}
