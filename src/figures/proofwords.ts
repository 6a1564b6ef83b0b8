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
  base_amount: "基期数",
  base_per: "基期数的除数",
  base_present: "有无基期数",
  base_series: "基期口径",
  years: "年数",
  span: "全程年数",
  direction: "改善方向",
  growth: "年均增速",
  required: "应有年均增速",
  progress: "轨迹比",
  reason: "原因",
  on_track: "上档",
  moderate: "中档",
  limited: "下档",
  before_amount: "上期累计",
  before_numerator: "上期累计的分子",
  before_denominator: "上期累计的分母",
  whole: "全年数",
  part: "年内占比",
  season: "往年同期占比",
  season_per: "往年同期占比的除数",
  outlook: "推算数",
  outlook_per: "推算数的除数",
  error: "推算误差",
  seasonal: "按往年占比之误差",
  seasonal_per: "按往年占比之误差的除数",
  linear: "按已过月数之误差",
  linear_per: "按已过月数之误差的除数",
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
