import type { Fields, StateDraft } from "../draft.ts";
import type { Said } from "./said.ts";

/** What words of a report on a deliverable come to, by what the rows call it. */
const STATES = { "not-started": "not started", "under-way": "under way", done: "done" } as const;

/** Makes of a row the state of a deliverable. */
export type ReadsStates = (row: Fields, header: Fields) => StateDraft[];

/** How a row of a report on deliverables is read; undefined where the fields say none. */
export function statesBy(said: Said): ReadsStates | undefined {
  const field = (role: string) => said.one(role)?.field ?? "";
  if (!said.one("deliverable")) return undefined;
  const words = Object.fromEntries(
    Object.entries(STATES).flatMap(([role, state]) =>
      said.byWord(role).map(({ word }): [string, StateDraft["words"][string]] => [word, state]),
    ),
  );
  return (row) => {
    const deliverable = row[field("deliverable")];
    const [state, evidence, day] = [row[field("state")], row[field("evidence")], row[field("day")]];
    return deliverable && state && evidence && day ? [{ deliverable, state, words, evidence, day }] : [];
  };
}
