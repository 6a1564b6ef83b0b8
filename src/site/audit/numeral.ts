import { z } from "zod";
import { WORDS } from "../../facts/display.ts";
import { readProductTable } from "../../rules/table.ts";

/** Something in a text that states, or may state, a quantity or a verdict. */
export interface Spoken {
  sort: "number" | "verdict" | "claim";
  text: string;
  at: number;
}

const CHINESE = "〇零一二三四五六七八九十百千万亿两俩仨半廿卅壹贰叁肆伍陆柒捌玖拾佰仟";
const VERDICTS = Object.values(WORDS).sort((a, b) => b.length - a.length);
/** Words that compare or sum up what several facts say. */
const CLAIMS = [
  ...["均", "都", "皆", "最", "全部", "全都", "全数", "悉数", "唯一", "无一", "逐年", "超额"],
  ...["居首", "居前", "居末", "首位", "末位", "榜首", "领先", "落后", "垫底", "倒数", "名列", "排名"],
  ...["超半", "大半", "多数", "翻番", "翻倍", "倍增"],
];

/** Words that hold the characters of a numeral or a claim and state none, and names of standards. */
const IDIOMS = readProductTable("idioms", z.strictObject({ idiom: z.string().min(1) }), ["idiom"]).map(
  ({ idiom }) => idiom,
);

const longest = (words: string[]) => [...words].sort((a, b) => b.length - a.length).join("|");
const IDIOM = new RegExp(longest(IDIOMS), "gu");
/** An ordinal of something that is numbered, not ranked. */
const ORDINAL = new RegExp(`第[\\p{Nd}${CHINESE}]+(?=[条款版页列行份张步次批])`, "gu");
/** An ordinal that begins a clause: `一是`, `其二，`, `第三，`, `（四）`. */
const ENUMERATED =
  /(?<=^|[，；。：、！？\s“])(?:[一二三四五六七八九十]{1,3}(?:是|则|要)|(?:其|第)[一二三四五六七八九十]{1,3}(?=[，、：是])|（[一二三四五六七八九十]{1,3}）)/gu;
/** Whether a word is only asked about: `是否按时`. */
const ASKED = new RegExp(`是否(?:${VERDICTS.join("|")})`, "gu");

const SPOKEN = new RegExp(
  [
    `(?<verdict>${VERDICTS.join("|")})`,
    `(?<claim>${longest(CLAIMS)}|第[\\p{Nd}${CHINESE}]+(?=[位名]))`,
    `(?<number>[${CHINESE}\\p{N}]+分之[${CHINESE}\\p{N}]+`,
    `[+＋−]?\\p{N}+(?:[,.．]\\p{N}+)*[${CHINESE}]*[%％‰]?`,
    `[${CHINESE}][${CHINESE}\\p{N}]*[%％‰]?`,
    "[%％‰])",
  ].join("|"),
  "gu",
);

/** Whether a text may state anything: a quick test that lets most texts pass. */
export const MAY_SPEAK = new RegExp(
  `[\\p{N}%％‰${CHINESE}${[...new Set([...VERDICTS, ...CLAIMS].map((word) => word[0]))].join("")}]`,
  "u",
);

/**
 * Every number (in digits of any script or in Chinese numerals, with its sign and percent sign), verdict and claim in
 * a text. Idioms, ordinals and verdicts that are only asked about are none.
 */
export function spokenIn(text: string): Spoken[] {
  if (!MAY_SPEAK.test(text)) return [];
  const silent = [IDIOM, ORDINAL, ENUMERATED, ASKED].flatMap((words) =>
    [...text.matchAll(words)].map((match) => [match.index, match.index + match[0].length] as const),
  );
  return [...text.matchAll(SPOKEN)].flatMap((match) => {
    const end = match.index + match[0].length;
    if (silent.some(([from, until]) => from <= match.index && end <= until)) return [];
    const sort = match.groups?.verdict ? "verdict" : match.groups?.claim ? "claim" : "number";
    return [{ sort, text: match[0], at: match.index }];
  });
}
