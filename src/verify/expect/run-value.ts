import { decimal } from "../arithmetic/exact.ts";
import type { Value } from "../arithmetic/expression.ts";
import { opensIn, periodOf } from "../arithmetic/period.ts";
import { yearEarlier } from "./changes/broken.ts";
import type { Operand, ProvenFact } from "./format.ts";
import type { Follow, Ground, Say } from "./ground.ts";
import { leafValues } from "./operands.ts";

/** The value of a bound of the run, computed anew where that can be done; says where the proof has another. */
export function runValue(
  id: string,
  fact: ProvenFact,
  operand: Operand & { kind: "run" },
  follow: Follow,
  ground: Ground,
  say: Say,
): Value[] {
  const value = computed(id, fact, operand.name, follow, ground);
  if (value === undefined) return [decimal(operand.value) ?? operand.value];
  if (value !== operand.value) say(`${operand.name} is ${value}, the proof says ${operand.value}`);
  return [decimal(value) ?? value];
}

function computed(
  id: string,
  fact: ProvenFact,
  name: string,
  follow: Follow,
  ground: Ground,
): string | undefined {
  const [type, subject = ""] = id.split("/");
  // Those of a worked example are told by its row.
  if (type === "example") return undefined;
  const is = (there: boolean | undefined) => (there ? "1" : "0");
  switch (name) {
    case "known_at":
      return ground.bounds.knownAt;
    case "elapsed":
    case "months":
      if (type === "indicator" || id.includes("/pace")) return monthsWithin(id, ground)?.[name].toString();
      return ground.bounds.months(subject)?.[name].toString();
    case "complete":
    case "last_complete": {
      const figure = [...id.split("/").slice(0, 4), "actual"].join("/");
      const { amount, parts } = follow(name === "complete" ? figure : yearEarlier(figure));
      return is(amount !== null && parts.present >= parts.least);
    }
    case "last_present":
    case "opening_present":
      return is(earlier(fact, name.replace("present", "amount"), follow));
    case "years":
    case "span":
      return yearsOf(id, fact, name, ground);
    case "base_present":
      return is(earlier(fact, "base_amount", follow));
    case "present":
      if (type === "trajectory") return is(earlier(fact, "amount", follow));
      if (type === "target") return String(presentParts(fact, follow));
      if (type === "score") return is(hasAmount(fact, follow, ground));
      return is(
        fact.operands.some(
          (operand) =>
            ["arrived", "state"].includes(operand.name) && leafValues(operand, ground, () => {}).length > 0,
        ),
      );
    default:
      return undefined;
  }
}

/** Whether an earlier figure that a fact names is there, whole. */
function earlier(fact: ProvenFact, name: string, follow: Follow): boolean {
  const operand = fact.operands.find((each) => each.name === name);
  if (operand?.kind !== "fact") return false;
  const { amount, parts } = follow(operand.fact);
  return amount !== null && parts.present >= parts.least;
}

/** How many parts of the figure that a target is held against are there. */
function presentParts(fact: ProvenFact, follow: Follow): number {
  const operand = fact.operands.find(({ name }) => name === "amount");
  return operand?.kind === "fact" ? follow(operand.fact).parts.present : 0;
}

/** Whether there is a number that a line scores. */
function hasAmount(fact: ProvenFact, follow: Follow, ground: Ground): boolean {
  const operand = fact.operands.find(({ name }) => name === "amount");
  if (operand?.kind === "fact") return follow(operand.fact).amount !== null;
  return operand !== undefined && leafValues(operand, ground, () => {}).length > 0;
}

/** How many months of its year a period within it has seen, and how many the year has. */
function monthsWithin(id: string, { plan }: Ground): { elapsed: number; months: number } | undefined {
  const period = periodOf(id.split("/")[3] ?? "");
  return period && { elapsed: period.last - opensIn(period, plan.begins()) + 1, months: 12 };
}

/** The years from the base of a trajectory to the figure or to the target's end, where an operand says one of them. */
function yearsOf(id: string, fact: ProvenFact, name: string, { plan }: Ground): string | undefined {
  const [, trajectory = "", , period = ""] = id.split("/");
  const { base = "", target = "" } = plan.row("trajectories", trajectory)?.row ?? {};
  const until = name === "span" ? plan.row("targets", target)?.row.period : period;
  const [from, end] = [periodOf(base), periodOf(until ?? "")];
  if (!from || !end || fact.operands.every((operand) => operand.name !== name)) return undefined;
  return String((end.last - from.last) / 12);
}
