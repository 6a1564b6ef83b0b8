import { WORDS } from "../../facts/display.ts";

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
  ...["均", "都", "皆", "最", "全部", "全都", "全数", "悉数", "唯一", "无一", "一律", "逐年", "超额"],
  ...["居首", "居前", "居末", "首位", "末位", "榜首", "领先", "落后", "垫底", "倒数", "名列", "排名"],
  ...["过半", "超半", "大半", "多数", "翻番", "翻倍", "倍增"],
];

/** Words that hold the characters of a numeral or a claim and state none, and names of standards. */
const IDIOMS = [
  ...["统一", "一致", "同一", "一览", "一般", "一直", "一旦", "一些", "一样", "一起", "一定", "一并", "一同"],
  ...["一体", "一流", "一线", "一带", "一时", "一向", "一方面", "进一步", "另一", "逐一", "不一", "合一"],
  ...["万一", "百货", "百姓", "千克", "千米", "千瓦", "三农", "三角", "五金", "六安", "九江", "四川", "八方"],
  ...["二维", "二氧化", "一氧化", "三聚", "半角", "十进制", "千分位", "千位", "百分点", "百分比", "百分数"],
  ...["百分率", "百分制", "上半年", "下半年", "一季度", "二季度", "三季度", "四季度"],
  ...["人均", "平均", "年均", "月均", "日均", "户均", "均衡", "均值", "首都", "成都", "都市", "都会"],
  ...["最近", "最后", "最终", "最新", "最初", "按时间"],
  ...["sha256", "UTF-8", "Ed25519"],
];

const longest = (words: string[]) => [...words].sort((a, b) => b.length - a.length).join("|");
const IDIOM = new RegExp(longest(IDIOMS), "gu");
/** An ordinal of something that is numbered, not ranked. */
const ORDINAL = new RegExp(`第[\\p{Nd}${CHINESE}]+(?=[条款版页列行份张步次批])`, "gu");
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
  const silent = [IDIOM, ORDINAL, ASKED].flatMap((words) =>
    [...text.matchAll(words)].map((match) => [match.index, match.index + match[0].length] as const),
  );
  return [...text.matchAll(SPOKEN)].flatMap((match) => {
    const end = match.index + match[0].length;
    if (silent.some(([from, until]) => from <= match.index && end <= until)) return [];
    const sort = match.groups?.verdict ? "verdict" : match.groups?.claim ? "claim" : "number";
    return [{ sort, text: match[0], at: match.index }];
  });
}
