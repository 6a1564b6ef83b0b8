import type { Stage } from "../verify/verify.ts";
import type { ChosenFile } from "./worker/platform.ts";

/** What the page asks the worker, which answers with an `Answer` of the same number. */
export type Question =
  | { ask: "check"; site: ChosenFile[]; originals: ChosenFile[]; key: string | undefined }
  | { ask: "fact"; id: string }
  | { ask: "find"; wanted: Wanted }
  | { ask: "picture"; file: string; place: Placed };

/** What facts are looked for; "" for any. */
export interface Wanted {
  indicator: string;
  area: string;
  year: string;
  /** Words that stand in the name or the address. */
  text: string;
}

export interface Answers {
  check: Checked;
  fact: FactNode | undefined;
  find: Found;
  picture: Picture | undefined;
}

/** What the worker tells: how far a check is, or what came of a question. */
export type Told =
  | { tell: "progress"; stage: Stage; reads: number }
  | { tell: "answer"; number: number; answer: Answers[keyof Answers] }
  | { tell: "failed"; number: number; why: string };

type Answer = "yes" | "no" | "not checked";

/** One of the three answers, with the reason in words. */
export interface Verdict {
  name: string;
  answer: Answer;
  why: string;
}

/** Something that does not hold: where, and in what way. */
export interface Wrong {
  check: string;
  where: string;
  step: string;
  facts: { id: string; name: string }[];
  /** Whether it is so since something below it is another than the proofs say, and not by itself. */
  follows: boolean;
}

export interface Checked {
  verdicts: Verdict[];
  counts: { name: string; count: number }[];
  wrong: Wrong[];
  /** The edition, and sums to be compared with those that the publisher tells. */
  edition: { name: string; text: string }[];
  indicators: Named[];
  areas: Named[];
  years: string[];
}

export interface Named {
  id: string;
  name: string;
}

export interface Found {
  /** How many there are; the first of them are listed. */
  count: number;
  facts: { id: string; name: string; display: string }[];
}

/** A fact: how it follows, and from what. */
export interface FactNode {
  id: string;
  name: string;
  display: string;
  /** What follows from the originals, where that is another. */
  again: string | undefined;
  rule: string;
  /** What was found wrong with it. */
  wrong: string[];
  from: Leaf[];
}

/** Something that a fact rests on. */
export interface Leaf {
  name: string;
  text: string;
  /** What is told beside it. */
  more: string[];
  fact?: string;
  cell?: { file: string; place: Placed };
}

/** A place of a received file; no cell for the file as a whole. */
export type Placed =
  | { sheet: string; cell: string }
  | { record: number; column: string }
  | Record<string, never>;

/** A part of a sheet as it was sent, around a marked cell. */
export interface Picture {
  file: string;
  sheet: string;
  columns: string[];
  rows: { number: number; texts: string[]; isGap: boolean }[];
  marked: { row: number; column: number } | undefined;
  merged: { row: number; column: number; rows: number; columns: number }[];
}
