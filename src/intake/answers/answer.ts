import { isBeside } from "../../plan/surveyed.ts";
import type { Say } from "../layout/guide.ts";
import { type Cell, fold } from "../layout/sheet.ts";
import { codeOfFault } from "../open/fault.ts";
import { compareNumbers, isShare, readNumber } from "../values/number.ts";
import { mayBeEither, withPoint } from "./comma.ts";
import type { KeptQuestion } from "./survey.ts";

/** What a sheet answers to a question: an answer of its scale, or a number; `value` is blank where it does not count. */
export interface Answer {
  question: string;
  answer: string;
  value: string;
}

/** The most decimals of an amount, so that its square has room. */
const MOST_DECIMALS = 3;
/** Of so many full marks a fraction of one may be the share that was reached. */
const LEAST_MARKS = "10";
const MUCH = "1000000000";

/** What a cell answers, of which `hasCommas` says whether commas stand before decimals; undefined where it is blank, or, with a finding, where it is no answer to the question. */
export function readAnswer(
  question: KeptQuestion,
  cell: Cell,
  say: Say,
  hasCommas: (question: KeptQuestion) => boolean = () => false,
): Answer | undefined {
  if (isBeside(question) || (cell.text === "" && !cell.fault)) return undefined;
  if (cell.fault) {
    say(codeOfFault(cell.fault), cell);
    return undefined;
  }
  const { id, kind, most, answers, words } = question;
  if (kind === "scale" || kind === "category") {
    const known = answers.get(fold(cell.text));
    if (!known) say("answer-unknown", cell, words.join("、"));
    return known && { question: id, answer: known.answer, value: kind === "scale" ? known.score : "" };
  }
  const unit = kind === "amount" || !isShare(question.unit) ? question.unit : "";
  if (mayBeEither(cell.text) && hasCommas(question)) {
    say("number-unreadable", cell, "同栏有的数以逗号为小数点");
    return undefined;
  }
  const number = readNumber(withPoint(cell.text), unit, { format: cell.format });
  if ("fault" in number) {
    say(number.fault, cell, question.title);
    return undefined;
  }
  const { value } = number;
  if (kind === "score" && isFraction(value) && compareNumbers(most, LEAST_MARKS) >= 0) {
    say("percent-or-fraction", cell, `满分${most}`);
    return undefined;
  }
  const limit = kind === "score" ? most : MUCH;
  const isFine = (value.split(".")[1] ?? "").replace(/0+$/, "").length > MOST_DECIMALS;
  if (value.startsWith("-") || compareNumbers(value, limit) > 0 || isFine) {
    say("answer-beyond", cell, kind === "score" ? `0至${most}` : `不小于0，最多${MOST_DECIMALS}位小数`);
    return undefined;
  }
  return { question: id, answer: "", value };
}

function isFraction(value: string): boolean {
  return /^0\.\d*[1-9]/.test(value);
}
