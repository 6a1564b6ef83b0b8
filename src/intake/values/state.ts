import type { StateDraft } from "../contract.ts";
import { type Guide, once, type Say } from "../layout/guide.ts";
import { type CellPlace, fold } from "../layout/sheet.ts";
import { readDay } from "./day.ts";

/** What a report says of a deliverable. */
export interface StateReading {
  place: CellPlace;
  text: string;
  deliverable: string;
  state: "not started" | "under way" | "done";
  evidence: string;
  day: string;
}

const NONE = ["", "/", "-", "--", "—", "——", "0", "无", "暂无", "没有", "待补", "略"];

/** Whether a text in place of a document says that there is none. */
function isNone(text: string): boolean {
  return NONE.includes(fold(text).replace(/^\((.*)\)$/, "$1"));
}

/** The states that one row reports; none, with findings, where it cannot be read. */
export function readStates(drafts: StateDraft[], guide: Guide, say: Say): StateReading[] {
  const tell = once(say);
  return drafts.flatMap(({ deliverable, state, words, evidence, day }) => {
    const id = fold(deliverable.text);
    const known = guide.deliverables.has(id);
    const meaning = Object.entries(words).find(([word]) => fold(word) === fold(state.text))?.[1];
    const on = readDay(day.text, guide.years);
    if (!known) tell("deliverable-unknown", deliverable);
    if (!meaning) tell("word-unknown", state, Object.keys(words).join("、"));
    if (!on) tell("day-unreadable", day);
    if (meaning === "done" && isNone(evidence.text)) tell("evidence-missing", evidence);
    if (!known || !meaning || !on) return [];
    return [
      {
        place: state.place,
        text: state.text,
        deliverable: id,
        state: meaning,
        evidence: evidence.text,
        day: on,
      },
    ];
  });
}
