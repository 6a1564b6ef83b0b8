import { firstDay, lastDay, periodOf } from "../../arithmetic/period.ts";
import type { Plan, PlanRow } from "../plan.ts";
import { countedIn } from "./counted.ts";
import type { Stay } from "./life.ts";

/** From which day to which something is counted. */
interface Time {
  from: string;
  until: string;
}

/** How many are counted, and how many of them had done it. */
export interface Count {
  all: number;
  passed: number;
}

/** Of what is counted from the beginning. */
const BEGINNING = "0001-01-01";

/** What rows of `counts` count of a register in some time, by area: worked out once for each. */
export class Tally {
  private readonly known = new Map<string, Map<string, Count>>();
  private readonly lives: () => Iterable<Stay[]>;
  private readonly stages: Map<string, PlanRow>;
  private readonly plan: Plan;
  /** Whether its lives are so many that all its rows are counted in all periods of the plan while they are gone through. */
  private readonly isLong: boolean;

  constructor(lives: () => Iterable<Stay[]>, stages: Map<string, PlanRow>, plan: Plan, isLong: boolean) {
    this.lives = lives;
    this.stages = stages;
    this.plan = plan;
    this.isLong = isLong;
  }

  /** What a row counts in a time, by area. */
  of(row: PlanRow, { from, until }: Time): Map<string, Count> {
    const key = keyOf(row, { from, until });
    const known = this.known.get(key);
    if (known) return known;
    this.fill(this.isLong ? this.askedOf(row, { from, until }) : [[row, { from, until }]]);
    return this.known.get(key) ?? new Map<string, Count>();
  }

  private fill(asked: [PlanRow, Time][]): void {
    const counts = asked.map(([row, time]) => {
      const count = new Map<string, Count>();
      this.known.set(keyOf(row, time), count);
      return { row, time, count };
    });
    for (const life of this.lives())
      for (const { row, time, count } of counts)
        for (const { area, passed } of countedIn(life, row, this.stages, time)) {
          const own = count.get(area) ?? { all: 0, passed: 0 };
          count.set(area, { all: own.all + 1, passed: own.passed + (passed ? 1 : 0) });
        }
  }

  /** What may be asked of the register beside one question: what its rows count in the periods of the plan. */
  private askedOf(asked: PlanRow, time: Time): [PlanRow, Time][] {
    const all = new Map<string, [PlanRow, Time]>([[keyOf(asked, time), [asked, time]]]);
    const begins = Number(this.plan.rows("plan")[0]?.year_begins ?? 1) - 1;
    for (const row of this.plan.rows("counts")) {
      if (row.register !== asked.register || row.counted === "rated" || row.counted === "repeated") continue;
      const how = this.plan.row("indicators", row.indicator ?? "")?.row.periods;
      for (const { period = "" } of this.plan.rows("periods")) {
        const { first, last } = periodOf(period) ?? { first: 0, last: 0 };
        const year = last - ((((last - begins) % 12) + 12) % 12);
        const starts =
          how === "last" ? [BEGINNING] : [...new Set(how === "sum" ? [first, year] : [year])].map(firstDay);
        for (const from of starts) {
          const own = { from, until: lastDay(last) };
          if (!this.known.has(keyOf(row, own))) all.set(keyOf(row, own), [row, own]);
        }
      }
    }
    return [...all.values()];
  }
}

function keyOf({ indicator }: PlanRow, { from, until }: Time): string {
  return `${indicator} ${from} ${until}`;
}
