import type { Plan } from "../../originals/plan.ts";
import { placesBeside } from "../goal.ts";
import type { Ground } from "../ground.ts";
import { shownNeeded } from "../needed.ts";

const rowOf = (id: string, plan: Plan) => plan.row("examples", id.split("/")[1] ?? "")?.row;

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
      signed: true,
      edges: [{ num: 0n, den: 1n }],
    };
  return aspect.startsWith("needed") ? shownNeeded(aspect, row, growth ? (places) => places : beside) : {};
}
