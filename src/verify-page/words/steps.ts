import { FACT_STEPS } from "./fact-steps.ts";
import { FILE_STEPS } from "./file-steps.ts";

const PATTERNS = [...FILE_STEPS, ...FACT_STEPS].map(([english, chinese]) => ({
  pattern: new RegExp(
    `^${english
      .split("{}")
      .map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"))
      .join("(.+?)")}$`,
    "s",
  ),
  chinese,
}));

/** What does not hold, in Chinese; a sentence that is not known stands as the checker has it. */
export function stepWords(step: string): string {
  return known(step) ?? behindColon(step) ?? `与核查结果不符（${step}）`;
}

function known(step: string): string | undefined {
  for (const { pattern, chinese } of PATTERNS) {
    const found = pattern.exec(step);
    if (found) return chinese.replace(/\$(\d)/g, (_, index: string) => found[Number(index)] ?? "");
  }
  return undefined;
}

/** What stands before a colon says where: only what follows is a sentence. */
function behindColon(step: string): string | undefined {
  for (let at = step.indexOf(": "); at >= 0; at = step.indexOf(": ", at + 1)) {
    const rest = known(step.slice(at + 2));
    if (rest !== undefined) return `${step.slice(0, at)}：${rest}`;
  }
  return undefined;
}
