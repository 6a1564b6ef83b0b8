import { FACT_STEPS } from "./fact-steps.ts";
import { FILE_STEPS } from "./file-steps.ts";

/** What stands in sentences of the checker where a reader looks for a word of Chinese. */
const OWN: Record<string, string> = {
  "": "（没有）",
  null: "（没有）",
  indicator: "指标",
  area: "地区",
  period: "时期",
  sender: "报送单位",
  arrived: "收到日期",
  basis: "依据的性质",
  value: "数值",
  display: "写法",
  unit: "单位",
  status: "判定",
  included: "含功能区",
  excluded: "不含功能区",
  unsaid: "没有注明",
  unsure: "无法判断",
  reported: "上报",
  public: "公开数据",
  demonstration: "演示数据",
  assumption: "推定",
};
/** How a sentence begins that says why something could not be read. */
const UNREADABLE = "unreadable: ";

const fixed = (english: string) => english.replaceAll("{}", "").length;
/** The sentences as patterns, those before others that say more. */
const PATTERNS = [...FILE_STEPS, ...FACT_STEPS]
  .toSorted(([one], [other]) => fixed(other) - fixed(one))
  .map(([english, chinese]) => {
    const parts = english.split("{}").map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
    return { pattern: new RegExp(`^${parts.join("(.*?)")}$`, "s"), chinese };
  });

/** What does not hold, in Chinese, verdicts by `words`; a sentence that is not known stands as the checker has it. */
export function stepWords(step: string, words: Record<string, string> = {}): string {
  if (step.startsWith(UNREADABLE)) {
    const why = step.slice(UNREADABLE.length);
    return `无法读取：${known(why, words) ?? why}`;
  }
  return known(step, words) ?? behindColon(step, words) ?? `与核查结果不符（${step}）`;
}

function known(step: string, words: Record<string, string>): string | undefined {
  const wordOf = (text: string) => (Object.hasOwn(words, text) ? words[text] : OWN[text]) ?? text;
  for (const { pattern, chinese } of PATTERNS) {
    const found = pattern.exec(step);
    if (found) return chinese.replace(/\$(\d)/g, (_, index: string) => wordOf(found[Number(index)] ?? ""));
  }
  return undefined;
}

/** What stands before a colon says where: only what follows is a sentence. */
function behindColon(step: string, words: Record<string, string>): string | undefined {
  for (let at = step.indexOf(": "); at >= 0; at = step.indexOf(": ", at + 1)) {
    const rest = known(step.slice(at + 2), words);
    if (rest !== undefined) return `${step.slice(0, at).replaceAll(": ", "：")}：${rest}`;
  }
  return undefined;
}
