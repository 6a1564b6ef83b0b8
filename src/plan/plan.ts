import type { Originals } from "../core/disk/originals.ts";
import type { ConfigError } from "../core/error.ts";
import type { Table } from "../core/table.ts";
import type { Outline } from "./outline.ts";
import type { Prose } from "./prose.ts";
import type {
  AnswerRow,
  AppealRow,
  IssuedRow,
  LayoutRow,
  RegisterRow,
  referenceSchemas,
  StatedRow,
  WithdrawalRow,
} from "./reference.ts";
import type { PlanRow, planSchemas } from "./schemas.ts";

/** The tables of a plan folder and of the reference folder. */
type TableName = keyof typeof planSchemas | keyof typeof referenceSchemas;
export type Tables = { [K in TableName]: Table<PlanRow<K>> };

/** A plan: its tables, the reference tables it names things by, the register of what was received, the answers to findings, the appeals, the layouts that were confirmed, and what was withdrawn. */
export interface Plan extends Tables {
  /** The data folder that holds it. */
  root: string;
  /** The files of that folder, as they are read. */
  originals: Originals;
  /** The one row of `plan.csv`. */
  head: PlanRow<"plan">;
  register: Table<RegisterRow>;
  answers: Table<AnswerRow>;
  appeals: Table<AppealRow>;
  /** The arrangements of tables that the office has confirmed. */
  layouts: Table<LayoutRow>;
  withdrawals: Table<WithdrawalRow>;
  /** The editions that were issued, and what they stated. */
  issued: Table<IssuedRow>;
  stated: Table<StatedRow>;
  /** What analysts wrote for its pages. */
  prose: Prose[];
  /** What of it cannot be read. */
  proseFaults: ConfigError[];
  /** The outlines of areas, where the data folder has any. */
  outlines: Outline[];
}
