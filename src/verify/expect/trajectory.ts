import { periodOf } from "../arithmetic/period.ts";
import type { Plan } from "../originals/plan.ts";
import type { Operand, ProvenFact } from "./format.ts";
import type { Ground } from "./ground.ts";
import { otherThan } from "./stands.ts";

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

/** What an operand of a fact of a trajectory must be about; returns what is wrong with it. */
export function aboutTrajectory(id: string, ground: Ground): (operand: Operand) => string | undefined {
  const [, trajectory = "", area = "", period = ""] = id.split("/");
  const { plan } = ground;
  const row = rowOf(plan, trajectory);
  const { indicator = "", target = "", base = "", areas = "" } = row ?? {};
  const kind = plan.row("areas", area)?.row.kind ?? "";
  const named = areas.split(";").map((item) => item.trim());
  const figure = (year: string) => `indicator/${indicator}/${area}/${year}/actual`;
  const wanted: Record<string, string> = {
    amount: `${figure(period)} amount`,
    per: `${figure(period)} per`,
    base_amount: `${figure(base)} amount`,
    base_per: `${figure(base)} per`,
    growth: `trajectory/${trajectory}/${area}/${period}/growth amount`,
    required: `trajectory/${trajectory}/${area}/${period}/required amount`,
    progress: `trajectory/${trajectory}/${area}/${period}/progress amount`,
    reason: `trajectory/${trajectory}/${area}/${period}/reason status`,
    broken: `trajectory/${trajectory}/${area}/${period}/break status`,
    goal: `targets:${target}:goal`,
    direction: `indicators:${indicator}:direction`,
  };
  for (const level of ["on_track", "moderate", "limited"])
    wanted[level] = `levels:${target ? "ratio" : "growth"}:${level}`;
  return (operand) => {
    if (!row) return `the plan has no trajectory ${trajectory}`;
    if (!named.includes(area) && !named.includes(kind)) return `the trajectory is not that of ${area}`;
    if (operand.kind === "run") return undefined;
    return otherThan(operand, wanted[operand.name]);
  };
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
