import type { RecordsOperand } from "../../expect/format.ts";
import type { Doubts, Sure } from "../doubts.ts";
import type { Plan, PlanRow } from "../plan.ts";
import { type Add, countStanding, isEntry, isOneFigure } from "./counted.ts";
import { type Event, stagesOf } from "./event.ts";
import { after, type Stay, staysOf } from "./life.ts";
import { byThing, type Listing } from "./packed.ts";
import { type Entry, entriesOf, inForce, ratingsOf, timesWithin } from "./rating.ts";
import { Tally } from "./tally.ts";

/** A list of a register, and the rows of its file that could not be read, which the lists of one file share: these go together. */
export interface ListOfFile extends Listing {
  doubts: Doubts;
}

/** A register as all its lists of one department tell of it, the earliest arrived first. */
export class Register {
  private readonly lists: ListOfFile[];
  private readonly plan: Plan;
  readonly id: string;
  private readonly tally: Tally;
  private entries: Map<string, Entry[]> | undefined;
  /** All registers of the plan that lists tell of, itself among them. */
  private readonly all: () => Register[];

  constructor(lists: ListOfFile[], plan: Plan, all?: () => Register[]) {
    this.all = all ?? (() => [this]);
    this.lists = lists;
    this.plan = plan;
    this.id = lists[0]?.register ?? "";
    const ratingOf = ratingsOf(plan);
    this.tally = new Tally(this.id, plan, {
      lives: () => this.lives(),
      rate: (life, row, add) => this.rate(life, row, ratingOf, add),
    });
  }

  /** How many things an operand counts. */
  count({ indicator, area, from, until, which }: RecordsOperand): number {
    const row = this.rowOf(indicator);
    if (!row) return 0;
    const isWhole = isOneFigure(indicator, this.plan) && area === this.plan.rows("plan")[0]?.city;
    if (row.counted === "repeated") return isWhole && which === "all" ? this.countRepeated(row, until) : 0;
    return this.tally.count(row, { from, until, area: isWhole ? undefined : area })[which];
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
    if (!this.plan.rows("points").some(({ register }) => register === this.id)) return this.entries;
    for (const life of this.lives())
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

  /** Adds when an enterprise stands at a level; of a share also when it stands at another. */
  private rate(
    life: Stay[],
    { indicator = "", stage, rating }: PlanRow,
    ratingOf: (entries: Entry[]) => string | undefined,
    add: Add,
  ): void {
    const isShare = this.plan.row("indicators", indicator)?.row.denominator !== "";
    for (const stay of life) {
      if (stay.rank === undefined || (stage !== "" && stay.stage !== stage)) continue;
      const entries = this.all().flatMap((register) => register.entriesBy().get(stay.owner ?? "") ?? []);
      for (const [from, until] of timesWithin(stay, entries)) {
        const isThere = ratingOf(inForce(entries, from)) === rating;
        if (isThere || isShare) countStanding(stay, from, until, add, isThere);
      }
    }
  }

  /** Of how many enterprises more than one thing came in the days before one: counted for the whole alone, since areas of these may differ. */
  private countRepeated({ stage = "", days }: PlanRow, until: string): number {
    const times = new Map<string, number>();
    for (const life of this.lives())
      for (const stay of life) {
        const { owner, starts } = stay;
        if (owner === undefined || !isEntry(stay, stage)) continue;
        if (starts <= until && after(starts, Number(days)) > until)
          times.set(owner, (times.get(owner) ?? 0) + 1);
      }
    return [...times.values()].filter((count) => count > 1).length;
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

  /** The lives of its things, by the events of which no later list tells. */
  private *lives(): Generator<Stay[]> {
    const stages = stagesOf(this.plan);
    const parts = this.lists.map(({ events }, at) => {
      const isLast = this.lists.length === at + 1;
      return { events, tellsOf: (day: string) => isLast || !this.isToldLater(at, day) };
    });
    for (const events of byThing(parts)) yield staysOf(inOrder(events), stages);
  }
}

/** Events in the order of time, where days are the same in that of arrival and of rows; without those whose row says what one before it says, as far as that was not found when it was read. */
function inOrder(events: Event[]): Event[] {
  const ordered = events.toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  if (!ordered.some(({ day }, at) => day === ordered[at - 1]?.day)) return ordered;
  const said = new Set<string>();
  return ordered.filter(({ print, day, stage, area }) => {
    if (print === undefined) return true;
    const key = [print, day, stage, area].join(" ");
    const again = said.has(key);
    said.add(key);
    return !again;
  });
}
