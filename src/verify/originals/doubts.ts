import { firstDay, lastDay, writtenPeriod } from "../arithmetic/period.ts";
import type { RecordsOperand } from "../expect/format.ts";
import { inDigits } from "./day.ts";

/** Whether something must, or may, be so. */
export interface Sure {
  must: boolean;
  may: boolean;
}

/** The days in which something happened, any where there are none; `isWider` where it may have been on others too, or on few of them. */
interface Days {
  first?: string;
  last?: string;
  isWider?: boolean;
}

/** A record that could not be counted; an area that could not be read may be any. */
interface Doubt {
  indicator: string;
  area: string | undefined;
  days: Days;
}

/** What may stand behind a period without saying which of its days are meant. */
const PART = /(?:[上中下]旬|[初中末底终内间])$/;

/** The days that a text names that is no day: those of its period, or something about its year. */
export function daysNamed(text: string): Days {
  const bare = inDigits(text.normalize("NFKC").replace(/\s+/g, ""));
  const period = writtenPeriod(bare) ?? writtenPeriod(bare.replace(PART, ""));
  if (period && period.kind !== "span" && !bare.includes("度"))
    return { first: firstDay(period.first), last: lastDay(period.last) };
  const years = [...bare.matchAll(/(?:19|20)\d\d/g)].map(([year]) => year);
  if (years.length === 0) return {};
  return { first: `${years[0]}-01-01`, last: `${years.at(-1)}-12-31`, isWider: true };
}

/** The days that such a text names and all later ones, since what a thing of a register comes to follows from what it was. */
export function fromThen(text: string): Days {
  const { last: _, ...days } = daysNamed(text);
  return days;
}

/** The records of a file that could not be counted, since too little of them could be read. */
export class Doubts {
  private readonly known = new Map<string, Doubt>();
  /** Whether there is a row of which it cannot be told here whether it is a record. */
  private isOdd = false;

  add(doubt: Doubt): void {
    const { indicator, area, days } = doubt;
    this.known.set([indicator, area, days.first, days.last, days.isWider].join(" "), doubt);
  }

  addOdd(): void {
    this.isOdd = true;
  }

  /** Whether one of them may belong to those that an operand counts, but for those of days that are told of elsewhere. */
  touch(
    { indicator, area, from, until }: RecordsOperand,
    isTold: (day: string) => boolean = () => false,
  ): Sure {
    const own = [...this.known.values()].filter(
      (doubt) =>
        doubt.indicator === indicator &&
        (doubt.area ?? area) === area &&
        !(doubt.days.first !== undefined && isTold(doubt.days.first)),
    );
    const sure = own.map(({ days: { first = from, last = until, isWider } }) =>
      isWider
        ? { must: from <= first && first <= until && until >= last, may: true }
        : { must: first <= until && last >= from, may: first <= until && last >= from },
    );
    return { must: sure.some(({ must }) => must), may: this.isOdd || sure.some(({ may }) => may) };
  }
}
