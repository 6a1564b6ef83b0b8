import type { RecordMapping } from "../../expect/format.ts";
import { type Doubts, fromThen } from "../doubts.ts";
import type { Plan, PlanRow } from "../plan.ts";
import { remembered } from "../remembered.ts";
import { isOneFigure } from "./counted.ts";
import { stageNamed, thingOf } from "./event.ts";
import type { Listing } from "./packed.ts";

/** A row of a register: what stands below its heads, and whether it is left for what stands in or beside it. */
interface Row {
  text: (head: string) => string;
  isLeft: boolean;
  /** A number for what it says, where that is not held. */
  print?: number | undefined;
}

/** By what the rows of a file are read. */
interface Reading {
  plan: Plan;
  areaOf: (text: string) => string | undefined;
  dayOf: (text: string) => string | undefined;
  doubts: Doubts;
}

/** Adds to a list what its rows say, or, where one is left or cannot be read, doubts all that is counted from the register from its day on. */
export class Rows {
  private readonly list: Listing;
  private readonly mapping: RecordMapping;
  private readonly by: Reading;
  private readonly kept: PlanRow;
  /** What counts enterprises by what things of the register come to: levels to which these give points, and which came again. */
  private readonly ofOwners: PlanRow[];
  private readonly stageOf: (text: string) => string | undefined;

  constructor(list: Listing, kept: PlanRow, mapping: RecordMapping, by: Reading) {
    const { plan } = by;
    this.list = list;
    this.mapping = mapping;
    this.by = by;
    this.kept = kept;
    const isPointed = plan.rows("points").some(({ register }) => register === list.register);
    this.ofOwners = plan
      .rows("counts")
      .filter(({ counted, register }) =>
        counted === "rated" ? isPointed : counted === "repeated" && register === list.register,
      );
    this.stageOf = remembered((text) => stageNamed(text, kept, plan));
  }

  add({ text, isLeft, print }: Row): void {
    const { list, by, kept } = this;
    const { area, day, thing = "", code = "", stage = "", owner: of = "" } = this.mapping;
    const on = by.dayOf(text(day));
    if (on && ((list.from !== "" && on < list.from) || on > list.until)) return;
    const named = thingOf(text(thing), text(code), kept);
    const isEnterprise = kept.identity === "credit-code";
    const [where, to, whose] = [by.areaOf(text(area)), this.stageOf(text(stage)), text(of)];
    if (isLeft || !named || !where || !to || !on) {
      this.doubt(where, on, text(day));
      return;
    }
    const owned = whose === "" ? undefined : thingOf("", whose, { identity: "credit-code" });
    const owner = isEnterprise ? named : owned;
    list.events.push({ thing: named, area: where, stage: to, day: on, owner, print });
    if (!isEnterprise && !owned && /\d/.test(whose)) this.doubtOwners(on, text(day));
  }

  private doubt(area: string | undefined, on: string | undefined, written: string): void {
    const { plan, doubts } = this.by;
    this.doubtOwners(on, written);
    for (const { indicator = "", register } of plan.rows("counts")) {
      const isOne = isOneFigure(indicator, plan);
      if (register === this.list.register && (!area || isOne || plan.applies(indicator, area)))
        doubts.add({
          ...{ indicator, area: isOne ? undefined : area },
          days: on ? { first: on } : fromThen(written),
        });
    }
  }

  /** Whatever an enterprise has come to goes into its level, and into whether it came again, in whichever area it is. */
  private doubtOwners(on: string | undefined, written: string): void {
    for (const { indicator = "" } of this.ofOwners)
      this.by.doubts.add({ indicator, area: undefined, days: on ? { first: on } : fromThen(written) });
  }
}
