import type { Answer } from "../form.ts";
import { element } from "./xml.ts";

/** The most characters that a list of words may have where it stands in the validation itself. */
const MOST_INLINE = 250;
const DAY = 86_400_000;
/** The day that spreadsheets count as 0. */
const FIRST_DAY = Date.parse("1899-12-30T00:00:00Z");

/** Lists of words that are too long to stand where they are used, each with the range where it stands. */
export class WordLists {
  readonly #sheet: string;
  readonly #column: string;
  readonly words: string[] = [];
  readonly #known = new Map<string, string>();

  constructor(sheet: string, column: string) {
    this.#sheet = sheet;
    this.#column = column;
  }

  /** What a validation has for these words. */
  formula(words: readonly string[]): string {
    const inline = words.join(",");
    if (inline.length <= MOST_INLINE && !words.some((word) => /[",]/.test(word))) return `"${inline}"`;
    const known = this.#known.get(inline);
    if (known) return known;
    const from = this.words.length + 1;
    this.words.push(...words);
    const range = `'${this.#sheet}'!$${this.#column}$${from}:$${this.#column}$${this.words.length}`;
    this.#known.set(inline, range);
    return range;
  }
}

/** The validation of the cells that are answered alike; none where any text may stand there. */
export function validationXml(answer: Answer, cells: string[], lists: WordLists): string {
  const rule = ruleOf(answer, lists);
  if (!rule) return "";
  const { formulas, prompt, ...attributes } = rule;
  const shown = {
    allowBlank: 1,
    showInputMessage: 1,
    showErrorMessage: 1,
    errorTitle: "请核对",
    error: prompt,
  };
  const inside = formulas.map((formula, index) =>
    element(`formula${index + 1}`, {}, escapedFormula(formula)),
  );
  return element(
    "dataValidation",
    { ...attributes, ...shown, promptTitle: "填写", prompt, sqref: cells.join(" ") },
    inside.join(""),
  );
}

function escapedFormula(formula: string): string {
  return formula.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

interface Rule {
  type: string;
  operator?: string;
  errorStyle?: string;
  formulas: string[];
  prompt: string;
}

function ruleOf(answer: Answer, lists: WordLists): Rule | undefined {
  if (answer.is === "text") return undefined;
  if (answer.is === "word")
    return { type: "list", formulas: [lists.formula(answer.words)], prompt: "从下拉列表中选一项。" };
  if (answer.is === "day")
    return {
      type: "date",
      operator: "between",
      formulas: [serial(answer.from), serial(answer.until)],
      prompt: `填${answer.from}至${answer.until}之间的日期，写作${answer.until}。`,
    };
  return numberRule(answer);
}

/** A number out of its bounds may be kept on purpose, as may 未发生 or /, so that it is asked about and not refused. */
function numberRule({ whole, least, most }: Answer & { is: "number" }): Rule | undefined {
  const kind = whole ? "整数" : "数";
  const range = [least && `不小于${least}`, most && `不大于${most}`].filter((text) => text !== "").join("、");
  const prompt = `填${range && `${range}的`}${kind}；没有发生的填0，没有这种情形的填“/”。`;
  const rule = { type: whole ? "whole" : "decimal", errorStyle: "warning", prompt };
  if (least !== "" && most !== "") return { ...rule, operator: "between", formulas: [least, most] };
  if (most !== "") return { ...rule, operator: "lessThanOrEqual", formulas: [most] };
  if (least !== "") return { ...rule, operator: "greaterThanOrEqual", formulas: [least] };
  return undefined;
}

function serial(day: string): string {
  return String((Date.parse(`${day}T00:00:00Z`) - FIRST_DAY) / DAY);
}
