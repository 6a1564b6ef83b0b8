import { compare, decimalsOf, digits, type Exact, round } from "../core/exact.ts";
import { type Large, zerosOf } from "../plan/large.ts";
import type { Status } from "../plan/schemas.ts";

/** The most decimals that a value or a display text is written with. */
export const MOST_DECIMALS = 12;

/** The words of a trajectory's status, and of the reasons why there is none. */
type TrajectoryWord =
  | "reached"
  | "on track"
  | "moderate"
  | "limited"
  | "deteriorating"
  | "not computable"
  | "no base"
  | "no figure"
  | "series changed"
  | "sign changed"
  | "below zero"
  | "zero base"
  | "zero target"
  | "beyond precision";

/** Why there is no change from a year before. */
type NoChangeWord =
  | "figure incomplete"
  | "last year incomplete"
  | "no objects"
  | "zero last year"
  | "negative last year";

/** How an estimate differs from the last one, beyond what chance would do. */
type TurnWord = "risen" | "fallen" | "within error";

/** Why a survey gives no figure. */
type NoEstimateWord = "too few" | "too few in an area" | "part missing";

/** Which of two ways to look ahead was nearer. */
type NearerWord = "seasonal" | "linear" | "even";

/** The words of verdicts: on a target, a series, the state of a deliverable, a form that is owed, a line of a score, or a veto. */
export const WORDS: Record<
  | Status
  | `all ${"met" | "on pace" | "behind" | "missed" | "no data" | "not due"}`
  | ("break" | "mixed series" | "mixed series before")
  | "zones included"
  | ("zones break" | "mixed zones" | "mixed zones before")
  | NoChangeWord
  | NoEstimateWord
  | ("not started" | "under way" | "done")
  | ("on time" | "late")
  | ("scored" | "incomplete")
  | ("vetoed" | "clear")
  | ("not attainable" | "short if all pass" | "over if no more")
  | ("reversed" | "pending" | "upheld" | "partly" | "rejected")
  | "fragile"
  | "lacking"
  | TrajectoryWord
  | TurnWord
  | NearerWord,
  string
> = {
  met: "达标",
  "on pace": "达序时",
  behind: "滞后",
  missed: "未达标",
  "no data": "未报",
  lacking: "数据不全",
  "not due": "未到期",
  "not applicable": "不适用",
  "all met": "均达标",
  "all on pace": "均达序时",
  "all behind": "均滞后",
  "all missed": "均未达标",
  "all no data": "均无法判定",
  "all not due": "均未到期",
  break: "口径变化",
  "figure incomplete": "本期数不全",
  "last year incomplete": "上年同期数不全",
  "no objects": "分母为零",
  "zero last year": "上年同期为零",
  "negative last year": "上年同期为负",
  "too few": "有效份数不足",
  "too few in an area": "有地区的有效份数不足",
  "part missing": "有组成项没有数",
  "mixed series": "期内口径不一",
  "mixed series before": "对比期口径不一",
  "zones included": "含功能区",
  "zones break": "功能区口径变化",
  "mixed zones": "期内功能区口径不一",
  "mixed zones before": "对比期功能区口径不一",
  "not started": "未启动",
  "under way": "进行中",
  done: "已完成",
  "on time": "按时",
  late: "迟报",
  scored: "已评分",
  incomplete: "部分未报",
  vetoed: "一票否决",
  clear: "未触发",
  reversed: "走向相反",
  "not attainable": "已不能达标",
  "short if all pass": "全部合格也达不到目标",
  "over if no more": "不再发生也高于限值",
  fragile: "易变",
  pending: "未裁定",
  upheld: "申诉成立",
  partly: "申诉部分成立",
  rejected: "申诉不成立",
  reached: "已实现",
  "on track": "进展顺利",
  moderate: "进展偏慢",
  limited: "进展迟缓",
  deteriorating: "出现倒退",
  "not computable": "无法计算",
  "no base": "基期数不全",
  "no figure": "现期数不全",
  "series changed": "口径不同",
  "sign changed": "正负相反",
  "below zero": "数值为负",
  "zero base": "基期为零",
  "zero target": "目标为零",
  "beyond precision": "超出精度",
  risen: "确有上升",
  fallen: "确有下降",
  "within error": "变化在误差范围内",
  seasonal: "按往年推算",
  linear: "按月推算",
  even: "不相上下",
};

/** How a number is to be shown. */
export interface Shown {
  unit: string;
  /** Places to round to; null for as many as the number has. */
  decimals: number | null;
  /** Whether a number above zero gets a plus sign. */
  signed: boolean;
  /** What numbers that reach it are written in: `万`, `亿`; blank where they are written out. */
  shownIn?: Large | "" | undefined;
  /** Numbers that the text must stay on the right side of: a goal that 95.96 % does not reach is not shown as 96.0 %. */
  edges: Exact[];
}

/** The decimals of numbers that are written in 万 or 亿, where they are rounded. */
const LARGE_DECIMALS = 2;

/**
 * The display text of a number: `3,147.7`, `97.1%`, `+1.1`, `1.06万`; the unit stands beside it unless it is percent.
 * One that reaches what it is to be shown in is written in that.
 */
export function displayNumber(value: Exact, { shownIn, ...shown }: Shown): string {
  const zeros = shownIn ? zerosOf(shownIn) : 0;
  const whole = 10n ** BigInt(zeros);
  const size = value.num < 0n ? -value.num : value.num;
  if (!shownIn || size < whole * value.den) return written(value, shown, MOST_DECIMALS);
  const per = ({ num, den }: Exact): Exact => ({ num, den: den * whole });
  const decimals = shown.decimals === null ? null : LARGE_DECIMALS;
  return `${written(per(value), { ...shown, decimals, edges: shown.edges.map(per) }, MOST_DECIMALS + zeros)}${shownIn}`;
}

/** The text of a number in full, with at most so many decimals. */
function written(
  value: Exact,
  { unit, decimals, signed, edges }: Omit<Shown, "shownIn">,
  most: number,
): string {
  let places = decimals ?? decimalsOf(value, most);
  while (places < most && !edges.every((edge) => keepsSide(value, edge, places))) places += 1;
  const text = digits(value, places);
  const [whole = "", fraction] = text.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = text.startsWith("-") ? "−" : signed && value.num > 0n ? "+" : "";
  return `${sign}${grouped}${fraction ? `.${fraction}` : ""}${unit === "%" ? "%" : ""}`;
}

function keepsSide(value: Exact, edge: Exact, places: number): boolean {
  const side = (n: bigint) => (n > 0n ? 1 : n < 0n ? -1 : 0);
  return side(compare(round(value, places), edge)) === side(compare(value, edge));
}
