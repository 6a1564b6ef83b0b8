import type { RecordsOperand } from "../../expect/format.ts";
import type { Doubts, Sure } from "../doubts.ts";
import type { Plan, PlanRow } from "../plan.ts";
import { isEntry, isOneFigure } from "./counted.ts";
import type { Event, Listing } from "./event.ts";
import { after, type Stay, staysOf } from "./life.ts";
import { Packed } from "./packed.ts";
import { type Entry, entriesOf, inForce, ratingOf } from "./rating.ts";
import { Tally } from "./tally.ts";

/** A list of a register, and the rows of its file that could not be read, which the lists of one file share: these go together. */
export interface ListOfFile extends Listing {
  doubts: Doubts;
}

/** A register as all its lists of one department tell of it, the earliest arrived first. */
export class Register {
  private readonly lists: ListOfFile[];
  private readonly plan: Plan;
  private readonly stages: Map<string, PlanRow>;
  readonly id: string;
  private lives: Stay[][] | undefined;
  private readonly tally: Tally;
  /** The events that count, where they are too many for their lives to be held. */
  private packed: Packed | undefined;
  private entries: Map<string, Entry[]> | undefined;
  /** All registers of the plan that lists tell of, itself among them. */
  private readonly all: () => Register[];

  constructor(lists: ListOfFile[], plan: Plan, all?: () => Register[]) {
    this.all = all ?? (() => [this]);
    this.lists = lists;
    this.plan = plan;
    this.id = lists[0]?.register ?? "";
    this.stages = new Map(plan.rows("stages").map((row) => [row.stage ?? "", row]));
    this.tally = new Tally(() => this.livesHere(), this.stages, plan, this.isLong());
  }

  /** How many things an operand counts. */
  count(operand: RecordsOperand): number {
    const { indicator, area, from, until, which } = operand;
    const row = this.rowOf(indicator);
    if (!row) return 0;
    if (row.counted === "rated") return this.countRated(row, operand);
    if (row.counted === "repeated") return this.countRepeated(row, operand);
    const isWhole = this.isWhole(indicator, area);
    let sum = 0;
    for (const [place, count] of this.tally.of(row, { from, until }))
      if (isWhole || place === area) sum += count[which];
    return sum;
  }

  /** Whether it is what an indicator is counted from, and its lists tell of all days up to one. */
  speaksFor(indicator: string, until: string): boolean {
    const row = this.rowOf(indicator);
    return row !== undefined && this.neededBy(row).every((register) => (register?.reach() ?? "") >= until);
  }

  /** Whether a row that could not be read may belong to what an operand counts. */
  touch(operand: RecordsOperand): Sure {
    const row = this.rowOf(operand.indicator);
    const sure = (row ? this.neededBy(row) : []).flatMap((register) => register?.doubtsOf(operand) ?? []);
    return { must: sure.some(({ must }) => must), may: sure.some(({ may }) => may) };
  }

  /** Whether an indicator is counted from it. */
  counts(indicator: string): boolean {
    return this.rowOf(indicator) !== undefined;
  }

  /** What gives an enterprise points, by its code, in all that this register's things have come to. */
  entriesBy(): Map<string, Entry[]> {
    if (this.entries) return this.entries;
    this.entries = new Map();
    for (const life of this.livesHere())
      for (const entry of entriesOf(life, this.plan)) {
        const own = this.entries.get(entry.enterprise) ?? [];
        this.entries.set(entry.enterprise, own);
        own.push(entry);
      }
    return this.entries;
  }

  /** The registers from which what a row counts follows: of levels all that give points too. */
  private neededBy({ counted }: PlanRow): (Register | undefined)[] {
    if (counted !== "rated") return [this];
    const others = new Set(this.plan.rows("points").map(({ register }) => register));
    return [this, ...[...others].map((id) => this.all().find((register) => register.id === id))];
  }

  private doubtsOf(operand: RecordsOperand): Sure[] {
    return this.lists.map(({ doubts }, at) => doubts.touch(operand, (day) => this.isToldLater(at, day)));
  }

  /** How many enterprises stand at a level on a day, or of a share how many stand there at all. */
  private countRated(row: PlanRow, { indicator, area, until, which }: RecordsOperand): number {
    const isWhole = this.isWhole(indicator, area);
    const isAll = which === "all" && this.plan.row("indicators", indicator)?.row.denominator !== "";
    const isThere = (stay: Stay) =>
      stay.rank !== undefined &&
      (row.stage === "" || stay.stage === row.stage) &&
      (isWhole || stay.area === area) &&
      stay.starts <= until &&
      stay.ends > until;
    const levelOf = ({ owner = "" }: Stay) =>
      ratingOf(
        this.all().flatMap((register) => inForce(register.entriesBy().get(owner) ?? [], until)),
        this.plan,
      );
    let sum = 0;
    for (const life of this.livesHere())
      for (const stay of life) if (isThere(stay) && (isAll || levelOf(stay) === row.rating)) sum += 1;
    return sum;
  }

  /** Of how many enterprises more than one thing came in the days before one: counted for the whole alone, since areas of these may differ. */
  private countRepeated(
    { stage = "", days }: PlanRow,
    { indicator, area, until, which }: RecordsOperand,
  ): number {
    if (which === "passed" || !this.isWhole(indicator, area)) return 0;
    const times = new Map<string, number>();
    for (const life of this.livesHere())
      for (const stay of life) {
        const { owner, starts } = stay;
        if (owner === undefined || !isEntry(stay, stage)) continue;
        if (starts <= until && after(starts, Number(days)) > until)
          times.set(owner, (times.get(owner) ?? 0) + 1);
      }
    return [...times.values()].filter((count) => count > 1).length;
  }

  /** Whether an area is the whole, and an indicator one figure for it, wherever in it things are. */
  private isWhole(indicator: string, area: string): boolean {
    return isOneFigure(indicator, this.plan) && area === this.plan.rows("plan")[0]?.city;
  }

  /** Whether its events are too many for their lives to be held. */
  private isLong(): boolean {
    return this.lists.some(({ events }) => events instanceof Packed);
  }

  private livesHere(): Iterable<Stay[]> {
    if (this.isLong()) return this.livesAnew();
    this.lives ??= [...this.livesOf(byThing(this.eventsInForce()))];
    return this.lives;
  }

  private livesAnew(): Iterable<Stay[]> {
    if (!this.packed) {
      this.packed = new Packed();
      for (const event of this.eventsInForce()) this.packed.push(event);
    }
    return this.livesOf(this.packed.byThing());
  }

  private rowOf(indicator: string): PlanRow | undefined {
    return this.plan.rows("counts").find((row) => row.indicator === indicator && row.register === this.id);
  }

  private reach(): string {
    let reach = "";
    for (const { from, until } of this.lists.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
      if (from !== "" && (reach === "" || from > after(reach, 1))) break;
      if (until > reach) reach = until;
    }
    return reach;
  }

  private isToldLater(at: number, day: string): boolean {
    const file = this.lists[at]?.doubts;
    return this.lists
      .slice(at + 1)
      .some(({ from, until, doubts }) => doubts !== file && from <= day && day <= until);
  }

  /** The events of which no later list tells, in the order of arrival and of rows. */
  private *eventsInForce(): Generator<Event> {
    for (const [at, { events }] of this.lists.entries())
      for (const event of events) if (!this.isToldLater(at, event.day)) yield event;
  }

  private *livesOf(things: Iterable<Event[]>): Generator<Stay[]> {
    // Sorting keeps the order of arrival and of rows where days are the same.
    for (const events of things)
      yield staysOf(
        withoutRepeats(events).toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day))),
        this.stages,
      );
  }
}

function byThing(events: Iterable<Event>): Iterable<Event[]> {
  const things = new Map<string, Event[]>();
  for (const event of events) {
    const own = things.get(event.thing) ?? [];
    things.set(event.thing, own);
    own.push(event);
  }
  return things.values();
}

/** Events without those whose row says what one before it says, as far as that was not found when it was read. */
function withoutRepeats(events: Event[]): Event[] {
  const said = new Set<string>();
  return events.filter(({ print, day, stage, area }) => {
    if (print === undefined) return true;
    const key = [print, day, stage, area].join(" ");
    const again = said.has(key);
    said.add(key);
    return !again;
  });
}
