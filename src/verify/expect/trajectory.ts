import { periodOf } from "../arithmetic/period.ts";
import type { Plan } from "../originals/plan.ts";
import type { ProvenFact } from "./format.ts";

/** What the plan says of a trajectory: its indicator, its base year, and its target where it has one. */
function rowOf(plan: Plan, id: string) {
  return plan.row("trajectories", id)?.row;
}

/** The rule of a fact of a trajectory: one without a target is judged by its growth alone. */
export function trajectoryRule(id: string, plan: Plan): string {
  const [, trajectory = "", , , aspect = ""] = id.split("/");
  const alone = aspect === "verdict" && rowOf(plan, trajectory)?.target === "";
  return `${alone ? "tendency" : "trajectory"} ${aspect}`;
}

/** The years from the base to the figure or to the target's end, where a fact's operand says one of them. */
export function yearsOf(id: string, fact: ProvenFact, name: string, plan: Plan): string | undefined {
  const [, trajectory = "", , period = ""] = id.split("/");
  const row = rowOf(plan, trajectory);
  const target = plan.row("targets", row?.target ?? "")?.row;
  const until = name === "span" ? target?.period : period;
  const [base, end] = [periodOf(row?.base ?? ""), periodOf(until ?? "")];
  if (!base || !end || fact.operands.every((operand) => operand.name !== name)) return undefined;
  return String((end.last - base.last) / 12);
}
