import type { Plan } from "../originals/plan.ts";
import { aloneRule } from "./alone.ts";
import { isBreak } from "./broken.ts";
import { exampleRule } from "./example.ts";
import type { ProvenFact } from "./format.ts";
import type { Ground } from "./ground.ts";
import { outlookRule } from "./outlook.ts";
import { amongRule } from "./peer-comparison.ts";
import { trajectoryRule } from "./trajectory.ts";

/** A target is judged by its method; every other fact has the rule of what it says. */
export function ruleFault(id: string, fact: ProvenFact, { plan, rules }: Ground): string | undefined {
  const [type, subject = "", , , aspect = ""] = id.split("/");
  const target = type === "target" ? plan.row("targets", subject)?.row : undefined;
  const wanted =
    type === "target" && aspect !== "gap-size"
      ? `${(aspect === "goal" && target?.goal_by) || target?.method} ${aspect}`
      : (type === "trajectory" && !isBreak(id)) || type === "example"
        ? (type === "example" ? exampleRule : trajectoryRule)(id, plan)
        : aspect.endsWith("-size")
          ? "magnitude value"
          : (outlookRule(id) ??
            aloneRule(id, plan) ??
            amongRule(id, plan) ??
            trendRule(id, plan) ??
            fact.rule);
  if (fact.rule !== wanted) return `its rule is ${wanted}, the proof says ${fact.rule}`;
  return rules.parse(fact.rule) ? undefined : `no rule ${fact.rule} in the originals' methods`;
}

/** What the rule of a fact of a change says, by its aspect. */
const CHANGES: Record<string, string> = { yoy: "value", "no-change": "reason" };

/** The rule of a change from a year before, or of why there is none. */
function trendRule(id: string, plan: Plan): string | undefined {
  const [type, indicator = "", , , aspect = ""] = id.split("/");
  const says = type === "indicator" ? CHANGES[aspect] : undefined;
  return says && `trend-${plan.row("indicators", indicator)?.row.trend} ${says}`;
}
