import { z } from "zod";
import {
  basis,
  blankCount,
  blankNumber,
  blankOr,
  count,
  decimal,
  list,
  oneOf,
  optional,
  period,
  slug,
  text,
} from "./fields.ts";

export const QUESTION_KINDS = [
  "scale",
  "category",
  "amount",
  "score",
  "day",
  "person",
  "body",
  "text",
] as const;
/** What an indicator is of the sheets that answer a survey. */
const ESTIMATORS = ["mean", "share", "ratio", "total", "count"] as const;
export type Estimator = (typeof ESTIMATORS)[number];
/** What divides by how many units there are. */
export const OVER_UNITS: readonly Estimator[] = ["mean", "share"];

/** The schemas of the tables by which a plan measures: units answer the questions of a survey; a plan need not have them. */
export const surveySchemas = {
  surveys: z.object({
    survey: slug,
    title: text,
    measure: optional,
    keeper: text,
    noun: text,
    identity: oneOf("number", "credit-code", "none"),
    named: oneOf("yes", "no"),
    least: count,
    cites: text,
    basis,
    note: optional,
  }),
  questions: z.object({
    question: slug,
    survey: slug,
    title: text,
    kind: oneOf(...QUESTION_KINDS),
    scale: blankOr(slug, "a scale's id"),
    most: blankNumber,
    unit: optional,
    note: optional,
  }),
  scales: z.object({ answer: slug, scale: slug, title: text, score: blankNumber, note: optional }),
  populations: z.object({
    population: slug,
    survey: slug,
    period,
    area: slug,
    units: count,
    asked: blankCount,
    basis,
    note: optional,
  }),
  estimates: z.object({
    indicator: slug,
    survey: slug,
    estimator: oneOf(...ESTIMATORS),
    line: blankNumber,
    only: blankOr(slug, "an answer's id"),
    by: list,
    interval: oneOf("normal", "wilson", "none"),
  }),
  weights: z.object({
    weight: slug,
    indicator: slug,
    question: slug,
    part: oneOf("value", "base"),
    factor: decimal,
  }),
  indices: z.object({ index: slug, indicator: slug, part: slug, factor: decimal, note: optional }),
};
