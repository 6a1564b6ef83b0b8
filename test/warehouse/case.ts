import { join } from "node:path";
import type { Intake } from "../../src/intake/receive.ts";
import type { Plan } from "../../src/plan/plan.ts";
import type { Run } from "../../src/warehouse/fill.ts";
import { intakeOf, withStates } from "./given.ts";
import { planWith, type Row, readRows, readTables, runOf, shippedPlan } from "./support.ts";
import { trimmed } from "./trim.ts";

/** A worked case: what is given, and of which tables rows are expected. */
export interface Case {
  name: string;
  why: string;
  /** Whether it rests on more than its own figures, such as forms or all that a department leads, so that no other case may stand beside it. */
  apart: boolean;
  plan: Plan;
  intake: Intake;
  run: Run;
  expected: Record<string, Row[]>;
}

/** Reads a case from its folder: the shipped plan's rows that it names, with those that it changes or adds. */
export function readCase(folder: string, name: string): Case {
  const at = join(folder, name);
  const [bounds = {}] = readRows(join(at, "bounds.csv"));
  const changes = readTables(join(at, "plan"));
  const [given, states] = [readRows(join(at, "given.csv")), readRows(join(at, "states.csv"))];
  const expected = readTables(join(at, "expected"));
  const shipped = trimmed(shippedPlan, [changes, { given, states }, expected]);
  const plan = planWith(changes, Number(bounds.begins || 1), bounds.alone ? [bounds.alone] : [], shipped);
  const intake = withStates(intakeOf(plan, given), states);
  const run = runOf(bounds.as_of ?? "", bounds.known_at || undefined);
  return { name, why: bounds.why ?? "", apart: bounds.apart === "yes", plan, intake, run, expected };
}
