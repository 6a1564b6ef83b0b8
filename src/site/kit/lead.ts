import type { Edition, TargetRow } from "../../facts/edition.ts";
import { type Html, html } from "./html.ts";
import type { Links } from "./link.ts";
import { asDate, asName } from "./text.ts";
import { endWords } from "./words.ts";

/** The names of those who must act on a target: who leads the measure that it belongs to, else who is responsible. */
export function leadersOf({ plan }: Pick<Edition, "plan">, { measure }: TargetRow): string[] {
  const row = plan.measures.rows.find((each) => each.measure === measure);
  return row ? (row.lead.length > 0 ? row.lead : row.responsible) : [];
}

/** Who must act on a target, with a link where the plan knows them. */
export function leadersHtml(edition: Edition, target: TargetRow, links: Links): Html {
  const { departments } = edition.plan;
  return html`${leadersOf(edition, target).map((name, index) => {
    const department = departments.rows.find((each) => each.name === name);
    return html`${index > 0 && "、"}${department ? links.department(department) : asName(name)}`;
  })}`;
}

/** By when a target is to be reached. */
export function dueHtml({ period }: TargetRow): Html {
  return html`${asDate(endWords(period))}`;
}
