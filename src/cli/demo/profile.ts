import { z } from "zod";
import { readTable } from "../../core/table.ts";
import { blankNumber } from "../../plan/fields.ts";
import type { Plan } from "../../plan/plan.ts";
import { BASES, isDay } from "../../plan/schemas.ts";

const text = z.string().min(1, "write a text");
const number = blankNumber
  .transform(Number)
  .refine((value) => value >= 0, "blank, or a number not below zero");
const whole = z
  .string()
  .regex(/^-?(0|[1-9]\d*)$/, "write a whole number")
  .transform(Number);
const day = z.string().refine(isDay, "write a date such as 2013-10-15");
const oneOf = <const T extends string[]>(...values: T) => z.enum(values, `one of ${values.join(", ")}`);

/** The schema of every table that only `demo` reads, by the table's name. */
export const demonstrationSchemas = {
  areas: z.object({
    area: text,
    residents: number,
    gdp: number,
    basis: z.enum(BASES, `one of ${BASES.join(", ")}`),
    layout: oneOf("form", "list", "list-bom", "list-gb18030"),
    zones: z.string(),
    reporter: text,
    telephone: text,
  }),
  indicators: z.object({
    indicator: text,
    layout: oneOf("form", "wide-xlsx", "wide-csv", "items", "inspections"),
    department: z.string(),
    kind: z.string(),
    level: number,
    growth: number,
    rate: number,
    spread: number,
    reached: z.string(),
    incidents: z.union([z.literal(""), oneOf("number", "deaths", "counted")], "blank, or a word"),
    total: z.union([z.literal(""), oneOf("yes")], "blank, or yes"),
  }),
  incidents: z.object({ day, area: text, deaths: whole, kind: text, department: text }),
  forms: z.object({
    area: text,
    period: text,
    file: text,
    layout: oneOf("form", "list", "list-bom", "list-gb18030"),
    days: whole,
  }),
  registers: z.object({
    register: text,
    called: text,
    level: number,
    growth: number,
    spread: number,
    layout: oneOf("csv", "xlsx"),
    lists: text.transform((days) => days.split(";")),
    follows: z.string(),
  }),
  stages: z.object({ stage: text, after: text, share: number, days: number }),
  things: z.object({
    file: text,
    name: z.string(),
    code: z.string(),
    area: z.string(),
    stage: z.string(),
    day: z.string(),
    counts: z.union([z.literal(""), oneOf("yes")], "blank, or yes"),
    finding: z.string(),
    column: z.string(),
    text: z.string(),
  }),
  surveys: z.object({ survey: text, period: text, units: number, layout: oneOf("csv", "xlsx", "counts") }),
  answers: z.object({
    question: text,
    answers: z.string(),
    level: number,
    spread: number,
    given: z.string(),
  }),
  faults: z.object({
    file: text,
    line: z.string(),
    column: z.string(),
    kind: oneOf("write", "swap", "scale", "add", "repeat", "copy"),
    text: z.string(),
    code: text,
    loses: oneOf("nothing", "cell", "figure", "row", "file"),
  }),
};

type Schemas = typeof demonstrationSchemas;
/** The tables of the plan's `demonstration` folder. */
export type Profiles = { [K in keyof Schemas]: z.infer<Schemas[K]>[] };
export type AreaProfile = Profiles["areas"][number];
export type IndicatorProfile = Profiles["indicators"][number];
export type Incident = Profiles["incidents"][number];
export type RegisterProfile = Profiles["registers"][number];
export type SurveyProfile = Profiles["surveys"][number];
export type AnswerProfile = Profiles["answers"][number];
export type PlantedThing = Profiles["things"][number];
export type Fault = Profiles["faults"][number];
export type FormLayout = AreaProfile["layout"];

/** Reads the tables of the plan's `demonstration` folder. */
export function readProfiles(plan: Plan): Profiles {
  const read = ([name, schema]: [string, z.ZodObject]) => [
    name,
    readTable(
      plan.originals,
      `plan/${plan.head.plan}/demonstration/${name}.csv`,
      schema,
      Object.keys(schema.shape),
    ).rows,
  ];
  return Object.fromEntries(Object.entries(demonstrationSchemas).map(read)) as unknown as Profiles;
}
