import type { RecordsOperand } from "../../expect/format.ts";
import type { Doubts, Sure } from "../doubts.ts";
import type { Plan, PlanRow } from "../plan.ts";
import { countedIn } from "./counted.ts";
import type { Event, Listing } from "./event.ts";
import { after, type Stay, staysOf } from "./life.ts";

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

  constructor(lists: ListOfFile[], plan: Plan) {
    this.lists = lists;
    this.plan = plan;
    this.id = lists[0]?.register ?? "";
    this.stages = new Map(plan.rows("stages").map((row) => [row.stage ?? "", row]));
  }

  /** How many things an operand counts. */
  count({ indicator, area, from, until, which }: RecordsOperand): number {
    const row = this.rowOf(indicator);
    if (!row) return 0;
    this.lives ??= this.livesOf();
    let sum = 0;
    for (const life of this.lives)
      for (const share of countedIn(life, row, this.stages, { from, until }))
        if (share.area === area && (which === "all" || share.passed)) sum += 1;
    return sum;
  }

  /** Whether it is what an indicator is counted from, and its lists tell of all days up to one. */
  speaksFor(indicator: string, until: string): boolean {
    return this.counts(indicator) && this.reach() >= until;
  }

  /** Whether a row that could not be read may belong to what an operand counts. */
  touch(operand: RecordsOperand): Sure {
    const sure = this.lists.map(({ doubts }, at) =>
      doubts.touch(operand, (day) => this.isToldLater(at, day)),
    );
    return { must: sure.some(({ must }) => must), may: sure.some(({ may }) => may) };
  }

  /** Whether an indicator is counted from it. */
  counts(indicator: string): boolean {
    return this.rowOf(indicator) !== undefined;
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
