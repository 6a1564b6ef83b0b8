/** What a cell says in place of a number. */
export type Said = "number-missing" | "figure-declined" | "zero-or-missing" | "zero";

const SAID: Record<Said, string[]> = {
  "number-missing": ["", "…", "……", "...", "......", "待报", "暂无", "暂缺", "未统计", "无数据"],
  "figure-declined": ["/", "-", "--", "---", "—", "——", "–", "不适用", "不涉及", "N/A", "NA"],
  "zero-or-missing": ["无", "没有", "空"],
  zero: ["未发生", "零", "〇"],
};
const MEANINGS = new Map(
  Object.entries(SAID).flatMap(([said, words]) => words.map((word) => [word, said as Said] as const)),
);

/** What a text, its widths folded, says in place of a number; undefined where it is none of the words for that. */
export function saidInstead(text: string): Said | undefined {
  return text.length > 6 ? undefined : MEANINGS.get(text.replace(/\s/g, "").toUpperCase());
}

/** Whether a text as received says nothing of a number: blank, or a word for missing or not applicable. */
export function isSilent(text: string): boolean {
  if (text === "") return true;
  const said = text.length > 8 || /^\d/.test(text) ? undefined : saidInstead(text.normalize("NFKC").trim());
  return said === "number-missing" || said === "figure-declined";
}

/** Whether a text as received says that there is no case for a number. */
export function isDeclined(text: string): boolean {
  return text.length <= 8 && saidInstead(text.normalize("NFKC").trim()) === "figure-declined";
}

const NUMBER = String.raw`(?:[\d.,]+|[零〇一二三四五六七八九十百千万亿两]+)[%‰]?`;
const APPROXIMATE = new RegExp(
  [
    String.raw`^(?:大?约|大概|将?近|接近|超过?|逾|不足|不到|不[低少高多大小]于|[大小高低多少]于|至[少多]|最[多少高低]|[<>≤≥≈~±]=?)\s*${NUMBER}\S{0,8}$`,
    String.raw`^${NUMBER}\S{0,8}?(?:左右|上下|以[上下内外])$`,
    String.raw`^${NUMBER}[余多许几来强弱]\S{0,8}$`,
    String.raw`^${NUMBER}\s*(?:\+$|±)`,
    `^[几数][十百千万]`,
    String.raw`^${NUMBER}\s*(?:-|—|–|~|至|到)\s*${NUMBER}[^\d\s-]{0,8}$`,
  ].join("|"),
);

/** Whether a text, its widths folded, says about how much something is: 约96, 96左右, 96以上, 10余, >96, 96-98. */
export function isApproximate(text: string): boolean {
  return text.length < 40 && APPROXIMATE.test(text);
}
