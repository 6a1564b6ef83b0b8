import type { Intake } from "../intake/receive.ts";
import type { Plan } from "../plan/plan.ts";
import { SCENARIOS, type ScenarioKind } from "../plan/scenario.ts";
import { BASES, STATUSES } from "../plan/schemas.ts";
import { fillRecords } from "./bulk/records.ts";
import { fieldsOfRegister } from "./bulk/register/fields.ts";
import { createMacros } from "./macros.ts";
import { enumOf, type RawTable, type Warehouse } from "./open.ts";
import { plannedTables } from "./raw/planned.ts";
import { receivedTables } from "./raw/received.ts";
import { scoringTables } from "./raw/scoring.ts";
import { answerTables, LARGE_SUM, surveyTables } from "./raw/surveyed.ts";
import { type Run, timedTables } from "./raw/timed.ts";

export type { Run } from "./raw/timed.ts";

/**
 * Fills an empty warehouse with the run, the plan, and what was received; makes the macros of `methods`. Returns the
 * intake with what its large files speak for and the findings in them, since only the warehouse reads those. The models then
 * run through these kinds of scenario beside what is published; through none where the list is empty.
 */
export async function fillWarehouse(
  warehouse: Warehouse,
  plan: Plan,
  received: Intake,
  run: Run,
  scenarios: readonly ScenarioKind[] = SCENARIOS,
): Promise<Intake> {
  await warehouse.run(`create type basis as ${enumOf(BASES)}`);
  await warehouse.run(`create type status as ${enumOf(STATUSES)}`);
  const intake = await fillRecords(warehouse, plan, received, run.knownAt);
  // Those of large lists are there already, with all others.
  const isHeld = received.large.some(fieldsOfRegister);
  for (const [name, table] of Object.entries(rawTables(plan, intake, run, scenarios)))
    if (!isHeld || !["listed_event", "known_thing"].includes(name)) await warehouse.append(name, table);
  await createMacros(warehouse, plan);
  return intake;
}

/** The tables that models read, beside records: by name, the run, the plan, and what was received. */
export function rawTables(
  plan: Plan,
  intake: Intake,
  run: Run,
  scenarios: readonly ScenarioKind[],
): Record<string, RawTable> {
  return {
    ...timedTables(plan, intake, run),
    scenario_kind: { columns: { kind: "varchar" }, rows: scenarios.map((kind) => ({ kind })) },
    ...plannedTables(plan),
    ...scoringTables(plan),
    ...surveyTables(plan),
    ...receivedTables(plan, intake),
    ...answerTables(intake),
    large_sum: { ...LARGE_SUM, rows: intake.sums },
  };
}
