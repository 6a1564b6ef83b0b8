import { type Period, periodOf, yearBefore } from "../arithmetic/period.ts";
import type { Operand } from "./format.ts";
import { heldGoalFault } from "./goal.ts";
import type { Ground } from "./ground.ts";

const ASPECTS = ["needed", "needed-month", "needed-next", "needed-passed", "needed-most", "attainable"];

/** Whether an aspect of a target says what is still needed. */
export function isNeeded(aspect: string): boolean {
  return ASPECTS.includes(aspect);
}

/** How what is still needed is shown, as the target's indicator has it, and with as many decimals as a difference from the goal needs. */
export function shownNeeded(
  aspect: string,
  indicator: Record<string, string>,
  beside: (places: number) => number,
) {
  const unit = indicator.unit === "%" ? "个百分点" : (indicator.unit ?? "");
  const decimals = Number(indicator.decimals);
  if (aspect === "needed")
    return { unit, decimals: beside(decimals), signed: false, edges: [{ num: 0n, den: 1n }] };
  if (aspect === "needed-month") return { unit, decimals, signed: false, edges: [] };
  const counted = aspect === "needed-most" && indicator.denominator === "";
  return { unit: counted ? unit : "", decimals: null, signed: false, edges: [] };
}

/** What is wrong with an operand of what is still needed that stands for a fact or a cell of the plan. */
export function neededFault(id: string, operand: Operand, ground: Ground): string | undefined {
  const [, target = "", area = "", period = ""] = id.split("/");
  const row = ground.plan.row("targets", target)?.row ?? {};
  const at = (when: string, what: string) => `indicator/${row.indicator}/${area}/${when}/${what}`;
  const root = `target/${target}/${area}/${period}`;
  const year = periodOf(row.period ?? "");
  const before = year && yearBefore(year);
  const wanted: Record<string, string> = {
    comparator: `targets:${target}:comparator`,
    last_year: `${at(before ?? "", "actual")} amount`,
    last_year_denominator: `${at(before ?? "", "denominator")} amount`,
    ahead: `${root}/needed-next amount`,
    passed: `${root}/needed-passed amount`,
  };
  for (const name of ["decimals", "periods", "scale"]) wanted[name] = `indicators:${row.indicator}:${name}`;
  if (operand.kind === "run") return undefined;
  if (operand.name === "goal") return heldGoalFault({ target, area, period }, operand, ground.plan);
  if (operand.kind === "plan") return same(operand.cell, wanted[operand.name]);
  if (operand.kind !== "fact") return `it is a ${operand.kind}`;
  const said = `${operand.fact} ${operand.part}`;
  if (wanted[operand.name]) return same(said, wanted[operand.name]);
  // The figure's own period, or the one before it, is told by the operand: it must be one of the target's time.
  const when = operand.fact.split("/")[3] ?? "";
  const held = figurePeriod(operand.name, when, year);
  if (!held || !within(held, year)) return `it is of the period ${when}`;
  const part = operand.name === "per" ? "per" : "amount";
  const aspect = operand.name.replace(/^last_/, "");
  return same(said, `${at(when, ["amount", "per"].includes(aspect) ? "actual" : aspect)} ${part}`);
}

/** The period of the figure that an operand is of, or of the figure a year after it. */
function figurePeriod(name: string, when: string, year: Period | undefined): Period | undefined {
  if (!name.startsWith("last_")) return periodOf(when);
  const after = `${String(Number(when.slice(0, 4)) + 1).padStart(4, "0")}${when.slice(4)}`;
  return year ? periodOf(after) : undefined;
}

function within(period: Period, outer: Period | undefined): boolean {
  return outer !== undefined && period.first >= outer.first && period.last <= outer.last;
}

function same(said: string, wanted: string | undefined): string | undefined {
  return said === wanted ? undefined : `it is ${said}, not ${wanted}`;
}
