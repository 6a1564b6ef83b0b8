import type { Edition } from "../../facts/edition.ts";
import { type Html, html } from "../kit/html.ts";
import { asDate, asLabel, asName } from "../kit/text.ts";

/** What stands at the head and the foot of every sheet of a printed page, as attributes that `print.css` puts there. */
export function paperAttributes({ plan, bounds }: Edition, title: string): Html {
  const head = title === plan.head.title ? String(asName(title)) : `${asName(plan.head.title)}：${title}`;
  const internal = bounds.audience === "internal" ? "内部资料；" : "";
  const rests = `${internal}依据：${asName(plan.head.document)}，${asDate(plan.head.issued)}`;
  return html` data-page="${asLabel(head)}" data-rests="${asLabel(rests)}"`;
}
