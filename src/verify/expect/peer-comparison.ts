import { periodOf, yearBefore } from "../arithmetic/period.ts";
import type { Operand } from "./format.ts";
import type { Ground, Leaves } from "./ground.ts";
import { eachShortfall } from "./short.ts";
import { otherThan } from "./stands.ts";

/** The kinds of area that stand beside each other. */
const BESIDE = ["county", "zone"];

/**
 * The facts that a pattern such as `indicator/3.2/<any>/2013/yoy`, with a star for any area, names: of every county and zone
 * that has one; where the fact that names them is itself about such an area, of those that have a fact of its kind too.
 */
export function eachFact(
  id: string,
  pattern: string,
  { site, plan }: Pick<Ground, "site" | "plan">,
): string[] {
  const short = eachShortfall(pattern, { site, plan });
  if (short) return short;
  const [type, subject, area = "", ...rest] = id.split("/");
  const beside = plan.rows("areas").filter(({ kind }) => BESIDE.includes(kind ?? ""));
  const among = beside.some((row) => row.area === area);
  return beside.flatMap(({ area: other = "" }) => {
    const fact = pattern.replace("*", other);
    const like = [type, subject, other, ...rest].join("/");
    return site.facts.has(fact) && (!among || site.facts.has(like)) ? [fact] : [];
  });
}

/** What an area contributes to a change or a gap of the whole. */
export interface Contribution {
  indicator: string;
  area: string;
  period: string;
  /** Of a gap. */
  target: string;
}

/** Whether an aspect is what an area contributes. */
export function isContribution(aspect: string): boolean {
  return aspect === "change-part" || aspect === "gap-part";
}

/** What is wrong with an operand of what an area contributes that names a fact, facts, or a cell of the plan. */
export function contributionFault(
  of: Contribution,
  operand: Operand,
  ground: Leaves & { bounds: { city: string } },
): string | undefined {
  const named = ["fact", "each", "plan"].includes(operand.kind);
  return named ? otherThan(operand, wantedOf(of, operand.name, ground)) : undefined;
}

/** The rule of what an area contributes; undefined for other facts. */
export function contributionRule(id: string, plan: Leaves["plan"]): string | undefined {
  const [type, indicator = "", , , aspect = "", target = ""] = id.split("/");
  if (type !== "indicator" || !isContribution(aspect)) return undefined;
  const row = plan.row("indicators", indicator)?.row;
  const ratio = row?.denominator !== "";
  if (aspect === "change-part") return `area-change ${ratio ? "ratio" : "amount"}-${row?.trend}`;
  const goal = plan.row("targets", target)?.row;
  if (goal?.method?.startsWith("growth")) return "area-gap growth";
  if (ratio) return "area-gap rate";
  return Number(goal?.goal) === 0 ? "area-gap count" : "area-gap amount";
}

/** What an operand of such a fact must name. */
function wantedOf(
  { indicator, area, period, target }: Contribution,
  name: string,
  { plan, bounds }: Leaves & { bounds: { city: string } },
): string | undefined {
  const parsed = periodOf(period);
  const last = name.startsWith("last_");
  const when = last ? parsed && yearBefore(parsed) : period;
  const at = (where: string, what: string) => `indicator/${indicator}/${where}/${when}/${what} amount`;
  const bare = last ? name.slice(5) : name;
  if (name === "scale") return `indicators:${indicator}:${name}`;
  if (name === "goal") {
    const goal = plan.row("targets", target)?.row;
    return goal?.indicator === indicator && goal.area === bounds.city ? `targets:${target}:goal` : undefined;
  }
  if (bare === "whole") return at(bounds.city, "actual");
  if (bare.startsWith("whole_")) return at(bounds.city, bare.slice(6));
  const own: Record<string, string> = {
    numerator: at(area, "numerator"),
    denominator: at(area, "denominator"),
    value: at(area, "actual"),
  };
  return own[bare];
}
