import { plainText } from "./text.ts";

/** About how wide a text is in a chart, in pixels: a Chinese character is as wide as it is high, a letter half of that. */
export function widthOf(text: string): number {
  return [...plainText(text)].reduce((width, character) => width + (character > "\u2e7f" ? 12 : 6.4), 0);
}

/** A name that is at most so many pixels wide: its beginning, where it is longer; the table beside a chart has it whole. */
export function cut(name: string, most: number): string {
  if (widthOf(name) <= most) return name;
  let text = name;
  while (text !== "" && widthOf(`${text}…`) > most) text = [...text].slice(0, -1).join("");
  return `${text}…`;
}
