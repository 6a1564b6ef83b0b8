import { z } from "zod";

/** What an operand's name stands for; an operand that is a set has several of one name. */
export type Operand = { name: string } & (
  | { kind: "reading"; reading: string; part?: "series" | "zones" }
  | { kind: "state"; reading: string }
  | { kind: "plan"; cell: string }
  | { kind: "fact"; fact: string; part: FactPart }
  | { kind: "each"; facts: string; part: "amount" }
  | { kind: "file"; file: string; part?: "arrived" }
  | { kind: "set"; file: string; of: "reading" | "finding" }
  | ({ kind: "records" } & RecordSet)
  | ({ kind: "answers" } & AnswerSet)
  | { kind: "moved"; reading: string; by: "up" | "down" }
  | { kind: "bound"; side: "least" | "most"; indicator: string; area: string; period: string }
  | { kind: "run"; value: string }
);

/** What of a fact an operand is; of one that a survey gives, that it names no series, and counts each sheet for the area that it names. */
type FactPart = "amount" | "divisor" | "status" | "series" | "zones";

/** Records of a file that are counted: those of an indicator and area from a day to a day, all or the passed ones. */
export interface RecordSet {
  file: string;
  indicator: string;
  area: string;
  from: string;
  until: string;
  which: "all" | "passed";
  count: string;
  /** Of a list that tells of the parts of a lake: how many of them are in each, by the first 12 digits of its sha256. */
  parts?: Record<string, string>;
  /** Such a list names no series, and counts each record for the area that it names. */
  part?: "series" | "zones";
}

/** Sheets of a list that count for an indicator in an area, or in a category: how many, or a sum of what they add. */
interface AnswerSet {
  file: string;
  indicator: string;
  area: string;
  period: string;
  /** The answers of which the sheets gave one, with `+` between them; blank for all. */
  category: string;
  what: string;
  value: string;
}

/** A row of the model `operand`. */
export const operandRow = z.strictObject({
  /** The place of its fact among all, by their ids. */
  place: z.number(),
  name: z.string(),
  kind: z.enum([
    "reading",
    "state",
    "plan",
    "fact",
    "each",
    "file",
    "set",
    "records",
    "answers",
    "moved",
    "bound",
    "run",
  ] satisfies Operand["kind"][]),
  ref: z.string(),
  part: z.string().nullable(),
});
export type OperandRow = z.infer<typeof operandRow>;

/** The leaf that each reading and each state of intake is in its file, by their numbers. */
export type References = Record<"reading" | "state", (string | undefined)[]>;

/** The operand of a row, which is of this form and refers to that. */
export function operandOf(
  { name, kind, part }: Pick<OperandRow, "name" | "kind" | "part">,
  ref: string,
  references: References,
): Operand {
  switch (kind) {
    case "reading":
    case "state": {
      const reading = leafOf(kind, ref, references);
      if (kind === "state") return { name, kind, reading };
      return part === "series" || part === "zones" ? { name, kind, reading, part } : { name, kind, reading };
    }
    case "plan":
      return { name, kind, cell: ref };
    case "fact":
      return { name, kind, fact: ref, part: part as FactPart };
    case "each":
      return { name, kind, facts: ref, part: "amount" };
    case "file":
      return { name, kind, file: ref, ...(part === "arrived" ? { part } : {}) };
    case "set": {
      const [file = "", of] = ref.split(":");
      return { name, kind, file, of: of === "finding" ? of : "reading" };
    }
    case "records": {
      const [, file = "", indicator = "", area = "", from = "", until = "", which, count = "", parts] =
        ref.split("|");
      const set = { file, indicator, area, from, until, count };
      return {
        name,
        kind,
        ...set,
        which: which === "passed" ? which : "all",
        ...(parts && { parts: Object.fromEntries(parts.split(";").map((each) => each.split("="))) }),
        ...(part === "series" || part === "zones" ? { part } : {}),
      };
    }
    case "answers": {
      const [, file = "", indicator = "", area = "", period = "", category = "", what = "", value = ""] =
        ref.split("|");
      return { name, kind, file, indicator, area, period, category, what, value };
    }
    case "moved": {
      const [, by, own = ""] = ref.split("|");
      return { name, kind, reading: leafOf("reading", own, references), by: by === "down" ? by : "up" };
    }
    case "bound": {
      const [, side, indicator = "", area = "", period = ""] = ref.split("|");
      return { name, kind, side: side === "most" ? side : "least", indicator, area, period };
    }
    case "run":
      return { name, kind, value: ref };
  }
}

function leafOf(kind: keyof References, own: string, references: References): string {
  const reading = references[kind][Number(own)];
  if (!reading) throw new Error(`no ${kind} ${own}`);
  return reading;
}
