import type { Plan, PlanRow } from "../plan.ts";
import { after, NEVER, type Stay } from "./life.ts";

/** From which day to which something is counted. */
interface Time {
  from: string;
  until: string;
}

/** What a row of `counts` counts in the life of one thing, by area: of shares those whose day came, and those that had done it. */
export interface Share {
  area: string;
  passed: boolean;
}

/** What of a thing's life counts in a time, as a row of `counts` says. */
export function countedIn(life: Stay[], row: PlanRow, stages: Map<string, PlanRow>, time: Time): Share[] {
  const { counted = "", stage = "", goal = "" } = row;
  const isWanted = (stay: Stay) => stage === "" || stay.stage === stage;
  const took = (stays: Stay[], areaOf: (stay: Stay) => string | undefined = ({ area }) => area): Share[] =>
    stays.map((stay) => ({ area: areaOf(stay) ?? "", passed: false }));
  const came = (stay: Stay) => stay.starts >= time.from && stay.starts <= time.until;
  const isThere = (stay: Stay) =>
    stay.rank !== undefined && stay.starts <= time.until && stay.ends > time.until;
  switch (counted) {
    case "stock":
      return took(life.filter((stay) => isThere(stay) && isWanted(stay)));
    case "overdue":
      return took(
        life.filter((stay) => isThere(stay) && isWanted(stay) && isBetween(stay.due, row, time.until)),
      );
    case "aged":
      return took(life.filter((stay) => isThere(stay) && isWanted(stay) && isAged(stay, row, time.until)));
    case "entered":
      return took(life.filter((stay) => came(stay) && isEntry(stay, stage)));
    case "promoted":
      return took(life.filter((stay) => came(stay) && isWanted(stay) && risen(stay) > 0));
    case "fallen":
      return took(life.filter((stay) => came(stay) && isWanted(stay) && risen(stay) < 0));
    case "moved":
      return took(
        life.filter((stay) => came(stay) && stay.stage === goal && stay.before?.stage === stage),
        ({ rank, area, from }) => (rank === undefined ? from : area),
      );
    case "left":
      return took(
        life.filter((stay) => came(stay) && isWanted(stay) && hasLeft(stay)),
        ({ from }) => from,
      );
    case "in-time":
      return life.filter(isWanted).flatMap((stay) => inTime(stay, time));
    default:
      return ofCohort(life, row, stages, time);
  }
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

function hasLeft({ rank, before }: Stay): boolean {
  return rank === undefined && before?.rank !== undefined;
}

/** Whether a day comes more than `days` days after another, and no more than `most`. */
function isBetween(since: string | undefined, { days = "", most = "" }: PlanRow, day: string): boolean {
  if (since === undefined || after(since, Number(days || 0)) >= day) return false;
  return most === "" || after(since, Number(most)) >= day;
}

/** Whether a thing has been in the register, or in one stage of it, for so many days; any number where the least is not said. */
function isAged({ since, entered }: Stay, row: PlanRow, day: string): boolean {
  const begun = row.stage ? since : entered;
  return isBetween(begun, row.days ? row : { ...row, days: "-1" }, day);
}

/** A stay counts on the day by which it should have ended, once for a stage wherever the thing was then. */
function inTime({ due, starts, ends, goesOn, area }: Stay, { from, until }: Time): Share[] {
  if (due === undefined || due < from || due > until || starts > due) return [];
  const isOver = ends <= due;
  return isOver && !goesOn ? [] : [{ area, passed: isOver }];
}

/** A thing counts some days after it first came. */
function ofCohort(
  life: Stay[],
  { counted, stage = "", goal = "", days }: PlanRow,
  stages: Map<string, PlanRow>,
  { from, until }: Time,
): Share[] {
  const entry = life.find((stay) => isEntry(stay, stage));
  const by = entry && after(entry.starts, Number(days));
  if (!entry || by === undefined || by < from || by > until) return [];
  const wanted = stages.get(goal)?.rank ?? "";
  const isKept = ({ rank, ...stay }: Stay) =>
    rank !== undefined && (stage === "" || stay.stage === stage) && stay.starts <= by && stay.ends > by;
  const isReached = ({ rank, ...stay }: Stay) =>
    (stay.stage === goal || (wanted !== "" && (rank ?? -1) >= Number(wanted))) &&
    stay.starts >= entry.starts &&
    stay.starts <= by &&
    by < NEVER;
  return [{ area: entry.area, passed: life.some(counted === "kept" ? isKept : isReached) }];
}
