import { z } from "zod";
import { decimalsOf, digits, divide, exact } from "../core/exact.ts";
import { LARGE } from "../plan/large.ts";
import { BASES, STATUSES } from "../plan/schemas.ts";
import type { Warehouse } from "../warehouse/open.ts";
import { displayNumber, MOST_DECIMALS, WORDS } from "./display.ts";
import { Interned } from "./interned.ts";

const followingRow = z.strictObject({
  fact: z.string(),
  method: z.string(),
  rule: z.string(),
  model: z.string(),
  decimals: z.number().nullable(),
  signed: z.boolean(),
  edges: z.array(z.string()).nullable(),
  /** What its large numbers are written in; blank or null where they are written out. */
  shown_in: z.enum(["", ...LARGE]).nullable(),
});
/** By which rule and model facts follow, and how their display texts are made: the same of many facts. */
export type Following = Omit<z.infer<typeof followingRow>, "fact" | "edges">;

const factRow = followingRow.extend({
  subject: z.string(),
  indicator: z.string().nullable(),
  /** The target that it states or judges. */
  target: z.string().nullable(),
  area: z.string().nullable(),
  period: z.string(),
  /** What of its subject it says: `actual`, `yoy`, `goal`, `status` … */
  aspect: z.string(),
  amount: z.string().nullable(),
  divisor: z.string().nullable(),
  word: z.string().nullable(),
  /** The word that is shown, where it says more than the verdict's own. */
  shown_word: z.string().nullable(),
  unit: z.string(),
  status: z.enum(STATUSES).nullable(),
  basis: z.enum(BASES),
  /** `incomplete`: some of its parts were not reported or read, or it rests on such a figure; `break`: the definition changed. */
  flag: z.enum(["incomplete", "break"]).nullable(),
  audience: z.enum(["public", "internal"]),
});
type FactRow = z.infer<typeof factRow>;

/** What is read of a fact and not told of it: what its value and display text are made of, and how it follows. */
type Inner = "amount" | "divisor" | "word" | "shown_word" | "edges" | keyof Following;

/** One publishable number or verdict. */
export interface Fact extends Omit<FactRow, Inner> {
  /** The value in digits (at most 12 decimals), or the word of a verdict. */
  value: string;
  /** Where the value is a ratio, what it is exactly: `dividend ÷ divisor`. */
  dividend: string | null;
  divisor: string | null;
  display: string;
}

/** Facts in the order of their ids, and of each how it follows and the numbers that its display text stays on the right side of. */
export interface ReadFacts {
  facts: Fact[];
  following: Following[];
  /** By the places of facts; of most there are none. */
  edges: Map<number, string[]>;
}

/** Reads the facts of a warehouse, makes their display texts, and says how each follows. What many facts share is held once. */
export async function readFacts(warehouse: Warehouse): Promise<ReadFacts> {
  const read: ReadFacts = { facts: [], following: [], edges: new Map() };
  const texts = new Interned();
  const ways = new Map<string, Following>();
  for await (const rows of warehouse.stream(
    factRow,
    `select fact.* replace (if(fact.flag is null and lacking.fact is not null, 'incomplete', fact.flag) as flag)
     from fact
     left join lacking on lacking.fact = fact.fact
     order by fact.fact`,
  ))
    for (const row of rows) {
      if (row.edges?.length) read.edges.set(read.facts.length, row.edges);
      read.facts.push(factOf(row, texts));
      read.following.push(followingOf(row, ways));
    }
  return read;
}

/** How a fact follows, as one object for all that follow so. */
function followingOf(
  { method, rule, model, decimals, signed, shown_in }: FactRow,
  ways: Map<string, Following>,
) {
  const key = [method, rule, model, decimals, signed, shown_in].join("\n");
  const known = ways.get(key);
  if (known) return known;
  const following = { method, rule, model, decimals, signed, shown_in };
  ways.set(key, following);
  return following;
}

/** Written out, since there are tens of thousands, and what is spread is copied slowly. */
function factOf(row: FactRow, texts: Interned): Fact {
  const fact: Fact = {
    fact: row.fact,
    subject: texts.of(row.subject),
    indicator: texts.of(row.indicator),
    target: texts.of(row.target),
    area: texts.of(row.area),
    period: texts.of(row.period),
    aspect: texts.of(row.aspect),
    value: "",
    dividend: null,
    divisor: null,
    unit: texts.of(row.unit),
    display: "",
    status: texts.of(row.status),
    basis: texts.of(row.basis),
    flag: texts.of(row.flag),
    audience: texts.of(row.audience),
  };
  const { amount, divisor, word, aspect } = row;
  if (word !== null) {
    fact.value = texts.of(word);
    // A grade is called as the plan calls it.
    fact.display = aspect === "grade" ? fact.value : WORDS[known(SPOKEN, row.shown_word ?? word)];
    return fact;
  }
  if (amount === null || divisor === null)
    throw new Error(`a fact with neither number nor word: ${row.fact}`);
  const by = exact(divisor);
  const value = divide(exact(amount), by);
  fact.value = digits(value, decimalsOf(value, MOST_DECIMALS));
  if (by.num !== by.den) {
    fact.dividend = plain(amount);
    fact.divisor = texts.of(plain(divisor));
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
