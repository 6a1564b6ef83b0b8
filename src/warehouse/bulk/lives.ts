import type { Finding, FindingCode } from "../../intake/findings/finding.ts";
import type { Guide, KeptRegister } from "../../intake/layout/guide.ts";
import { fold } from "../../intake/layout/sheet.ts";
import type { StageEvent } from "../../intake/records/stage.ts";
import type { ListOfFile } from "./registers.ts";

/** How many things that a later list leaves out are named. */
export const NAMED = 3;

type Told = StageEvent & { list: ListOfFile };

/** What is doubtful in the lives of a register's things, as its lists tell of them, the earliest arrived first. */
export function doubtsInLives(all: ListOfFile[], { registers }: Guide): Finding[] {
  const lists = all.filter(({ isWithdrawn }) => !isWithdrawn);
  const register = registers.get(lists[0]?.register ?? "");
  if (!register) return [];
  return [...doubtsOf(lists, register), ...lists.flatMap((list, at) => goneIn(list, at, lists))];
}

/** What is doubtful in the lives of those things of which lists tell. */
export function doubtsOf(lists: ListOfFile[], register: KeptRegister): Finding[] {
  const inForce = lists.flatMap((list, at) => {
    const later = laterThan(list, at, lists);
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
    const called = nameIn(event.named, register);
    const twin = things.get(called);
    const isIn = twin && register.ranks.has(lives.get(twin.thing)?.at(-1)?.stage ?? "");
    if (isIn && twin.thing !== event.thing && before === undefined)
      say("thing-twice", event, twin.thing, twin);
    things.set(called, isIn ? twin : event);
    tellStep(event, before, register, say);
    life.push(event);
  }
  return found;
}

/** What tells that two things may be one: their name; where that is what tells them apart, what is left of it without brackets. */
function nameIn(named: string, { identity }: KeptRegister): string {
  return identity === "name" ? fold(named).replace(/\([^()]*\)/g, "") : fold(named);
}

type SayOf = (code: FindingCode, event: Told, detail: string, other?: Told) => void;

/** What is doubtful in a step of a thing from one stage to another. */
function tellStep(event: Told, before: Told | undefined, { ranks, names }: KeptRegister, say: SayOf): void {
  const ordered = [...new Set(ranks.values())].sort((a, b) => a - b);
  const placeOf = (stage: string | undefined) => ordered.indexOf(ranks.get(stage ?? "") ?? Number.NaN);
  const [from, to] = [placeOf(before?.stage), placeOf(event.stage)];
  if (to < 0 && from < 0 && before?.stage !== event.stage)
    say("left-unentered", event, names.get(event.stage) ?? "", before);
  if (!before || from < 0) return;
  const step = `${names.get(before.stage)}→${names.get(event.stage)}`;
  if (to > from + 1) say("stage-skipped", event, step, before);
  if (to >= 0 && to < from) say("stage-back", event, step, before);
  if (before.area !== event.area) say("thing-moved", event, before.day, before);
}

/** What a list leaves out that an earlier one had told of its days, where none later tells of these; each thing by the last that had told of it. */
function goneIn(list: ListOfFile, at: number, lists: ListOfFile[]): Finding[] {
  const together = toldWith(list, lists);
  if (!together) return [];
  const known = new Set(together.flatMap(({ events }) => events.map(({ thing }) => thing)));
  const later = laterThan(list, at, lists);
  const earlier = lists.slice(0, at).filter((other) => other.in !== list.in);
  return earlier.reverse().flatMap((other): Finding[] => {
    const gone = new Map(
      other.events.flatMap(({ thing, named, day }) =>
        tellsOf(list, day) && !known.has(thing) && !later.some((each) => tellsOf(each, day))
          ? [[thing, named] as const]
          : [],
      ),
    );
    for (const thing of gone.keys()) known.add(thing);
    return gone.size === 0 ? [] : [goneFrom(list, other, [...gone.values()], gone.size)];
  });
}

/** Tells of so many things of a list, by the names of the first, that a later one leaves out. */
export function goneFrom(list: ListOfFile, other: ListOfFile, named: string[], count: number): Finding {
  const detail = `共${count}个：${named.slice(0, NAMED).join("、")}${count > NAMED ? "等" : ""}`;
  return {
    ...{ code: "thing-gone", file: list.in.path, place: null, text: "", detail },
    ...{ other: other.in.path, period: null },
  };
}

/** The lists of a list's file; undefined where another of them tells of all its days before it does. */
export function toldWith(list: ListOfFile, lists: ListOfFile[]): ListOfFile[] | undefined {
  const together = lists.filter((other) => other.in === list.in);
  return together.find((other) => tellsAllOf(other, list)) === list ? together : undefined;
}

/** The lists of a register that arrived later than one: those of its own file go with it. */
export function laterThan(list: ListOfFile, at: number, lists: ListOfFile[]): ListOfFile[] {
  return lists.slice(at + 1).filter((other) => other.in !== list.in);
}

/** Whether a list tells of all days of another. */
function tellsAllOf({ from, until }: ListOfFile, other: ListOfFile): boolean {
  return (from ?? "") <= (other.from ?? "") && other.until <= until;
}

/** Whether a list tells of a day. */
function tellsOf({ from, until }: ListOfFile, day: string): boolean {
  return day <= until && day >= (from ?? "");
}

/** In the order of time; sorting keeps that of arrival, lists and rows where days are the same. */
function byTime(a: Told, b: Told): number {
  return a.day < b.day ? -1 : Number(a.day > b.day);
}
