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

/** What a text within a sentence is called, such as a verdict or the id of a fact; undefined where it has no other name. */
type WordOf = (text: string) => string | undefined;

/** What does not hold, in Chinese; a sentence that is not known stands as the checker has it. */
export function stepWords(step: string, wordOf: WordOf = () => undefined): string {
  if (step.startsWith(UNREADABLE)) {
    const why = step.slice(UNREADABLE.length);
    return `无法读取：${known(why, wordOf) ?? why}`;
  }
  return known(step, wordOf) ?? behindColon(step, wordOf) ?? `与核查结果不符（${step}）`;
}

function known(step: string, wordOf: WordOf): string | undefined {
  for (const { pattern, chinese } of PATTERNS) {
    const found = pattern.exec(step);
    if (found)
      return chinese.replace(/\$(\d)/g, (_, index: string) => worded(found[Number(index)] ?? "", wordOf));
  }
  return undefined;
}

function worded(text: string, wordOf: WordOf): string {
  const word = (each: string) => wordOf(each) ?? (Object.hasOwn(OWN, each) ? OWN[each] : undefined) ?? each;
  return text.split(": ").map(word).join("：");
}

/** What stands before a colon says where: only what follows is a sentence. */
function behindColon(step: string, wordOf: WordOf): string | undefined {
  for (let at = step.indexOf(": "); at >= 0; at = step.indexOf(": ", at + 1)) {
    const rest = known(step.slice(at + 2), wordOf);
    if (rest !== undefined) return `${worded(step.slice(0, at), wordOf)}：${rest}`;
  }
  return undefined;
}
