import type { Said } from "./said.ts";

/**
 * Which fields of a record of something that happened say what: it is counted, in the area and on the day it names,
 * for the indicator it names, or for those that the plan's `counting` names for its kind in this form. Declared and not programmed,
 * so that the warehouse can read millions of records in one scan. Each is the name of a column, or of a header entry.
 */
export interface RecordMapping {
  subject: ListSubject | RegisterSubject;
  area: string;
  day: string;
  /** For a rate: whether the record counts in the numerator too, by the word of a column. */
  passed?: { field: string; words: Record<string, boolean> };
  /** How much of it there was (deaths), where the plan counts only from some number on. */
  amount?: string;
  /** Of a list that was counted elsewhere: how many records a row stands for, how many of them passed, and of which part of them it tells. */
  times?: { total: string; passed: string; part: string };
  /**
   * Which columns say what one record is of: of records in which all columns of the layout say the same, the first
   * counts; of those that share only these, all do. Both are told.
   */
  identity: string[];
  /** The header entry that names the department. */
  department: string;
}

/** Records of a list count for the indicator that they or their header name, or for those of their kind. */
export type ListSubject = { indicator: string } | { kind: string };

/**
 * Records of a register, which the header names: each says that a thing, by its code or its name, came to a stage. They are counted by what they
 * make of the things' lives, as `counts` of the plan says.
 */
export interface RegisterSubject {
  register: string;
  thing: string;
  code: string;
  stage: string;
  /** The credit code of the enterprise whose thing it is; blank where the layout does not say. */
  owner: string;
}

/** How the records of a list count, by which of its fields say what; undefined where it is no list. */
export function recordsBy(said: Said): RecordMapping | undefined {
  const fieldOf = (role: string) => said.one(role)?.field;
  const [area, day, kind, amount] = ["area", "day", "kind", "amount"].map(fieldOf);
  const [total, passes, part] = ["records", "records-passed", "record-part"].map(fieldOf);
  if (area === undefined || day === undefined) return undefined;
  const words = [true, false].flatMap((passed) =>
    said.byWord(passed ? "passed" : "failed").map((each) => ({ ...each, passed })),
  );
  const [passed] = words;
  return {
    subject:
      registerBy(fieldOf) ?? (kind === undefined ? { indicator: fieldOf("indicator") ?? "" } : { kind }),
    ...{ area, day, department: fieldOf("department") ?? "" },
    identity: said.all("identity").map(({ field }) => field),
    ...(amount !== undefined && { amount }),
    ...(total !== undefined &&
      passes !== undefined &&
      part !== undefined && { times: { total, passed: passes, part } }),
    ...(passed && {
      passed: {
        field: passed.field,
        words: Object.fromEntries(words.map((each) => [each.word, each.passed])),
      },
    }),
  };
}

function registerBy(fieldOf: (role: string) => string | undefined): RegisterSubject | undefined {
  const [register, thing, code, stage, owner] = ["register", "thing", "code", "stage", "owner"].map(fieldOf);
  if (register === undefined || thing === undefined || stage === undefined) return undefined;
  return { register, thing, code: code ?? "", stage, owner: owner ?? "" };
}
