import { z } from "zod";
import { spelledPath } from "../core/disk/filename.ts";
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
    ...{ value: blankNumber, numerator: blankNumber, denominator: blankNumber, scale: blankNumber },
    ...{
      last: blankNumber,
      opening: blankNumber,
      last_year: blankNumber,
      whole_year: blankNumber,
      season: blankNumber,
    },
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
  ...["places", "words", "zones"],
  ...BROUGHT,
  ...Object.keys(scoringSchemas),
];

/** The schema of every reference table, by the table's name. */
export const referenceSchemas = {
  areas: z.object({
    area: slug,
    name: text,
    short: text,
    kind: oneOf("city", "county", "zone", "reference"),
    code: optional,
    former: list,
    inside: list,
    residents: blankCount.transform((text) => (text === "" ? text : Number(text))),
    longitude: blankNumber,
    latitude: blankNumber,
  }),
  places: z.object({ area: slug, across: oneTo(12), down: oneTo(12) }),
  departments: z.object({ department: slug, name: text, kind: oneOf("department", "group"), note: optional }),
  aliases: z.object({ kind: oneOf("area", "indicator", "department"), name: text, id: slug, note: optional }),
  /** Words of files that everybody may be told, beside those of the plan. */
  words: z.object({ word: text, by: text, note: optional }),
  sources: z.object({ kind: text, rank: count, title: text }),
  zones: z.object({
    declaration: slug,
    source: text,
    indicators: list,
    zones: oneOf("included", "excluded"),
    note: optional,
  }),
};

/** The path of a received file, in the one spelling of its names. */
const receivedPath = text.transform(spelledPath);

/** The register of received files: who sent what, and when it arrived. */
export const registerSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "write the file's sha256 in hexadecimal"),
  path: receivedPath,
  sender: text,
  arrived: day,
  basis,
  note: optional,
});

/** The answers that senders gave to findings: each closes one while the text that it answers stays as it is. */
export const answersSchema = z.object({
  path: receivedPath,
  code: slug,
  place: optional,
  text: optional,
  answer: text,
  from: text,
  date: day,
});

/** The objections of areas to figures and scores, with what was decided on each. */
export const appealsSchema = z.object({
  appeal: slug,
  area: slug,
  indicator: optional,
  period,
  objection: text,
  raised: day,
  decision: z.union(
    [z.literal(""), oneOf("upheld", "partly", "rejected")],
    "blank, upheld, partly or rejected",
  ),
  decided: z.union([z.literal(""), day], "blank, or a date such as 2013-10-15"),
  by: optional,
  reason: optional,
  basis,
});

type Schemas = typeof planSchemas & typeof referenceSchemas;
/** The typed row of a table of the plan or the reference folder. */
export type PlanRow<K extends keyof Schemas> = z.infer<Schemas[K]>;
export type RegisterRow = z.infer<typeof registerSchema>;
export type AnswerRow = z.infer<typeof answersSchema>;
export type AppealRow = z.infer<typeof appealsSchema>;
