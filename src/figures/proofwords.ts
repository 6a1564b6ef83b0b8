import { type Html, html } from "./html.ts";

/** The names of operands in words. */
const OPERAND_WORDS: Record<string, string> = {
  amount: "实际数",
  per: "实际数的除数",
  goal: "目标数",
  last_amount: "上年同期",
  last_per: "上年同期的除数",
  last_present: "有无上年同期",
  opening_amount: "期初",
  opening_present: "有无期初",
  elapsed: "已过月数",
  months: "全期月数",
  arrived: "收到日期",
  due: "截止日期",
  known_at: "收件截至",
  present: "已报个数",
  expected: "应报个数",
  numerator: "分子",
  denominator: "分母",
  value: "数值",
  scale: "系数",
  status: "状态",
  wanted: "所求状态",
  item: "各项",
  series: "口径",
  last_series: "上年口径",
  state: "进展",
  other_amount: "另一来源",
  other_per: "另一来源的除数",
  low: "本地区间下限",
  high: "本地区间上限",
  other_low: "各地区间下限",
  other_high: "各地区间上限",
  direction: "好的方向",
  change: "各地增减",
  last_numerator: "本地上年同期分子",
  last_denominator: "本地上年同期分母",
  last_value: "本地上年同期",
  whole_denominator: "整体分母",
  last_whole_numerator: "整体上年同期分子",
  last_whole_denominator: "整体上年同期分母",
  last_whole: "整体上年同期",
  decided: "裁定日期",
  decision: "裁定",
};

/** What an operand's name means. */
export function wordsOfOperand(name: string): string {
  return OPERAND_WORDS[name] ?? "";
}

/** What a file's sets are called. */
export const WORDS_OF_SET: Record<"reading" | "finding", Html> = {
  reading: html`所采用的读数`,
  finding: html`发现的问题`,
};
