import type { RecordsOperand } from "../../expect/format.ts";
import type { Doubts, Sure } from "../doubts.ts";
import type { Plan, PlanRow } from "../plan.ts";
import { countedIn, isOneFigure } from "./counted.ts";
import type { Event, Listing } from "./event.ts";
import { after, type Stay, staysOf } from "./life.ts";
import { type Entry, entriesOf, inForce, ratingOf } from "./rating.ts";

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
  private entries: Map<string, Entry[]> | undefined;
  /** All registers of the plan that lists tell of, itself among them. */
  private readonly all: () => Register[];

  constructor(lists: ListOfFile[], plan: Plan, all?: () => Register[]) {
    this.all = all ?? (() => [this]);
    this.lists = lists;
    this.plan = plan;
    this.id = lists[0]?.register ?? "";
    this.stages = new Map(plan.rows("stages").map((row) => [row.stage ?? "", row]));
  }

  /** How many things an operand counts. */
  count(operand: RecordsOperand): number {
    const { indicator, area, from, until, which } = operand;
    const row = this.rowOf(indicator);
    if (!row) return 0;
    if (row.counted === "rated") return this.countRated(row, operand);
    const isWhole = this.isWhole(indicator, area);
    let sum = 0;
    for (const life of this.livesHere())
      for (const share of countedIn(life, row, this.stages, { from, until }))
        if ((isWhole || share.area === area) && (which === "all" || share.passed)) sum += 1;
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
    for (const entry of this.livesHere().flatMap((life) => entriesOf(life, this.plan)))
      this.entries.set(entry.enterprise, [...(this.entries.get(entry.enterprise) ?? []), entry]);
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
    const there = this.livesHere().flatMap((life) =>
      life.filter(
        (stay) =>
          stay.rank !== undefined &&
          (row.stage === "" || stay.stage === row.stage) &&
          (isWhole || stay.area === area) &&
          stay.starts <= until &&
          stay.ends > until,
      ),
    );
    const levelOf = ({ owner = "" }: Stay) =>
      ratingOf(
        this.all().flatMap((register) => inForce(register.entriesBy().get(owner) ?? [], until)),
        this.plan,
      );
    return there.filter((stay) => isAll || levelOf(stay) === row.rating).length;
  }

  /** Whether an area is the whole, and an indicator one figure for it, wherever in it things are. */
  private isWhole(indicator: string, area: string): boolean {
    return isOneFigure(indicator, this.plan) && area === this.plan.rows("plan")[0]?.city;
  }

  private livesHere(): Stay[][] {
    this.lives ??= this.livesOf();
    return this.lives;
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

  private livesOf(): Stay[][] {
    const things = new Map<string, Event[]>();
    for (const [at, { events }] of this.lists.entries())
      for (const event of events)
        if (!this.isToldLater(at, event.day))
          things.set(event.thing, [...(things.get(event.thing) ?? []), event]);
    // Sorting keeps the order of arrival and of rows where days are the same.
    return [...things.values()].map((events) =>
      staysOf(
        events.toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day))),
        this.stages,
      ),
    );
  }
}
