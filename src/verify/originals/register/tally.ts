import type { Plan, PlanRow } from "../plan.ts";
import { type Add, countLife, isStanding } from "./counted.ts";
import { type Stages, stagesOf } from "./event.ts";
import type { Stay } from "./life.ts";

/** How many are counted, and how many of them had done it. */
export interface Count {
  all: number;
  passed: number;
}

/** By how much each day changes what is counted, by area. */
type Days = Map<string, Map<string, Count>>;

/** What rows of `counts` count of a register: all that its days change, worked out in one walk through the lives of its things. */
export class Tally {
  private days: Map<string, Days> | undefined;
  private readonly lives: () => Iterable<Stay[]>;
  private readonly rate: (life: Stay[], row: PlanRow, add: Add) => void;
  private readonly rows: PlanRow[];
  private readonly stages: Stages;

  constructor(
    register: string,
    plan: Plan,
    { lives, rate }: { lives: () => Iterable<Stay[]>; rate: Tally["rate"] },
  ) {
    this.lives = lives;
    this.rate = rate;
    this.stages = stagesOf(plan);
    this.rows = plan.rows("counts").filter((row) => row.register === register);
  }

  /** What a row counts in a time, in one area or in all. */
  count(
    row: PlanRow,
    { from, until, area }: { from: string; until: string; area?: string | undefined },
  ): Count {
    this.days ??= this.counted();
    const sum = { all: 0, passed: 0 };
    for (const [place, days] of this.days.get(row.indicator ?? "") ?? [])
      if (area === undefined || place === area)
        for (const [day, { all, passed }] of days)
          if (day <= until && (isStanding(row) || day >= from)) {
            sum.all += all;
            sum.passed += passed;
          }
    return sum;
  }

  private counted(): Map<string, Days> {
    const found = this.rows.map((row) => ({ row, ...daysAdded() }));
    for (const life of this.lives())
      for (const { row, add } of found)
        if (row.counted === "rated") this.rate(life, row, add);
        else countLife(life, row, this.stages, add);
    return new Map(found.map(({ row, days }) => [row.indicator ?? "", days]));
  }
}

/** The days of one row, and what adds to them. */
function daysAdded(): { days: Days; add: Add } {
  const days: Days = new Map();
  return {
    days,
    add: (area = "", day, by, passed = false) => {
      const own = days.get(area) ?? new Map<string, Count>();
      if (own.size === 0) days.set(area, own);
      const count = own.get(day);
      if (!count) own.set(day, { all: by, passed: passed ? by : 0 });
      else {
        count.all += by;
        if (passed) count.passed += by;
      }
    },
  };
}
