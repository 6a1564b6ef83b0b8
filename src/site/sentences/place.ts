import { type Html, html } from "../kit/html.ts";
import { asName } from "../kit/text.ts";

/** What is measured, behind where: a title that begins with the place says that already, and one that begins as the place ends is kept apart from it. */
export function placedHtml(place: string, title: string): Html {
  if (place === "" || title.startsWith(place)) return html`${asName(title)}`;
  const isRepeated = place.at(-1) === title[0];
  return html`${asName(place)}${isRepeated && "的"}${asName(title)}`;
}
