import type { Choice } from "./draw.ts";
import type { Box, Form } from "./form.ts";

/** A finding that must be there: on one cell, on each of a set, or (null) on the whole file. */
export interface Expected {
  /** Any one of these. */
  code: string | string[];
  at: Box | null;
  detail?: RegExp;
  /** Where the cell's place in words is not the one that its table gives it. */
  place?: RegExp;
}

/** Where a kind of mess or fault is put. Two of different scopes do not get in each other's way. */
export type Scope = "bytes" | "table" | "cell";

/**
 * A kind of mess, after which the same must be read and nothing found; or of fault: `put` changes the form and what
 * must be read from it, and tells what must be found. It gives null where the form has no place for it.
 */
export interface Kind {
  name: string;
  scope: Scope;
  /** The layouts to which it applies, all where it does not say. */
  layouts?: RegExp;
  put(form: Form, choice: Choice): Expected[] | null;
}
