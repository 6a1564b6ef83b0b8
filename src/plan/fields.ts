import { z } from "zod";
import { type Read, readNumber, readWhole } from "../core/numeral.ts";
import { parsePeriod } from "../core/period.ts";
import { parse } from "../rules/parse.ts";

/** What a figure rests on, from the firmest to the weakest. */
export const BASES = ["reported", "public", "demonstration", "assumption"] as const;
export type Basis = (typeof BASES)[number];

/** How an indicator is told against a year before: in percent of the figure, or as a difference. */
export const TRENDS = ["percent", "points"] as const;

/** Takes what a field's reader gives, and else says what to write. */
function checked(read: (text: string) => Read) {
  return (value: string, context: z.RefinementCtx): string => {
    const { number, remedy } = read(value);
    if (number !== undefined) return number;
    context.addIssue({ code: "custom", message: remedy });
    return z.NEVER;
  };
}

function inArithmetic(value: string, context: z.RefinementCtx): void {
  if (value === "") return;
  try {
    parse(value);
  } catch (error) {
    const message = `${(error as Error).message}; keep to the small arithmetic of methods`;
    context.addIssue({ code: "custom", message });
  }
}

export const text = z.string().trim().min(1, "write a text");
export const optional = z.string().trim();
/** How long an id may be: files are named after it, whose names take 255 bytes with what stands around it. */
const LONGEST_ID = 100;
export const slug = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, "use letters, digits, dots and hyphens only")
  .max(LONGEST_ID, `use at most ${LONGEST_ID} characters`);
/** An expression of the small arithmetic of methods. */
export const expression = text.superRefine(inArithmetic);
/** Such an expression, or blank. */
export const blankExpression = optional.superRefine(inArithmetic);
export const list = z.string().transform((value) =>
  value
    .split(";")
    .map((item) => item.trim())
    .filter((item) => item !== ""),
);
/** A number as tables write it, in the fewest digits: `60.0` is 60. */
export const decimal = z.string().transform(checked(readNumber));
/** A number, or blank. */
export const blankNumber = z
  .string()
  .transform((value, context) => (value === "" ? "" : checked(readNumber)(value, context)));
/** A whole number, not below zero. */
export const count = z.string().transform(checked(readWhole)).transform(Number);
/** A whole number in digits, or blank. */
export const blankCount = z
  .string()
  .transform((value, context) => (value === "" ? "" : checked(readWhole)(value, context)));
export const period = z
  .string()
  .refine(
    (value) => parsePeriod(value) !== null,
    "write a period such as 2013, 2013Y07, 2013Q3, 2013H1, 2013M09 or 2011-2015",
  );
/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export const day = z.string().refine(isDay, "write a date such as 2013-10-15");
export const basis = z.enum(BASES, `one of ${BASES.join(", ")}`);
export const oneOf = <const T extends string[]>(...values: T) =>
  z.enum(values, `one of ${values.join(", ")}`);
/** A whole number from 1 to `most`. */
export const oneTo = (most: number) =>
  count.refine((number) => number >= 1 && number <= most, `from 1 to ${most}`);
/** A field that may be blank, with what else it may be. */
export const blankOr = <T extends z.ZodType>(schema: T, words: string) =>
  z.union([z.literal(""), schema], `blank, or ${words}`);
