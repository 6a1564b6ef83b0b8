import type { Operand } from "./format.ts";
import type { Ground } from "./ground.ts";
import { periodOf, yearBefore } from "./period.ts";
import type { Plan } from "./plan.ts";
import { otherThan } from "./stands.ts";

/** A target judged for an area at a period. */
interface Judged {
  target: string;
  area: string;
  period: string;
}

/** The cell of the number that a target asks of an area: its share, where it has one. */
function goalCell({ target, area }: Judged, plan: Plan): string {
  const share = plan.rows("shares").find((row) => row.target === target && row.area === area)?.share;
  return share === undefined ? `targets:${target}:goal` : `shares:${share}:goal`;
}

/** What is wrong with the goal that an area is held against: the plan's number, or the fact that a rule makes of it. */
export function heldGoalFault(judged: Judged, operand: Operand, plan: Plan): string | undefined {
  const { target, area, period } = judged;
  const made = plan.row("targets", target)?.row.goal_by;
  const wanted = made ? `target/${target}/${area}/${period}/goal amount` : goalCell(judged, plan);
  return otherThan(operand, wanted);
}

/** What is wrong with an operand of a goal: the plan's number, and figures of the whole year before. */
export function goalFault(id: string, operand: Operand, { plan, bounds }: Ground): string | undefined {
  const [, target = "", area = "", period = ""] = id.split("/");
  const row = plan.row("targets", target)?.row ?? {};
  const year = periodOf(row.period ?? "");
  const at = (where: string) => `indicator/${row.indicator}/${where}/${year && yearBefore(year)}/actual`;
  const wanted: Record<string, string> = {
    goal: goalCell({ target, area, period }, plan),
    last_year: `${at(area)} amount`,
    last_year_per: `${at(area)} per`,
    last_whole_year: `${at(bounds.city)} amount`,
    last_whole_year_per: `${at(bounds.city)} per`,
  };
  return otherThan(operand, wanted[operand.name]);
}
