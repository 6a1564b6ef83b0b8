import type { Event, Stages } from "./event.ts";

/** A time that a thing spent in one stage and area: from a day until it went on, for ever where it has not. */
export interface Stay {
  stage: string;
  area: string;
  /** The credit code of the enterprise whose thing it was then, as far as had been told. */
  owner: string | undefined;
  /** Blank of a stage in which it is no more in the register. */
  rank: number | undefined;
  /** Since when it is in the stage, wherever. */
  since: string;
  /** Since when it is in the register; of a stage in which it is no more there, since when it was. */
  entered: string;
  starts: string;
  ends: string;
  /** The stage in which it was before; undefined where it was in none. */
  before: { stage: string; rank: number | undefined } | undefined;
  /** The area in which it was before. */
  from: string | undefined;
  /** Whether it then went to another stage. */
  goesOn: boolean;
  /** By which day it should have gone on. */
  due: string | undefined;
}

export const NEVER = "9999-12-31";

/** The day so many days after one. */
export function after(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** The stays of one thing, by its events in the order of time. */
export function staysOf(events: Event[], stages: Stages): Stay[] {
  const stays: Stay[] = [];
  let owner: string | undefined;
  for (const event of events) {
    const { stage, area, day } = event;
    owner = event.owner ?? owner;
    const last = stays.at(-1);
    if (last?.stage === stage && last.area === area) continue;
    const { rank, within } = stages.get(stage) ?? {};
    const since = last?.stage === stage ? last.since : day;
    const entered = rank !== undefined && last?.rank === undefined ? day : (last?.entered ?? day);
    if (last) {
      last.ends = day;
      last.goesOn = last.stage !== stage;
    }
    stays.push({
      stage,
      area,
      owner,
      since,
      entered,
      rank,
      starts: day,
      ends: NEVER,
      goesOn: false,
      before: last && { stage: last.stage, rank: last.rank },
      from: last?.area,
      due: within === undefined ? undefined : after(since, within),
    });
  }
  return stays;
}
