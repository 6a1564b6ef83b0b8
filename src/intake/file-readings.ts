import type { AnswerList } from "./answers/list.ts";
import type { Loader } from "./contract.ts";
import type { Finding } from "./findings/finding.ts";
import type { PersonalEntry } from "./findings/personal.ts";
import type { Guide } from "./layout/guide.ts";
import type { Found } from "./layout/layout.ts";
import type { Cell } from "./layout/sheet.ts";
import type { Reading } from "./reading.ts";
import type { CountedRecord } from "./records/record.ts";
import type { RegisterList } from "./records/register-list.ts";
import type { Cover } from "./records/repeats.ts";
import type { UncountedRecord } from "./records/uncounted.ts";
import type { StateReading } from "./values/state.ts";

/** What a file is read by; `elsewhere` are texts of sheets without a table that speak of its figures. */
export interface ReadFrom {
  path: string;
  loader: Loader;
  sender: string | null;
  guide: Guide;
  elsewhere: Cell[];
}

/** What is read of one file. */
export interface FileReadings {
  covers: Cover[];
  readings: Reading[];
  records: CountedRecord[];
  /** Of a register: what its tables list. */
  registers: RegisterList[];
  /** Of surveys: what units answered. */
  answers: AnswerList[];
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

/** What is read before anything is. */
export function nothingRead(): FileReadings {
  return {
    covers: [],
    readings: [],
    records: [],
    registers: [],
    answers: [],
    uncounted: [],
    states: [],
    findings: [],
    unread: new Map(),
    proposed: { readings: [], records: [], registers: [], states: [] },
    persons: [],
  };
}
