import type { Plan } from "../originals/plan.ts";
import type { Operand } from "./format.ts";
import { placesBeside } from "./goal.ts";
import type { Ground } from "./ground.ts";
import { shownNeeded } from "./needed.ts";
import { otherThan } from "./stands.ts";

/** The cells of a worked example that stand under another name than their own. */
const CELLS: Record<string, string> = {
  last_amount: "last",
  opening_amount: "opening",
  last_whole_year: "whole_year",
};
/** What stands for one, since a worked example has a single figure without parts. */
const ONES = ["present", "expected", "last_per", "last_year_per", "last_whole_year_per", "season_per"];

const rowOf = (id: string, plan: Plan) => plan.row("examples", id.split("/")[1] ?? "")?.row;

/** The rule of a fact of a worked example. */
export function exampleRule(id: string, plan: Plan): string {
  const aspect = id.split("/")[3] ?? "";
  const row = rowOf(id, plan);
  if (aspect === "actual") return row?.denominator ? "observe-ratio value" : "observe-amount value";
  return `${(aspect === "goal" && row?.goal_by) || row?.method} ${aspect}`;
}

/** What is wrong with an operand of a worked example: another cell than its row's, or another fact than its own. */
export function exampleFault(id: string, operand: Operand, plan: Plan): string | undefined {
  const [, example = "", period = "", aspect] = id.split("/");
  const row = rowOf(id, plan) ?? {};
  const { name } = operand;
  const root = `example/${example}/${period}`;
  const facts: Record<string, string> = {
    ...{ amount: `${root}/actual amount`, per: `${root}/actual per` },
    ...{ ahead: `${root}/needed-next amount`, passed: `${root}/needed-passed amount` },
  };
  if (row.goal_by && aspect !== "goal") facts.goal = `${root}/goal amount`;
  const cell = `examples:${example}:${CELLS[name] ?? name}`;
  const present = /^(last|opening)_present$/.exec(name)?.[1];
  const one = present ? (row[present] === "" ? "0" : "1") : ONES.includes(name) ? "1" : undefined;
  return otherThan(operand, facts[name] ?? one ?? cell);
}

/** How a fact of a worked example is shown, as far as its row says. */
export function shownExample(id: string, { plan, site }: Pick<Ground, "plan" | "site">) {
  const [, example, period, aspect = ""] = id.split("/");
  const row = rowOf(id, plan) ?? {};
  const unit = row.unit ?? "";
  if (aspect === "actual") return { unit, decimals: Number(row.decimals), signed: false, edges: [] };
  const growth = row.method?.startsWith("growth") === true;
  const made = site.facts.get(`example/${example}/${period}/goal`)?.fact.value;
  const beside = (places: number) => placesBeside(places, (row.goal_by ? made : row.goal) ?? "");
  if (aspect === "gap")
    return {
      unit: growth || unit === "%" ? "个百分点" : unit,
      decimals: beside(growth ? 1 : Number(row.decimals)),
      ...{ signed: true, edges: [{ num: 0n, den: 1n }] },
    };
  return aspect.startsWith("needed") ? shownNeeded(aspect, row, growth ? (places) => places : beside) : {};
}
