import { z } from "zod";
import type { Warehouse } from "../warehouse/open.ts";

const submissionRow = z.strictObject({
  area: z.string(),
  period: z.string(),
  due: z.string(),
  /** The fact of its state. */
  fact: z.string(),
  /** When the first file of it arrived, and which file is in force; null where none has arrived. */
  arrived: z.string().nullable(),
  file: z.string().nullable(),
});
/** A form that an area owes for a reporting period; whether it came in time is the fact that it names. */
export type Submission = z.infer<typeof submissionRow>;

const supersededRow = z.strictObject({
  area: z.string(),
  period: z.string(),
  file: z.string(),
  later: z.string(),
});
/** A file that a later one replaces, for an area and a period. */
export type Superseded = z.infer<typeof supersededRow>;

/** Reads the forms that are owed, the latest period first and areas in the plan's order. */
export async function readSubmissions(warehouse: Warehouse): Promise<Submission[]> {
  return warehouse.query(
    submissionRow,
    `select area, period, due, fact, arrived, in_force_file as file
     from submission order by last desc, period, place`,
  );
}

/** Reads the replaced files in the order in which they stand in the register. */
export async function readSuperseded(warehouse: Warehouse): Promise<Superseded[]> {
  return warehouse.query(
    supersededRow,
    `select area, period, file, later_file as later from superseded order by place, period, area`,
  );
}
