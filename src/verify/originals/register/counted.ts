import type { Plan, PlanRow } from "../plan.ts";
import type { Stages } from "./event.ts";
import { after, NEVER, type Stay } from "./life.ts";

/** Says by how much a day changes what is counted in an area; of shares, whether one whose day came had done it. */
export type Add = (area: string | undefined, day: string, by: 1 | -1, passed?: boolean) => void;

/** Whether what a row counts is there on a day, since whenever, so that it does not count when it happens. */
export function isStanding({ counted = "" }: PlanRow): boolean {
  return ["stock", "overdue", "aged", "rated"].includes(counted);
}

/** Adds what counts of a thing's life, as a row of `counts` says. */
export function countLife(life: Stay[], row: PlanRow, stages: Stages, add: Add): void {
  const { counted = "", stage = "", goal = "", days, most } = row;
  if (counted === "reached" || counted === "kept") {
    countCohort(life, row, stages, add);
    return;
  }
  for (const stay of life) {
    const { area, starts, rank, before, from, due } = stay;
    const isWanted = stage === "" || stay.stage === stage;
    if (counted === "entered") {
      if (isEntry(stay, stage)) add(area, starts, 1);
    } else if (counted === "moved") {
      if (stay.stage === goal && before?.stage === stage) add(rank === undefined ? from : area, starts, 1);
    } else if (!isWanted) continue;
    else if (counted === "promoted" && risen(stay) > 0) add(area, starts, 1);
    else if (counted === "fallen" && risen(stay) < 0) add(area, starts, 1);
    else if (counted === "left" && rank === undefined && before?.rank !== undefined) add(from, starts, 1);
    else if (counted === "in-time") countInTime(stay, add);
    else if (counted === "stock") countStanding(stay, starts, NEVER, add);
    else if (counted === "overdue") countSince(due, { days: days || "0", most }, stay, add);
    else if (counted === "aged")
      countSince(stage === "" ? stay.entered : stay.since, { days: days || "-1", most }, stay, add);
  }
}

/** Adds a stay in the register from a day until before another. */
export function countStanding(
  { rank, area, starts, ends }: Stay,
  opens: string,
  closes: string,
  add: Add,
  passed?: boolean,
): void {
  const [from, until] = [opens > starts ? opens : starts, closes < ends ? closes : ends];
  if (rank === undefined || from >= until) return;
  add(area, from, 1, passed);
  add(area, until, -1, passed);
}

/** Adds a stay when something has been so for more than `days` days, and no more than `most`. */
function countSince(
  since: string | undefined,
  { days, most }: { days: string; most: string | undefined },
  stay: Stay,
  add: Add,
): void {
  if (since === undefined) return;
  countStanding(stay, after(since, Number(days) + 1), most ? after(since, Number(most) + 1) : NEVER, add);
}

/** Whether an indicator that applies to the whole is one figure for it, wherever in it things are. */
export function isOneFigure(indicator: string, plan: Plan): boolean {
  const city = plan.rows("plan")[0]?.city ?? "";
  return plan.row("indicators", indicator)?.row.areas === "none" && plan.applies(indicator, city);
}

/** Whether a thing came into the register, or into one stage of it. */
export function isEntry({ stage, rank, before }: Stay, wanted: string): boolean {
  if (wanted === "") return rank !== undefined && before?.rank === undefined;
  return stage === wanted && before?.stage !== wanted;
}

/** Up or down the ladder by so much; 0 where it came from without or left. */
function risen({ rank, before }: Stay): number {
  return rank === undefined || before?.rank === undefined ? 0 : rank - before.rank;
}

/** A stay counts on the day by which it should have ended, once for a stage wherever the thing was then. */
function countInTime({ due, starts, ends, goesOn, area }: Stay, add: Add): void {
  if (due === undefined || starts > due) return;
  const isOver = ends <= due;
  if (!isOver || goesOn) add(area, due, 1, isOver);
}

/** A thing counts some days after it first came. */
function countCohort(
  life: Stay[],
  { counted, stage = "", goal = "", days }: PlanRow,
  stages: Stages,
  add: Add,
): void {
  const entry = life.find((stay) => isEntry(stay, stage));
  if (!entry) return;
  const by = after(entry.starts, Number(days));
  const wanted = stages.get(goal)?.rank;
  const isKept = ({ rank, ...stay }: Stay) =>
    rank !== undefined && (stage === "" || stay.stage === stage) && stay.starts <= by && stay.ends > by;
  const isReached = ({ rank, ...stay }: Stay) =>
    (stay.stage === goal || (wanted !== undefined && (rank ?? -1) >= wanted)) &&
    stay.starts >= entry.starts &&
    stay.starts <= by;
  add(entry.area, by, 1, life.some(counted === "kept" ? isKept : isReached));
}
