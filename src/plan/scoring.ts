import { z } from "zod";
import { basis, blankOr, count, day, decimal, list, oneOf, optional, period, slug, text } from "./fields.ts";

/** What is registered of a laboratory, by which requirements are scored. */
export const FEATURES = ["fields", "equipment", "staff", "accreditations", "projects"] as const;

const blankNumber = blankOr(decimal, "a number");

/** The schemas of the tables by which areas, departments and laboratories are scored; a plan need not have them. */
export const scoringSchemas = {
  schemes: z.object({
    scheme: slug,
    title: text,
    subjects: list,
    points: decimal,
    decimals: count.refine((places) => places <= 4, "at most 4 decimals"),
    step: decimal,
    source: text,
    basis,
    note: optional,
  }),
  scoring: z.object({
    line: slug,
    scheme: slug,
    parent: optional,
    title: text,
    points: decimal,
    subjects: list,
    about: oneOf("lines", "targets", "deliverables", "forms", "figure", "assessment", "requirement"),
    within: blankOr(oneOf("section", "measure", "item"), "section, measure or item"),
    of: list,
    strength: blankOr(oneOf("must", "aim"), "must or aim"),
    method: slug,
    unit: optional,
    goal: blankNumber,
    each: blankNumber,
    floor: blankNumber,
    cap: blankNumber,
    basis,
    note: optional,
  }),
  steps: z.object({ step: slug, line: slug, title: text, least: decimal, gives: decimal }),
  grades: z.object({ level: slug, scheme: slug, grade: text, least: decimal, note: optional }),
  vetoes: z.object({
    veto: slug,
    scheme: slug,
    title: text,
    target: slug,
    subjects: list,
    basis,
    note: optional,
  }),
  scores: z.object({
    score: slug,
    line: slug,
    subject: slug,
    period,
    self: blankNumber,
    found: decimal,
    by: text,
    date: day,
    basis,
    note: optional,
  }),
  laboratories: z.object({
    laboratory: slug,
    name: text,
    area: slug,
    industry: text,
    fields: blankNumber,
    equipment: blankNumber,
    staff: blankNumber,
    accreditations: blankNumber,
    projects: blankNumber,
    basis,
    note: optional,
  }),
};
