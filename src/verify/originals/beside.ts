import { productTable } from "../arithmetic/product.ts";
import { fold } from "./read/sheet.ts";

/** What words of heads and lines say, by the product's table. */
interface Words {
  heads: Map<string, string>;
  doubts: string[];
  harmless: string[];
}

let words: Words | undefined;

function known(): Words {
  if (words) return words;
  const rows = productTable("words").map(({ word = "", role = "" }) => ({ word: fold(word), role }));
  words = {
    heads: new Map(
      rows.flatMap(({ word, role }) => (/^(?:doubt|line|harmless)/.test(role) ? [] : [[word, role]])),
    ),
    doubts: rows.flatMap(({ word, role }) => (role.startsWith("doubt") ? [word] : [])),
    harmless: rows.flatMap(({ word, role }) => (role === "harmless" ? [word] : [])),
  };
  return words;
}

/** Whether a text that stands below a head may change what figures mean. */
export function isDoubtful(text: string): boolean {
  const said = known().harmless.reduce((left, phrase) => left.replaceAll(phrase, ""), fold(text));
  return known().doubts.some((word) => said.includes(word));
}

/** A figure with what it counts. */
const COUNT = /\d\s*(?:[件家个起批项户台人名辆处]|次(?!会)|%)/;

/** Whether what stands in a column that nobody reads says that its row does not count as one. */
export function saysOtherwise(head: string, text: string): boolean {
  const said = fold(text);
  if (["", "/", "-"].includes(said)) return false;
  // What stands under no head is a remark.
  const role = head === "" ? "remark" : known().heads.get(fold(head).replace(/\([^()]*\)$/, ""));
  switch (role) {
    case "count":
      return !/^(?:1(?:\.0+)?|一|1?\p{Script=Han})$/u.test(said);
    case "yes":
      return !["是", "有效", "通过", "达标", "√", "✓"].includes(said);
    case "remark":
      return isDoubtful(said) || /^[\d.,]+%?$/.test(said) || /分[子母]/.test(said) || COUNT.test(said);
    default:
      return false;
  }
}

/** Names put one behind the other, or a number of things in one. */
const SEVERAL = [
  /\S{4}\s*[;,\n\r]+\s*\S{4}/,
  /.{3}、.{4}/,
  /等\d+\p{Script=Han}/u,
  /\d+[-—–~至到]\d+号/,
  /^([A-Za-z]+)\d+[-—–~至到]\1\d+$/,
  /^[A-Za-z]*\d+[~至到]\d+$/,
];

/** Whether what should name one thing names several. */
export function isSeveral(text: string): boolean {
  const plain = text.normalize("NFKC").trim();
  return SEVERAL.some((form, index) => form.test(index < 2 ? plain : fold(plain)));
}
