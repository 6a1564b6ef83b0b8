import type { Event } from "./event.ts";

/** Texts by numbers, each once. */
class Words {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];

  number(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  text(number: number): string {
    return this.texts[number] ?? "";
  }

  get size(): number {
    return this.texts.length;
  }
}

/** The numbers that an event is kept as. */
const FIELDS = 6;
const [THING, DAY, STAGE, AREA, OWNER, PRINT] = [0, 1, 2, 3, 4, 5];
const NOBODY = -1;

/** Events of a register in the order in which they were added, in 24 bytes each: millions of them are held as long as a site is checked. */
export class Packed implements Iterable<Event> {
  private readonly things = new Words();
  private readonly words = new Words();
  private numbers = new Int32Array(FIELDS * 1024);
  length = 0;

  push(event: Event): void {
    if (this.numbers.length < (this.length + 1) * FIELDS) {
      const larger = new Int32Array(this.numbers.length * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    const { thing, day, stage, area, owner, print = 0 } = event;
    const own = owner === undefined ? NOBODY : this.things.number(owner);
    const [on, to, where] = [day, stage, area].map((text) => this.words.number(text)) as [
      number,
      number,
      number,
    ];
    this.numbers.set([this.things.number(thing), on, to, where, own, print], this.length * FIELDS);
    this.length += 1;
  }

  *[Symbol.iterator](): Generator<Event> {
    for (let at = 0; at < this.length; at++) yield this.at(at);
  }

  /** The events of each thing, in the order in which they were added. */
  *byThing(): Generator<Event[]> {
    const ends = new Int32Array(this.things.size + 1);
    const thingOf = (at: number) => this.field(at, THING);
    for (let at = 0; at < this.length; at++) ends[thingOf(at) + 1] = (ends[thingOf(at) + 1] ?? 0) + 1;
    for (let thing = 1; thing <= this.things.size; thing++)
      ends[thing] = (ends[thing] ?? 0) + (ends[thing - 1] ?? 0);
    const [order, next] = [new Int32Array(this.length), ends.slice()];
    for (let at = 0; at < this.length; at++) {
      const place = next[thingOf(at)] ?? 0;
      order[place] = at;
      next[thingOf(at)] = place + 1;
    }
    for (let thing = 0; thing < this.things.size; thing++) {
      const own = order.subarray(ends[thing], ends[thing + 1]);
      if (own.length > 0) yield Array.from(own, (at) => this.at(at));
    }
  }

  private at(at: number): Event {
    const [owner, print] = [this.field(at, OWNER), this.field(at, PRINT)];
    return {
      thing: this.things.text(this.field(at, THING)),
      day: this.words.text(this.field(at, DAY)),
      stage: this.words.text(this.field(at, STAGE)),
      area: this.words.text(this.field(at, AREA)),
      owner: owner === NOBODY ? undefined : this.things.text(owner),
      print: print === 0 ? undefined : print,
    };
  }

  private field(at: number, field: number): number {
    return this.numbers[at * FIELDS + field] ?? 0;
  }
}

/** A number of 31 bits for a text, the same for the same; another for nearly every other. */
export function printOf(text: string): number {
  let print = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) print = Math.imul(print ^ text.charCodeAt(at), 0x01000193);
  return print | 1;
}
