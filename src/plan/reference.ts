import { z } from "zod";
import { spelledPath } from "../core/disk/filename.ts";
import {
  basis,
  blankCount,
  blankNumber,
  count,
  day,
  list,
  oneOf,
  oneTo,
  optional,
  period,
  slug,
  text,
} from "./fields.ts";

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

/** Arrangements of received tables that the office has confirmed: what their heads and labels mean in the words of a layout. */
export const layoutsSchema = z.object({
  signature: z.string().regex(/^[0-9a-f]{12}$/, "copy it from the layout command"),
  layout: slug,
  turned: oneOf("yes", "no"),
  columns: text,
  labels: optional,
  confirmed_by: text,
  confirmed_on: day,
  file: text,
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

/** What the office entered as withdrawn: a received file, or what it states of an indicator, an area and a period; blank is all of them. */
export const withdrawalsSchema = z.object({
  withdrawal: slug,
  path: receivedPath,
  indicator: optional,
  area: optional,
  period: z.union([z.literal(""), period], "blank, or a period such as 2013Q3"),
  by: text,
  date: day,
  reason: text,
});

/** The editions that the office has issued, each with what bounded it and the sha256 of its manifest. */
export const issuedSchema = z.object({
  edition: slug,
  as_of: period,
  known_at: day,
  manifest: z.string().regex(/^[0-9a-f]{64}$/, "write the sha256 of its manifest.json in hexadecimal"),
  issued_by: text,
  issued_on: day,
});

/** What an issued edition stated: the verdict on each target, and how many targets had which. */
export const statedSchema = z.object({ stated: slug, edition: slug, fact: text, value: text, basis });

export type RegisterRow = z.infer<typeof registerSchema>;
export type AnswerRow = z.infer<typeof answersSchema>;
export type LayoutRow = z.infer<typeof layoutsSchema>;
export type AppealRow = z.infer<typeof appealsSchema>;
export type WithdrawalRow = z.infer<typeof withdrawalsSchema>;
export type IssuedRow = z.infer<typeof issuedSchema>;
export type StatedRow = z.infer<typeof statedSchema>;
