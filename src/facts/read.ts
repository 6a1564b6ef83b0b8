import { decimalsOf, digits, divide, exact } from "../plan/exact.ts";
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
  /** Where the value is a ratio, what it is exactly: `numerator ÷ denominator`. */
  numerator: string | null;
  denominator: string | null;
  unit: string;
  display: string;
  status: Status | null;
  basis: Basis;
  /** `incomplete`: some of its parts were not reported; `break`: the definition changed. */
  flag: "incomplete" | "break" | null;
  audience: "public" | "internal";
}

interface FactRow extends Following, Omit<Fact, "value" | "display" | "numerator" | "denominator"> {
  amount: string | null;
  per: string | null;
  word: string | null;
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
  const rows = await warehouse.query<FactRow>("select * from fact order by fact");
  return { facts: rows.map(factOf), following: rows };
}

function factOf({ amount, per, word, ...of }: FactRow): Fact {
  const { decimals, signed, edges, shown_in, method, rule, model, ...row } = of;
  const fact = { ...row, numerator: null, denominator: null, basis: known(BASES, row.basis) };
  if (word !== null)
    return {
      ...fact,
      value: word,
      // A grade is called as the plan calls it.
      display:
        row.aspect === "grade" ? word : WORDS[known(Object.keys(WORDS) as (keyof typeof WORDS)[], word)],
    };
  if (amount === null || per === null) throw new Error(`a fact with neither number nor word: ${row.fact}`);
  const divisor = exact(per);
  const value = divide(exact(amount), divisor);
  return {
    ...fact,
    value: digits(value, decimalsOf(value, MOST_DECIMALS)),
    ...(divisor.num === divisor.den ? {} : { numerator: plain(amount), denominator: plain(per) }),
    display: displayNumber(value, {
      ...{ unit: row.unit, decimals, signed, edges: (edges ?? []).map(exact) },
      shownIn: shown_in ?? "",
    }),
  };
}

/** A decimal without the zeros that only its column's type writes. */
export function plain(decimal: string): string {
  return decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
}

function known<const T extends readonly string[]>(words: T, word: string): T[number] {
  if (!words.includes(word)) throw new Error(`unknown word: ${word}`);
  return word as T[number];
}
