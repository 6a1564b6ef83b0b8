import { decimal } from "../arithmetic/exact.ts";
import type { Value } from "../arithmetic/expression.ts";
import { planText } from "../originals/cells.ts";
import { fold } from "../originals/read/sheet.ts";
import type { Site } from "../site/site.ts";
import type { Operand, RecordsOperand } from "./format.ts";
import type { Leaves, Say } from "./ground.ts";
import { answersValue } from "./surveys/surveyed.ts";

/** What a cell of the plan says; nothing where it is blank. */
const textValue = (text: string | undefined): Value => (text?.trim() ? (decimal(text) ?? text) : null);
const one = (value: Value): Value[] => (value === null ? [] : [value]);

/** The original of a reading's or state's reference, and which of its leaves that is. */
export function referred(reference: string, { originals }: Leaves) {
  const [short = "", index] = reference.split("/", 2);
  return { original: originals.get(short), index: Number(index) };
}

/** The values that an operand of a cell, row, file or set stands for; none where the originals do not say it. */
export function leafValues(operand: Operand, leaves: Leaves, say: Say): Value[] {
  switch (operand.kind) {
    case "reading": {
      const { original, index } = referred(operand.reading, leaves);
      const reading = original?.readings[index];
      if (operand.part === "zones") return one(original?.zones[index] ?? null);
      return one(
        (operand.part === "series" ? reading && fold(reading.series ?? "") : reading?.value) ?? null,
      );
    }
    case "state": {
      const { original, index } = referred(operand.reading, leaves);
      return one(original?.states[index] ?? null);
    }
    case "plan": {
      return one(textValue(planText(leaves.plan, operand.cell)));
    }
    case "file": {
      const original = leaves.originals.get(operand.file.slice(0, 12));
      return one(original ? (operand.part === "arrived" ? original.arrived : operand.file) : null);
    }
    case "set": {
      const file = leaves.originals.get(operand.file.slice(0, 12))?.file;
      const listed = (operand.of === "reading" ? file?.readings : file?.findings) ?? [];
      return listed.map((_, index) => `${operand.of} ${index}`);
    }
    case "records": {
      const records = leaves.originals.get(operand.file.slice(0, 12))?.records;
      if (!records) return [];
      const count = String(records.count(operand));
      if (count !== operand.count)
        say(
          `${operand.which} records of ${operand.indicator} ${operand.area} are ${count}, not ${operand.count}`,
        );
      const parts = operand.part === undefined ? records.countByPart(operand) : undefined;
      if (!isSameCount(parts, operand.parts))
        say(
          `parts of the ${operand.which} records of ${operand.indicator} ${operand.area} are ${JSON.stringify(parts)}`,
        );
      return ofRecords(operand.part, decimal(count));
    }
    case "answers": {
      const value = answersValue(operand, leaves);
      if (value !== operand.value)
        say(
          `${operand.what} of answers of ${operand.indicator} ${operand.area} is ${value}, not ${operand.value}`,
        );
      return one(decimal(value ?? ""));
    }
    case "fact":
    case "each":
    case "run":
    case "moved":
    case "bound":
      return [];
  }
}

/** The values that the proofs say an operand stands for. */
export function saidValues(operand: Operand, { files, plan }: Site): Value[] {
  const file = (short: string) => files.get(short.slice(0, 12))?.file;
  const [short = "", index] = "reading" in operand ? operand.reading.split("/") : [];
  switch (operand.kind) {
    case "reading": {
      const reading = file(short)?.readings[Number(index)];
      if (!reading) return [];
      if (operand.part === "zones") return [reading.zones ? (reading.zones.counting ?? "unsure") : "unsaid"];
      return operand.part === "series" ? [fold(reading.series?.text ?? "")] : one(decimal(reading.value));
    }
    case "state":
      return one(file(short)?.states[Number(index)]?.value ?? null);
    case "plan": {
      return one(textValue(plan[operand.cell]?.text));
    }
    case "file":
      return one((operand.part === "arrived" ? file(operand.file)?.arrived : operand.file) ?? null);
    case "answers":
      return one(decimal(operand.value));
    case "records":
      return ofRecords(operand.part, decimal(operand.count));
    default:
      return [];
  }
}

/** What records stand for: how many they are, the blank series, or that each counts once, for the area that it names. */
function ofRecords(part: "series" | "zones" | undefined, count: Value): Value[] {
  if (part === "zones") return ["excluded"];
  return part === "series" ? [""] : one(count);
}

function isSameCount(counted: RecordsOperand["parts"] = {}, said: RecordsOperand["parts"] = {}): boolean {
  const parts = Object.keys(counted);
  return parts.length === Object.keys(said).length && parts.every((part) => counted[part] === said[part]);
}
