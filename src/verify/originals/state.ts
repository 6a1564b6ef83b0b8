import type { State } from "../expect/format.ts";
import type { Told } from "../site/told.ts";
import type { Opened } from "./book.ts";
import { writtenDay } from "./day.ts";
import { placeText } from "./read/sheet.ts";
import { alike } from "./rows.ts";

/** The words in which reports give the state of a deliverable. */
const STATES: Record<string, string> = { 未启动: "not started", 进行中: "under way", 已完成: "done" };

/** Reads again the state that a cell reports, and says where the proof differs from it; null where it reports none. */
export function stateAgain(
  state: State,
  opened: Opened,
  { years, say, told }: { years: number[]; say: (step: string) => void; told: Told },
): string | null {
  const [text = ""] = opened.wordings(state.place);
  const tell = (step: string) => say(`${placeText(state.place)}: ${step}`);
  const value = Object.entries(STATES).find(([word]) => alike(word, text))?.[1] ?? null;
  if (told.text(text) !== state.text)
    tell(`the cell holds "${told.text(text)}", the proof says "${state.text}"`);
  else if (value !== state.value)
    tell(`"${told.text(text)}" is ${value ?? "no state"}, the proof says ${state.value}`);
  const row = opened.row(state.place);
  if (!row.some((other) => alike(other, state.deliverable))) {
    tell(`its row does not name the deliverable ${state.deliverable}`);
    return null;
  }
  if (!row.some((other) => writtenDay(other, years) === state.day))
    tell(`its row does not name the day ${state.day}`);
  if (state.evidence !== "" && !row.some((other) => told.text(other) === state.evidence))
    tell("its row does not hold the evidence");
  return value;
}
