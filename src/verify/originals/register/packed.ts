import { apart } from "../remembered.ts";
import type { Event } from "./event.ts";

/** Texts by numbers, each once. */
class Words {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];

  number(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const own = apart(text);
    this.numbers.set(own, this.texts.length);
    return this.texts.push(own) - 1;
  }

  text(number: number): string {
    return this.texts[number] ?? "";
  }

  get size(): number {
    return this.texts.length;
  }
}

/** What the events of one plan call their things, and all else in them. */
interface Vocabulary {
  things: Words;
  words: Words;
}

const vocabularies = new WeakMap<object, Vocabulary>();

/** The numbers that an event is kept as. */
const FIELDS = 6;
const [THING, DAY, STAGE, AREA, OWNER, PRINT] = [0, 1, 2, 3, 4, 5];
const NOBODY = -1;
/** How many events are kept together. */
const BLOCK = 2 ** 10;

/** Events of a list in the order of its rows, in 24 bytes each: millions of them are held as long as a site is checked. */
export class Packed {
  private readonly vocabulary: Vocabulary;
  private readonly blocks: Int32Array[] = [];
  length = 0;

  /** Lists of the same plan call things by the same numbers. */
  constructor(plan: object) {
    this.vocabulary = vocabularies.get(plan) ?? { things: new Words(), words: new Words() };
    vocabularies.set(plan, this.vocabulary);
  }

  push({ thing, day, stage, area, owner, print = 0 }: Event): void {
    const { things, words } = this.vocabulary;
    const at = this.length % BLOCK;
    if (at === 0) this.blocks.push(new Int32Array(FIELDS * BLOCK));
    const block = this.blocks.at(-1) as Int32Array;
    const from = at * FIELDS;
    block[from + THING] = things.number(thing);
    block[from + DAY] = words.number(day);
    block[from + STAGE] = words.number(stage);
    block[from + AREA] = words.number(area);
    block[from + OWNER] = owner === undefined ? NOBODY : things.number(owner);
    block[from + PRINT] = print;
    this.length += 1;
  }

  /** How many things lists of the plan tell of, at most. */
  get things(): number {
    return this.vocabulary.things.size;
  }

  /** The number of the thing of an event. */
  thingAt(at: number): number {
    return this.field(at, THING);
  }

  dayAt(at: number): string {
    return this.vocabulary.words.text(this.field(at, DAY));
  }

  at(at: number): Event {
    const { things, words } = this.vocabulary;
    const [owner, print] = [this.field(at, OWNER), this.field(at, PRINT)];
    return {
      thing: things.text(this.field(at, THING)),
      day: this.dayAt(at),
      stage: words.text(this.field(at, STAGE)),
      area: words.text(this.field(at, AREA)),
      owner: owner === NOBODY ? undefined : things.text(owner),
      print: print === 0 ? undefined : print,
    };
  }

  private field(at: number, field: number): number {
    return this.blocks[Math.floor(at / BLOCK)]?.[(at % BLOCK) * FIELDS + field] ?? 0;
  }
}

/** What a table of a register lists, in the order of its rows; `from` is blank where it is from the beginning. */
export interface Listing {
  register: string;
  department: string;
  from: string;
  until: string;
  events: Packed;
}

/** A list, and on which days it tells of what happened. */
interface Part {
  events: Packed;
  tellsOf(day: string): boolean;
}

/** The events of each thing in lists of one plan that these tell of, in the order of the lists and their rows. */
export function* byThing(lists: Part[]): Generator<Event[]> {
  const offsets = lists.map((_, at) =>
    lists.slice(0, at).reduce((sum, { events }) => sum + events.length, 0),
  );
  const firsts = new Int32Array(lists[0]?.events.things ?? 0).fill(NOBODY);
  const nexts = new Int32Array(lists.reduce((sum, { events }) => sum + events.length, 0));
  for (let list = lists.length - 1; list >= 0; list--) {
    const { events, tellsOf } = lists[list] as Part;
    for (let at = events.length - 1; at >= 0; at--) {
      if (!tellsOf(events.dayAt(at))) continue;
      const [thing, place] = [events.thingAt(at), at + (offsets[list] ?? 0)];
      nexts[place] = firsts[thing] ?? NOBODY;
      firsts[thing] = place;
    }
  }
  for (const first of firsts) {
    const own: Event[] = [];
    for (let place = first, list = 0; place !== NOBODY; place = nexts[place] ?? NOBODY) {
      while (place >= (offsets[list + 1] ?? Number.POSITIVE_INFINITY)) list += 1;
      own.push((lists[list] as Part).events.at(place - (offsets[list] ?? 0)));
    }
    if (own.length > 0) yield own;
  }
}

/** A number of 31 bits for a text, the same for the same; another for nearly every other. */
export function printOf(text: string): number {
  let print = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) print = Math.imul(print ^ text.charCodeAt(at), 0x01000193);
  return print | 1;
}
