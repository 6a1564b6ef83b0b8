import { z } from "zod";
import {
  basis,
  blankCount,
  blankNumber,
  blankOr,
  count,
  decimal,
  oneOf,
  optional,
  slug,
  text,
} from "./fields.ts";

/** What is counted of the things of a register. */
const NUMBERS = [
  "stock",
  "aged",
  "overdue",
  "rated",
  "repeated",
  "entered",
  "moved",
  "promoted",
  "fallen",
  "left",
] as const;
/** Of those whose time comes, how many had done it by then. */
export const SHARES = ["in-time", "reached", "kept"] as const;
const COUNTED = [...NUMBERS, ...SHARES] as const;
export type Counted = (typeof COUNTED)[number];
/** What is as it stands at the end of a period. */
export const STANDING: readonly Counted[] = ["stock", "aged", "overdue", "rated", "repeated"];
/** What is counted by how many days it has been so, more than some and no more than others. */
export const BANDED: readonly Counted[] = ["aged", "overdue"];
/** What is counted of steps or things that come to a stage. */
export const TO_GOAL: readonly Counted[] = ["moved", "reached"];
/** What is counted after some days that a row names. */
export const AFTER: readonly Counted[] = ["aged", "overdue", "repeated", "reached", "kept"];

/** The schemas of the tables by which a plan keeps registers; a plan need not have them. */
export const registerSchemas = {
  registers: z.object({
    register: slug,
    title: text,
    measure: optional,
    identity: oneOf("credit-code", "number", "name"),
    keeper: text,
    least: blankCount.default(""),
    cites: text,
    basis,
    note: optional,
  }),
  stages: z.object({
    stage: slug,
    register: slug,
    title: text,
    rank: blankOr(count, "a whole number"),
    within: blankCount,
    basis,
    note: optional,
  }),
  counts: z.object({
    indicator: slug,
    register: slug,
    counted: oneOf(...COUNTED),
    stage: blankOr(slug, "a stage's id"),
    goal: blankOr(slug, "a stage's id"),
    days: blankCount,
    most: blankCount.default(""),
    rating: blankOr(slug, "a rating's id").default(""),
  }),
  points: z.object({
    point: slug,
    register: slug,
    stage: slug,
    points: decimal,
    days: blankCount,
    repair: blankOr(slug, "a stage's id"),
    basis,
    note: optional,
  }),
  ratings: z.object({
    rating: slug,
    title: text,
    least: blankNumber,
    basis,
    note: optional,
  }),
};
