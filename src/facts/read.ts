import { decimalsOf, digits, divide, exact } from "../core/exact.ts";
import type { Large } from "../plan/large.ts";
import { BASES, type Basis, type Status } from "../plan/schemas.ts";
import type { Warehouse } from "../warehouse/open.ts";
import { displayNumber, MOST_DECIMALS, WORDS } from "./display.ts";

/** One publishable number or verdict. */
export interface Fact {
  fact: string;
  subject: string;
  indicator: string | null;
  /** The target that it states or judges. */
  target: string | null;
  area: string | null;
  period: string;
  /** What of its subject it says: `actual`, `yoy`, `goal`, `status` … */
  aspect: string;
  /** The value in digits (at most 12 decimals), or the word of a verdict. */
  value: string;
  /** Where the value is a ratio, what it is exactly: `dividend ÷ divisor`. */
  dividend: string | null;
  divisor: string | null;
  unit: string;
  display: string;
  status: Status | null;
  basis: Basis;
  /** `incomplete`: some of its parts were not reported or read, or it rests on such a figure; `break`: the definition changed. */
  flag: "incomplete" | "break" | null;
  audience: "public" | "internal";
}

interface FactRow extends Following, Omit<Fact, "value" | "display" | "dividend" | "divisor"> {
  amount: string | null;
  divisor: string | null;
  word: string | null;
  /** The word that is shown, where it says more than the verdict's own. */
  shown_word: string | null;
}

/** By which rule and model a fact follows, and how its display text is made. */
export interface Following {
  fact: string;
  method: string;
  rule: string;
  model: string;
  decimals: number | null;
  signed: boolean;
  edges: string[] | null;
  /** What its large numbers are written in; null where they are written out. */
  shown_in: Large | null;
}

/** Reads the facts of a warehouse in the order of their ids, makes their display texts, and says how each follows. */
export async function readFacts(warehouse: Warehouse): Promise<{ facts: Fact[]; following: Following[] }> {
  const rows = await warehouse.query<FactRow>(
    `select fact.* replace (if(fact.flag is null and lacking.fact is not null, 'incomplete', fact.flag) as flag)
     from fact
     left join lacking on lacking.fact = fact.fact
     order by fact.fact`,
  );
  return { facts: rows.map(factOf), following: rows };
}

/** Written out, since there are tens of thousands, and what is spread is copied slowly. */
function factOf(row: FactRow): Fact {
  const fact: Fact = {
    fact: row.fact,
    subject: row.subject,
    indicator: row.indicator,
    target: row.target,
    area: row.area,
    period: row.period,
    aspect: row.aspect,
    value: "",
    dividend: null,
    divisor: null,
    unit: row.unit,
    display: "",
    status: row.status,
    basis: known(BASES, row.basis),
    flag: row.flag,
    audience: row.audience,
  };
  const { amount, divisor, word, aspect } = row;
  if (word !== null) {
    fact.value = word;
    // A grade is called as the plan calls it.
    fact.display = aspect === "grade" ? word : WORDS[known(SPOKEN, row.shown_word ?? word)];
    return fact;
  }
  if (amount === null || divisor === null)
    throw new Error(`a fact with neither number nor word: ${row.fact}`);
  const by = exact(divisor);
  const value = divide(exact(amount), by);
  fact.value = digits(value, decimalsOf(value, MOST_DECIMALS));
  if (by.num !== by.den) {
    fact.dividend = plain(amount);
    fact.divisor = plain(divisor);
  }
  fact.display = displayNumber(value, {
    unit: row.unit,
    decimals: row.decimals,
    signed: row.signed,
    edges: (row.edges ?? []).map(exact),
    shownIn: row.shown_in ?? "",
  });
  return fact;
}

const SPOKEN = Object.keys(WORDS) as (keyof typeof WORDS)[];

/** A decimal without the zeros that only its column's type writes. */
export function plain(decimal: string): string {
  return decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
}

function known<const T extends readonly string[]>(words: T, word: string): T[number] {
  if (!words.includes(word)) throw new Error(`unknown word: ${word}`);
  return word as T[number];
}
