import { periodOf, yearBefore } from "../arithmetic/period.ts";
import type { Plan } from "../originals/plan.ts";
import type { Operand } from "./format.ts";
import type { Ground } from "./ground.ts";
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

/** The number that a target asks of an area: the plan's, or what its rule made of the past. */
function heldGoal({ target, area, period }: Judged, { plan, site }: Pick<Ground, "plan" | "site">): string {
  if (plan.row("targets", target)?.row.goal_by)
    return site.facts.get(`target/${target}/${area}/${period}/goal`)?.fact.value ?? "";
  const [table = "", id = ""] = goalCell({ target, area, period }, plan).split(":");
  return plan.row(table, id)?.row.goal ?? "";
}

/** How many decimals a difference from a goal needs: as many as the figure is shown with, or the goal has. */
export function placesBeside(places: number, goal: string): number {
  const [, fraction = ""] = goal.split(".");
  return Math.max(places, fraction.replace(/0+$/, "").length);
}

/** How a target's gap from its goal is shown, and its size. */
export function shownGap(id: string, ground: Pick<Ground, "plan" | "site">) {
  const [, target = "", area = "", period = "", aspect] = id.split("/");
  const row = ground.plan.row("targets", target)?.row ?? {};
  const indicator = ground.plan.row("indicators", row.indicator ?? "")?.row ?? {};
  const places = row.unit === indicator.unit ? Number(indicator.decimals) : 1;
  return {
    unit: row.unit === "%" ? "个百分点" : (row.unit ?? ""),
    decimals: placesBeside(places, heldGoal({ target, area, period }, ground)),
    signed: aspect === "gap",
    edges: [{ num: 0n, den: 1n }],
  };
}

/** The decimals with which what a target still needs for an area is shown: of a growth, those of the amounts that it is of. */
export function placesNeeded(id: string, places: number, ground: Pick<Ground, "plan" | "site">): number {
  const [, target = "", area = "", period = ""] = id.split("/");
  const growth = ground.plan.row("targets", target)?.row.method?.startsWith("growth");
  return growth ? places : placesBeside(places, heldGoal({ target, area, period }, ground));
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
