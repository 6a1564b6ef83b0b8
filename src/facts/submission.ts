import type { Warehouse } from "../warehouse/open.ts";

/** A form that an area owes for a reporting period; whether it came in time is the fact that it names. */
export interface Submission {
  area: string;
  period: string;
  due: string;
  /** The fact of its state. */
  fact: string;
  /** When the first file of it arrived, and which file is in force; null where none has arrived. */
  arrived: string | null;
  file: string | null;
}

/** A file that a later one replaces, for an area and a period. */
export interface Superseded {
  area: string;
  period: string;
  file: string;
  later: string;
}

/** Reads the forms that are owed, the latest period first and areas in the plan's order. */
export async function readSubmissions(warehouse: Warehouse): Promise<Submission[]> {
  return warehouse.query<Submission>(
    `select area, period, due, fact, arrived, in_force_file as file
     from submission order by last desc, period, place`,
  );
}

/** Reads the replaced files in the order in which they stand in the register. */
export async function readSuperseded(warehouse: Warehouse): Promise<Superseded[]> {
  return warehouse.query<Superseded>(
    `select area, period, file, later_file as later from superseded order by place, period, area`,
  );
}
