import type { Exact } from "../arithmetic/exact.ts";
import type { Rules } from "../arithmetic/rules.ts";
import type { Original } from "../originals/original.ts";
import type { Plan } from "../originals/plan.ts";
import type { Failures } from "../site/failure.ts";
import type { Site } from "../site/site.ts";
import type { ProvenFact } from "./format.ts";
import type { Bounds } from "./run.ts";

/** What facts rest on: the originals read again, and the plan's tables. */
export interface Leaves {
  originals: Map<string, Original>;
  plan: Plan;
}

/** Everything by which facts are evaluated. */
export interface Ground extends Leaves {
  site: Site;
  rules: Rules;
  bounds: Bounds;
  failures: Failures;
  /** In a scenario: whether a fact that is published stands there too, as far as can be told. */
  stands?: (fact: string) => boolean;
  /** Of the facts of a scenario, what is published of the same. */
  published?: (fact: string) => ProvenFact | undefined;
}

/** Says where a proof differs from what it rests on, without a fact's value being wrong for it. */
export type Say = (step: string) => void;

/** How many parts a figure should have; two numbers where it cannot be told how its areas count a zone. */
export interface Expected {
  least: number;
  most: number;
}

/** A fact as it follows from the originals: its number over its divisor, or its word; neither where nothing follows. */
export interface Verified {
  amount: Exact | null;
  divisor: Exact | null;
  word: string | null;
  /** The value as pages and downloads have it, and its display text; null where nothing follows. */
  value: string | null;
  display: string | null;
  /** How many parts of a figure are there, and how many should be: as many as operands name one, of a figure by the plan. */
  parts: Expected & { present: number };
  /** Whether a cell, row, count or rule below it is another than the proofs say. */
  moved: boolean;
}

/** What follows for a fact, by its id. */
export type Follow = (fact: string) => Verified;
