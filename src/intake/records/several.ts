import { fold } from "../layout/sheet.ts";

/** Names put one behind the other, each of some length. */
const SEPARATOR = /(?<=\S{4})\s*[;,\n\r]+\s*(?=\S{4})|(?<=.{3})、(?=.{4})/;
/** A number of things in one name: 等5家, 1-5号, JX001-JX010, JX001~010. */
const MANY = [
  /等\d+[\p{Script=Han}]/u,
  /\d+[-—–~至到]\d+号/,
  /^([A-Za-z]+)\d+[-—–~至到]\1\d+$/,
  /^[A-Za-z]*\d+[~至到]\d+$/,
];

/** Whether what should name one thing names several. */
export function namesSeveral(text: string): boolean {
  const lines = text
    .normalize("NFKC")
    .trim()
    .split(SEPARATOR)
    .filter((each) => each.trim() !== "");
  return lines.length > 1 || MANY.some((form) => form.test(fold(text)));
}
