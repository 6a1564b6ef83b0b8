import { fold } from "../layout/sheet.ts";

/** Names put one behind the other, each of some length. */
const SEPARATOR = /(?<=\S{4})\s*[;,\n\r]+\s*(?=\S{4})|(?<=.{3})、(?=.{4})/;
/** How names of firms and bodies end. */
const BODY = "(?:公司|集团|厂|店|合作社|中心|学校|医院|单位|协会|研究院)";
/** Two of them one behind the other; a branch is part of its firm. */
const BODIES = new RegExp(`${BODY}\\s*(?:[、;,/\\s]|及|以及|和|与)\\s*.*${BODY}$`);
/** One name of which the last part alone says what it is: 浙江和平、海利集团有限公司. */
const OF_ONE = new RegExp(`^(?:(?!${BODY})[^、])+、[^、]*${BODY}$`);
const BRANCH = /分(?:公司|厂|店|院|校|中心)$/;
/** A number of things in one name: 等5家, 1-5号, JX001-JX010, JX001~010. */
const MANY = [
  /等\d+[\p{Script=Han}]/u,
  /等$/,
  /^\d+[家个户]|[(（]\d+[家个户][)）]$/,
  /[\p{Script=Han})][×*xX]\d+$/u,
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
  const plain = text.normalize("NFKC").trim();
  if (!BRANCH.test(plain) && BODIES.test(plain)) return true;
  if (OF_ONE.test(plain)) return false;
  return lines.length > 1 || MANY.some((form) => form.test(fold(text)));
}
