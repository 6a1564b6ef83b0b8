import { z } from "zod";
import {
  BASES,
  basis,
  blankCount,
  blankExpression,
  blankNumber,
  count,
  day,
  decimal,
  expression,
  list,
  oneOf,
  oneTo,
  optional,
  period,
  slug,
  TRENDS,
  text,
} from "./fields.ts";
import { LARGE } from "./large.ts";
import type { referenceSchemas } from "./reference.ts";
import { scoringSchemas } from "./scoring.ts";

export { BASES, type Basis, isDay } from "./fields.ts";

/** The seven statuses, from best to worst, then those that are no judgement. */
export const STATUSES = [
  "met",
  "on pace",
  "behind",
  "missed",
  "no data",
  "not due",
  "not applicable",
] as const;
export type Status = (typeof STATUSES)[number];

/** The schema of every table of a plan folder, by the table's name. */
export const planSchemas = {
  plan: z.object({
    plan: slug,
    title: text,
    city: slug,
    issued: day,
    document: text,
    called: text,
    source: text,
    office: text,
    as_of: period,
    year_begins: oneTo(12),
  }),
  sections: z.object({ section: slug, numeral: text, title: text }),
  measures: z.object({
    measure: slug,
    section: optional,
    title: text,
    lead: list,
    responsible: list,
    participants: list,
  }),
  indicators: z.object({
    indicator: slug,
    measure: optional,
    title: text,
    unit: text,
    direction: oneOf("up", "down"),
    scale: count,
    decimals: count,
    shown_in: z.union([z.literal(""), z.enum(LARGE)], `blank, or one of ${LARGE.join(", ")}`),
    areas: oneOf("sum", "none"),
    periods: oneOf("sum", "to-date", "last", "none"),
    trend: oneOf(...TRENDS),
    authority: oneOf("area", "department", "public"),
    numerator: optional,
    denominator: optional,
    definition: optional,
    basis,
  }),
  applicability: z.object({ indicator: slug, areas: list, note: optional }),
  targets: z.object({
    target: slug,
    measure: optional,
    title: text,
    indicator: slug,
    area: slug,
    parts: z.union([z.literal(""), basis], `blank, or one of ${BASES.join(", ")}`),
    period,
    comparator: oneOf(">=", "<=", "="),
    goal: decimal,
    unit: text,
    strength: oneOf("must", "aim"),
    method: slug,
    reading: optional,
    basis,
    goal_by: optional,
  }),
  shares: z.object({ share: slug, target: slug, area: slug, goal: decimal, basis, note: optional }),
  examples: z.object({
    example: slug,
    method: slug,
    title: text,
    unit: text,
    decimals: count,
    periods: oneOf("sum", "to-date", "last"),
    comparator: oneOf(">=", "<=", "="),
    goal: decimal,
    goal_by: optional,
    value: blankNumber,
    numerator: blankNumber,
    denominator: blankNumber,
    scale: blankNumber,
    last: blankNumber,
    opening: blankNumber,
    last_year: blankNumber,
    whole_year: blankNumber,
    season: blankNumber,
    elapsed: count,
    months: count,
    basis,
  }),
  methods: z.object({
    method: slug,
    aspect: slug,
    title: optional,
    comparator: z.union([z.literal(""), oneOf(">=", "<=", "=")], "blank, >=, <= or ="),
    suits: list,
    words: text,
    symbols: text,
    expression,
    divisor: blankExpression,
  }),
  counting: z.object({
    indicator: z.union([z.literal(""), slug], "blank, or an indicator's id"),
    form: text,
    kind: text,
    least: blankCount,
  }),
  deliverables: z.object({ deliverable: slug, measure: slug, title: text, form: slug }),
  periods: z.object({ period, due: day, basis }),
  limits: z.object({
    indicator: slug,
    least: blankNumber,
    most: blankNumber,
    jump: blankNumber,
    shrink: blankNumber,
    nature: z.union([z.literal(""), oneOf("count", "amount")], "blank, count or amount"),
    basis,
    note: optional,
  }),
  decisions: z.object({
    indicator: slug,
    area: slug,
    period,
    source: text,
    by: text,
    date: day,
    reason: text,
    basis,
  }),
  trajectories: z.object({
    trajectory: slug,
    title: text,
    indicator: slug,
    target: optional,
    areas: list,
    base: period,
    basis,
    note: optional,
  }),
  levels: z.object({
    scale: oneOf("ratio", "growth"),
    on_track: decimal,
    moderate: decimal,
    limited: decimal,
    basis,
    note: optional,
  }),
  ...scoringSchemas,
};

/** The tables of which the product brings rows, so that a plan holds only what it changes or adds. */
export const BROUGHT: readonly string[] = ["methods"];

/** The tables that a plan need not have. */
export const OPTIONAL: readonly string[] = [
  ...["shares", "examples", "limits", "answers", "decisions", "appeals", "trajectories", "levels"],
  ...["places", "words", "zones", "layouts"],
  ...BROUGHT,
  ...Object.keys(scoringSchemas),
];

type Schemas = typeof planSchemas & typeof referenceSchemas;
/** The typed row of a table of the plan or the reference folder. */
export type PlanRow<K extends keyof Schemas> = z.infer<Schemas[K]>;
