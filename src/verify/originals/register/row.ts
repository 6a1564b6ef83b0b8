import type { RecordMapping } from "../../expect/format.ts";
import { writtenDay } from "../day.ts";
import { type Doubts, fromThen } from "../doubts.ts";
import type { Plan } from "../plan.ts";
import { isOneFigure } from "./counted.ts";
import { type Listing, stageNamed, thingOf } from "./event.ts";

/** A row of a register: what stands below its heads, and whether it is left for what stands in or beside it. */
interface Row {
  text: (head: string) => string;
  isLeft: boolean;
  /** A number for what it says, where that is not held. */
  print?: number | undefined;
}

/** Adds to a list what a row says, or, where it is left or cannot be read, doubts all that is counted from the register from its day on. */
export function addRow(
  list: Listing,
  { area, day, thing = "", code = "", stage = "", owner = "" }: RecordMapping,
  { text, isLeft, print }: Row,
  { plan, areaOf, doubts }: { plan: Plan; areaOf: (text: string) => string | undefined; doubts: Doubts },
): void {
  const kept = plan.row("registers", list.register)?.row;
  if (!kept) return;
  const on = writtenDay(text(day), plan.years());
  if (on && ((list.from !== "" && on < list.from) || on > list.until)) return;
  const isPointed = plan.rows("points").some(({ register }) => register === list.register);
  const ofOwners = plan
    .rows("counts")
    .filter(({ counted, register }) =>
      counted === "rated" ? isPointed : counted === "repeated" && register === list.register,
    );
  /** Whatever an enterprise has come to goes into its level, and into whether it came again, in whichever area it is. */
  const doubtOwners = () => {
    for (const { indicator = "" } of ofOwners)
      doubts.add({ indicator, area: undefined, days: on ? { first: on } : fromThen(text(day)) });
  };
  const named = thingOf(text(thing), text(code), kept);
  const isEnterprise = kept.identity === "credit-code";
  const owned = thingOf("", text(owner), { identity: "credit-code" });
  const own = {
    ...{ thing: named, area: areaOf(text(area)) },
    ...{ stage: stageNamed(text(stage), kept, plan), day: on },
  };
  if (!isLeft && own.thing && own.area && own.stage && own.day) {
    list.events.push({
      ...{ thing: own.thing, area: own.area, stage: own.stage, day: own.day },
      owner: isEnterprise ? named : owned,
      print,
    });
    if (!isEnterprise && !owned && /\d/.test(text(owner))) doubtOwners();
  } else {
    doubtOwners();
    for (const { indicator = "", register } of plan.rows("counts")) {
      const isOne = isOneFigure(indicator, plan);
      if (register === list.register && (!own.area || isOne || plan.applies(indicator, own.area)))
        doubts.add({
          ...{ indicator, area: isOne ? undefined : own.area },
          days: on ? { first: on } : fromThen(text(day)),
        });
    }
  }
}
