import type { Finding } from "./findings/finding.ts";
import type { PersonalEntry } from "./findings/personal.ts";
import type { Found } from "./layout/layout.ts";
import type { Reading } from "./reading.ts";
import type { CountedRecord } from "./records/record.ts";
import type { RegisterList } from "./records/register-list.ts";
import type { Cover } from "./records/repeats.ts";
import type { UncountedRecord } from "./records/uncounted.ts";
import type { StateReading } from "./values/state.ts";

/** What is read of one file. */
export interface FileReadings {
  covers: Cover[];
  readings: Reading[];
  records: CountedRecord[];
  /** Of a register: what its tables list. */
  registers: RegisterList[];
  /** What rows that cannot be read may have to be counted for, each once. */
  uncounted: UncountedRecord[];
  states: StateReading[];
  findings: Finding[];
  /** From which row on a table is not read, where that is so; 0 where nothing of it is. */
  unread: Map<Found, number>;
  /** What would be read of tables with heads that nobody knows, if the office confirmed them. */
  proposed: Pick<FileReadings, "readings" | "records" | "registers" | "states">;
  /** Who filled it in; for the office only. */
  persons: PersonalEntry[];
}
