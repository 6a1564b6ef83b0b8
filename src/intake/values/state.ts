import { doubtIn, undoneIn } from "../account/words.ts";
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

const NONE = [
  "无",
  "暂无",
  "没有",
  "待补",
  "后补",
  "补",
  "略",
  "有",
  "是",
  "同上",
  "同前",
  "如上",
  "见上",
  "附后补",
];
/** A document whose number was left blank. */
const BLANK_NUMBER = /[〔[(【]\d{4}[〕\])】]第?[_×xX*]*号/;
/** What says that a document was not issued. */
const NOT_ISSUED =
  /[待拟](?:发|印|批|定|审|报|补|出台)|未(?:发|印|定|出|批|完成|通过)|正在|尚[未待]|起草|代拟|[前底内]印发|[\p{Script=Han}]中$|^[待拟未]/u;

/** Whether a text in place of a document says that there is none. */
function isNone(text: string): boolean {
  const said = fold(text).replace(/^\((.*)\)$/, "$1");
  return !/\p{L}/u.test(said) || NONE.includes(said) || BLANK_NUMBER.test(said);
}

/** Whether a text in place of a document says that it was not issued, or counts no more. */
function isUnissued(text: string): boolean {
  const said = fold(text).replace(/《[^《》]*》/g, "");
  return NOT_ISSUED.test(said) || doubtIn(said, "title") !== undefined;
}

/** What a word for a state means; undefined where it is none. */
export function meaningOf(text: string, words: StateDraft["words"]) {
  return Object.entries(words).find(([word]) => fold(word) === fold(text))?.[1];
}

/** How much of a task is done, and a year in which something of it is to be. */
const PART = /(?<![\d.])\d{1,2}(?:\.\d+)?[%‰]/;
const IN_YEAR = /((?:19|20)\d{2})年(?:度|底|初|[上下]半年|\d{1,2}月)*(?:完成|继续|实施|验收|开展|推进|启动)/;

const INTENDED = /(?:计划|预计|拟|争取|力争)[^,;。]{0,8}完成/;

/** Whether what is said of a task that is called done leaves something of it to be done, after a day where one is known. */
export function leavesOpen(text: string, on?: string): boolean {
  const said = fold(text).replace(/《[^《》]*》/g, "");
  const year = IN_YEAR.exec(said)?.[1];
  const isLater = year !== undefined && (on === undefined || year > on.slice(0, 4));
  return undoneIn(said) !== undefined || INTENDED.test(said) || PART.test(said) || isLater;
}

/** The states that one row reports; none, with findings, where it cannot be read. */
export function readStates(drafts: StateDraft[], guide: Guide, say: Say): StateReading[] {
  const tell = once(say);
  return drafts.flatMap(({ deliverable, state, words, evidence, day }) => {
    const id = fold(deliverable.text);
    const known = guide.deliverables.has(id);
    const meaning = meaningOf(state.text, words);
    const on = readDay(day.text, guide.years);
    if (!known) tell("deliverable-unknown", deliverable);
    if (!meaning) tell("word-unknown", state, Object.keys(words).join("、"));
    if (!on) tell("day-unreadable", day);
    if (meaning === "done" && isNone(evidence.text)) tell("evidence-missing", evidence);
    const early = on !== undefined && on.slice(0, 4) < guide.issued;
    if (early) tell("day-early", day, guide.issued);
    const unissued =
      meaning === "done" &&
      !isNone(evidence.text) &&
      (isUnissued(evidence.text) || leavesOpen(evidence.text, on));
    if (unissued) tell("evidence-doubtful", evidence);
    if (!known || !meaning || !on || early || unissued) return [];
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

const ORDER = ["not started", "under way", "done"];

/** The states that do not contradict each other: of one deliverable none is behind an earlier one; `say` is told of those that are. */
export function soundStates(states: StateReading[], say: Say): StateReading[] {
  const wrong = new Set<StateReading>();
  for (const [index, own] of states.entries())
    for (const other of states.slice(0, index)) {
      if (other.deliverable !== own.deliverable || other.state === own.state) continue;
      const [first, later] = other.day <= own.day ? [other, own] : [own, other];
      const goesOn = ORDER.indexOf(first.state) < ORDER.indexOf(later.state);
      if (first.day < later.day && goesOn) continue;
      for (const each of [own, other]) wrong.add(each);
      const { place, text } = own;
      say("state-contradicts", { place, text, format: "" }, `${own.deliverable}：${other.text}`, null, [
        other.place,
      ]);
    }
  return states.filter((state) => !wrong.has(state));
}
