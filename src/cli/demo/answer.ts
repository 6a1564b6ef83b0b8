import type { Tables } from "../../plan/plan.ts";
import { type Draw, noise } from "./draw.ts";
import type { DemoGround } from "./ground.ts";
import type { AnswerProfile } from "./profile.ts";

type Question = Tables["questions"]["rows"][number];

const DAYS = 365;
const FEW = [..."甲乙丙丁"];

/** What is drawn for a question: the text of the cell, and what is to be read of it. */
export interface DrawnAnswer {
  question: Question;
  text: string;
  answer: string;
  value: string;
}

/** By what is drawn when and by whom a unit was inspected, in which year. */
export interface Beside {
  year: string;
  draw: Draw;
}

/** Draws the answers of one sheet; `mood` is how its area stands among others, from -1 to 1. */
export function drawAnswers(
  { plan, profiles }: DemoGround,
  questions: Question[],
  mood: number,
  draw: Draw,
  beside: Beside,
): DrawnAnswer[] {
  const own = noise(draw, 1);
  const given = new Set<string>();
  return questions.map((question) => {
    const profile = profiles.answers.find((row) => row.question === question.question);
    const none = { question, text: "", answer: "", value: "" };
    if (!profile) return { ...none, ...besideOf(question, beside) };
    if (profile.given !== "" && !given.has(profile.given)) return none;
    if (profile.answers === "") return { ...none, ...amountOf(profile, question, mood, own, draw) };
    const answer = answerOf(profile.answers, question.kind === "scale" ? (mood + own) / 4 : 0, draw);
    const row = plan.scales.rows.find((each) => each.answer === answer);
    if (!row) throw new Error(`the demonstration tables name ${answer}, which the plan does not have`);
    given.add(answer);
    return { question, text: row.title, answer, value: question.kind === "scale" ? row.score : "" };
  });
}

/** What stands beside the answers: when in the year, and by one of a few. */
function besideOf({ kind }: Question, { year, draw }: Beside): Pick<DrawnAnswer, "text" | "value"> {
  if (kind === "day") {
    const day = new Date(Date.UTC(Number(year), 0, 1 + Math.floor(draw() * DAYS))).toISOString().slice(0, 10);
    return { text: day, value: day };
  }
  const one = FEW[Math.floor(draw() * FEW.length)];
  const text = { person: `演示${one}`, body: `演示${one}组`, text: "演示" }[kind as string] ?? "";
  return { text, value: "" };
}

/** One of several answers by their shares, nearer to the first of them the better the mood. */
function answerOf(shares: string, mood: number, draw: Draw): string {
  const each = shares.split(";").map((share) => share.split(":") as [string, string]);
  const all = each.reduce((sum, [, share]) => sum + Number(share), 0);
  let left = Math.min(Math.max(draw() - mood / 4, 0), 0.999) * all;
  for (const [answer, share] of each) {
    left -= Number(share);
    if (left < 0) return answer;
  }
  return each.at(-1)?.[0] ?? "";
}

function amountOf(
  { level, spread }: AnswerProfile,
  { kind, most }: Question,
  mood: number,
  own: number,
  draw: Draw,
): Pick<DrawnAnswer, "text" | "value"> {
  const drawn = level + spread * (0.7 * own + 0.15 * mood) + noise(draw, spread * 0.3);
  const bounded = Math.max(kind === "score" ? Math.min(drawn, Number(most)) : drawn, level / 10);
  const value = kind === "score" ? String(Math.round(bounded)) : String(Math.round(bounded * 100) / 100);
  return { text: value, value };
}
