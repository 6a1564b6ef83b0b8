import type { Finding, FindingCode } from "../../intake/findings/finding.ts";
import type { Guide, KeptRegister } from "../../intake/layout/guide.ts";
import { fold, numberOf } from "../../intake/layout/sheet.ts";
import type { StageEvent } from "../../intake/records/stage.ts";
import type { ListOfFile } from "./registers.ts";

/** How many things that a later list leaves out are named. */
const NAMED = 3;

type Told = StageEvent & { list: ListOfFile };

/** What is doubtful in the lives of a register's things, as its lists tell of them, the earliest arrived first. */
export function doubtsInLives(lists: ListOfFile[], { registers }: Guide): Finding[] {
  const register = registers.get(lists[0]?.register ?? "");
  if (!register) return [];
  const inForce = lists.flatMap((list, at) => {
    const later = lists.slice(at + 1);
    return list.events
      .filter(({ day }) => !later.some((other) => tellsOf(other, day)))
      .map((event) => ({ ...event, list }));
  });
  const lives = new Map<string, Told[]>();
  const things = new Map<string, Told>();
  const found: Finding[] = [];
  const say = (code: FindingCode, { list, place, named }: Told, detail: string, other?: Told) =>
    found.push({
      ...{ code, file: list.in.path, place, text: named, detail, period: null },
      ...(other && other.list.in !== list.in && { other: other.list.in.path }),
    });
  for (const event of inForce.sort(byTime)) {
    const life = lives.get(event.thing) ?? [];
    lives.set(event.thing, life);
    const before = life.at(-1);
    if (before && fold(before.named) !== fold(event.named)) say("thing-renamed", event, before.named, before);
    const twin = things.get(fold(event.named));
    if (twin && twin.thing !== event.thing && before === undefined)
      say("thing-twice", event, twin.thing, twin);
    things.set(fold(event.named), twin ?? event);
    tellStep(event, before, register, say);
    life.push(event);
  }
  return [...found, ...lists.flatMap((list, at) => goneIn(list, lists.slice(0, at)))];
}

type SayOf = (code: FindingCode, event: Told, detail: string, other?: Told) => void;

/** What is doubtful in a step of a thing from one stage to another. */
function tellStep(event: Told, before: Told | undefined, { ranks, names }: KeptRegister, say: SayOf): void {
  const ordered = [...new Set(ranks.values())].sort((a, b) => a - b);
  const placeOf = (stage: string | undefined) => ordered.indexOf(ranks.get(stage ?? "") ?? Number.NaN);
  const [from, to] = [placeOf(before?.stage), placeOf(event.stage)];
  if (to < 0 && from < 0) say("left-unentered", event, names.get(event.stage) ?? "", before);
  if (!before || from < 0 || to < 0) return;
  const step = `${names.get(before.stage)}→${names.get(event.stage)}`;
  if (to > from + 1) say("stage-skipped", event, step, before);
  if (to < from) say("stage-back", event, step, before);
  if (before.area !== event.area) say("thing-moved", event, before.day, before);
}

/** What a list leaves out that an earlier one had told of its days. */
function goneIn(list: ListOfFile, earlier: ListOfFile[]): Finding[] {
  const own = new Set(list.events.map(({ thing }) => thing));
  return earlier.flatMap((other): Finding[] => {
    const gone = new Map(
      other.events.flatMap(({ thing, named, day }) =>
        tellsOf(list, day) && !own.has(thing) ? [[thing, named] as const] : [],
      ),
    );
    if (gone.size === 0) return [];
    const names = [...gone.values()].slice(0, NAMED).join("、");
    const detail = `共${gone.size}个：${names}${gone.size > NAMED ? "等" : ""}`;
    return [
      {
        ...{ code: "thing-gone", file: list.in.path, place: null, text: "", detail },
        ...{ other: other.in.path, period: null },
      },
    ];
  });
}

/** Whether a list tells of a day. */
function tellsOf({ from, until }: ListOfFile, day: string): boolean {
  return day <= until && day >= (from ?? "");
}

/** In the order of time; of one day in that of arrival, and of one list in that of its rows. */
function byTime(a: Told, b: Told): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  if (a.list.in.arrived !== b.list.in.arrived) return a.list.in.arrived < b.list.in.arrived ? -1 : 1;
  return a.list.in.place - b.list.in.place || numberOf(a) - numberOf(b);
}
