import type { Plan } from "../originals/plan.ts";
import type { Ground } from "./ground.ts";

/** A target judged for an area at a period. */
interface Judged {
  target: string;
  area: string;
  period: string;
}

/** The row of the plan with the number that a target asks of an area: its share, where it has one. */
export function goalRow(target: string, area: string, plan: Plan): string {
  const share = plan.rows("shares").find((row) => row.target === target && row.area === area)?.share;
  return share === undefined ? `targets:${target}` : `shares:${share}`;
}

/** The number that a target asks of an area: the plan's, or what its rule made of the past. */
function heldGoal({ target, area, period }: Judged, { plan, site }: Pick<Ground, "plan" | "site">): string {
  if (plan.row("targets", target)?.row.goal_by)
    return site.facts.get(`target/${target}/${area}/${period}/goal`)?.fact.value ?? "";
  const [table = "", id = ""] = goalRow(target, area, plan).split(":");
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
