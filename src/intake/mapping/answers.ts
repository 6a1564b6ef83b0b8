import type { Said } from "./said.ts";

/**
 * Which fields of a list of answers say what: each row is one sheet, whose further columns are the questions; or it says how many
 * sheets gave one answer. Each is the name of a column, or of a header entry.
 */
export interface AnswerMapping {
  department: string;
  survey: string;
  period: string;
  unit: string;
  area: string;
  /** Of a list that is counted by answer: the question, the answer, and how many gave it. */
  counted?: { question: string; answer: string; sheets: string };
}

/** How a list of answers is read, by which of its fields say what; undefined where it is none. */
export function answersBy(said: Said): AnswerMapping | undefined {
  const fieldOf = (role: string) => said.one(role)?.field;
  const survey = fieldOf("survey");
  if (survey === undefined) return undefined;
  const [department = "", period = "", unit = "", area = ""] = [
    "department",
    "period",
    "unit-code",
    "area",
  ].map(fieldOf);
  const [question, answer, sheets] = ["question", "answer", "sheets"].map(fieldOf);
  return {
    ...{ department, survey, period, unit, area },
    ...(question !== undefined &&
      answer !== undefined &&
      sheets !== undefined && { counted: { question, answer, sheets } }),
  };
}
