import { compare, decimal, divide, type Exact, ONE, round } from "../../arithmetic/exact.ts";
import type { Plan, PlanRow } from "../../originals/plan.ts";
import type { ProvenFact } from "../format.ts";
import { placesNeeded, shownGap } from "../goal.ts";
import type { Ground, Say } from "../ground.ts";
import { isNeeded, shownNeeded } from "../needed.ts";
import type { Shown } from "./display.ts";
import { shownExample } from "./example.ts";

/** The most decimals to which a published figure is rounded to be held against that of a scenario. */
const MOST_ROUNDED = 4;

/** How a fact's display text is to be made: as the plan has it where it does, else as the proof says. */
export function shownAs(
  id: string,
  fact: ProvenFact,
  ground: Pick<Ground, "plan" | "published" | "site">,
  say: Say,
): Shown {
  const { plan, published } = ground;
  const said: Shown = {
    unit: fact.unit,
    decimals: fact.decimals,
    signed: fact.signed,
    edges: fact.edges.flatMap((edge) => decimal(edge) ?? []),
  };
  const shown = { ...said, ...planned(id, ground) };
  shown.edges = [...shown.edges, ...besideOf(id, shown.decimals, published?.(id))];
  const shownIn = largeIn(id, shown.unit, plan);
  if ((fact.shownIn ?? "") !== shownIn) say(`large numbers are shown in ${shownIn || "full"}`);
  for (const part of ["unit", "decimals", "signed"] as const)
    if (shown[part] !== said[part]) say(`${part} is ${shown[part]}, the proof says ${said[part]}`);
  if (!sameNumbers(shown.edges, said.edges))
    say("the numbers that the display text must not pass are others");
  return { ...shown, shownIn };
}

/** The text of a figure as published, from which that of a scenario must differ where the figure does. */
function besideOf(id: string, decimals: number | null, published: ProvenFact | undefined): Exact[] {
  if (!published || decimals === null || !/^indicator\/.+\/actual$/.test(id)) return [];
  const top = decimal(published.dividend ?? published.value);
  const exact = top && divide(top, decimal(published.divisor ?? "1") ?? ONE);
  return exact ? [round(exact, Math.min(decimals, MOST_ROUNDED))] : [];
}

/** What large numbers of an indicator are shown in, as the plan has it for numbers in its unit. */
function largeIn(id: string, unit: string, plan: Plan): string {
  const [type, subject = ""] = id.split("/");
  const target = type === "target" ? plan.row("targets", subject)?.row.indicator : undefined;
  const indicator = plan.row("indicators", type === "indicator" ? subject : (target ?? ""))?.row;
  return (indicator?.unit === unit && indicator.shown_in) || "";
}

/** What the plan's rows say of how a fact is shown. */
function planned(id: string, ground: Pick<Ground, "plan" | "site">): Partial<Shown> {
  const { plan } = ground;
  const [type, subject = "", , , aspect = "", source] = id.split("/");
  if (type === "target") {
    const row = plan.row("targets", subject)?.row;
    const indicator = plan.row("indicators", row?.indicator ?? "")?.row;
    if (indicator && isNeeded(aspect))
      return shownNeeded(aspect, indicator, (places) => placesNeeded(id, places, ground));
    if (aspect === "gap" || aspect === "gap-size") return shownGap(id, ground);
    return aspect === "goal" && row ? { unit: row.unit ?? "", decimals: null, signed: false, edges: [] } : {};
  }
  if (type === "enterprise") return { unit: "分", decimals: null, signed: false, edges: [] };
  if (type === "example") return shownExample(id, ground);
  if (type === "score") return scored(id, plan);
  if (type === "trajectory") return shownTrajectory(subject, aspect, plan);
  const row = type === "indicator" ? plan.row("indicators", subject)?.row : undefined;
  if (!row) return {};
  const decimals = Number(row.decimals);
  const points = row.unit === "%" ? "个百分点" : (row.unit ?? "");
  const percent = row.trend === "percent";
  const estimated = shownEstimate(aspect, row, plan);
  if (estimated) return estimated;
  if (aspect === "index-part") return { unit: "", decimals: null, signed: false, edges: [] };
  if (aspect === "index")
    return { unit: row.unit ?? "", decimals: Math.max(decimals, 1), signed: false, edges: [] };
  switch (aspect) {
    case "actual":
      return {
        unit: row.unit ?? "",
        decimals,
        signed: false,
        edges: source === undefined ? goalsOf(subject, plan, false) : [],
      };
    case "yoy":
      return {
        unit: percent ? "%" : points,
        decimals: percent ? 1 : decimals,
        signed: true,
        edges: [...goalsOf(subject, plan, true), { num: 0n, den: 1n }],
      };
    case "alone":
    case "outlook":
    case "outlook-low":
    case "outlook-high":
    case "outlook-linear":
      return { unit: row.unit ?? "", decimals, signed: false, edges: [] };
    case "part":
    case "season":
    case "outlook-error":
    case "linear-error":
      return { unit: "%", decimals: 1, signed: false, edges: [] };
    case "difference":
    case "since-last":
      return { unit: points, decimals, signed: true, edges: [{ num: 0n, den: 1n }] };
    default:
      return {};
  }
}

/** What a survey gives is shown in the unit of its indicator, units of the survey as they are called. */
function shownEstimate(aspect: string, indicator: PlanRow, plan: Plan): Partial<Shown> | undefined {
  const { survey, estimator } = plan.row("estimates", indicator.indicator ?? "")?.row ?? {};
  if (survey === undefined) return undefined;
  const plain = { signed: false, edges: [] };
  const isSum = estimator === "total" || estimator === "count";
  switch (aspect.replace(/-of$/, "")) {
    case "estimate":
    case "estimate-low":
    case "estimate-high":
    case "estimate-error":
      return {
        ...plain,
        unit: indicator.unit ?? "",
        decimals: Math.max(Number(indicator.decimals), isSum ? 0 : 1),
      };
    case "estimate-since":
    case "estimate-since-size":
      return {
        unit: indicator.unit === "%" ? "个百分点" : (indicator.unit ?? ""),
        decimals: Math.max(Number(indicator.decimals), 1),
        signed: aspect === "estimate-since",
        edges: [{ num: 0n, den: 1n }],
      };
    case "answered":
    case "returned":
    case "population":
    case "asked":
      return { ...plain, unit: plan.row("surveys", survey)?.row.noun ?? "", decimals: 0 };
    case "response":
    case "item-share":
      return { ...plain, unit: "%", decimals: 1 };
    case "item-sum":
    case "sum":
    case "base":
    case "squares":
    case "base-squares":
    case "products":
    case "estimate-variance":
    case "estimate-effective":
      return { ...plain, unit: "", decimals: null };
    default:
      return undefined;
  }
}

/** Points are shown as the scheme has it, degrees in percent. */
function scored(id: string, plan: Plan): Partial<Shown> {
  const [, scheme = "", , , kind, line = "", aspect] = id.split("/");
  const plain = { unit: "分", signed: false, edges: [] };
  if (aspect === "found")
    return { ...plain, unit: plan.row("scoring", line)?.row.unit ?? "", decimals: null };
  if (kind === "rank-first" || kind === "rank-last") return { ...plain, unit: "", decimals: 0 };
  if (kind === "band" || aspect === "weight" || kind === "exact" || aspect === "exact")
    return { ...plain, decimals: null };
  if (aspect === "degree") return { ...plain, unit: "%", decimals: 2 };
  return { ...plain, decimals: Number(plan.row("schemes", scheme)?.row.decimals) };
}

/** What levels and directions say of how a trajectory is shown: its text must stay on the right side of each level. */
function shownTrajectory(trajectory: string, aspect: string, plan: Plan): Partial<Shown> {
  const scale = plan.row("trajectories", trajectory)?.row.target ? "ratio" : "growth";
  const level = plan.row("levels", scale)?.row;
  const levels = ["on_track", "moderate", "limited"].flatMap((name) => decimal(level?.[name] ?? "") ?? []);
  const zero: Exact = { num: 0n, den: 1n };
  const beside = levels.flatMap(({ num, den }) => [
    { num, den },
    { num: -num, den },
  ]);
  switch (aspect) {
    case "growth":
      return { unit: "%", decimals: 2, signed: true, edges: scale === "growth" ? beside : [zero] };
    case "required":
      return { unit: "%", decimals: 2, signed: true, edges: [zero] };
    case "progress":
      return { unit: "", decimals: 2, signed: false, edges: levels };
    default:
      return {};
  }
}

/** The goals that are set for an indicator: for its growth, or for its figure. */
function goalsOf(indicator: string, plan: Plan, growth: boolean): Exact[] {
  const shares = (target: string | undefined) => plan.rows("shares").filter((row) => row.target === target);
  return plan
    .rows("targets")
    .filter(
      (row) =>
        !row.goal_by && row.indicator === indicator && (row.method ?? "").startsWith("growth") === growth,
    )
    .flatMap((row) => [row, ...shares(row.target)])
    .flatMap((row) => decimal(row.goal ?? "") ?? []);
}

function sameNumbers(a: Exact[], b: Exact[]): boolean {
  const within = (some: Exact[], all: Exact[]) => some.every((x) => all.some((y) => compare(x, y) === 0));
  return within(a, b) && within(b, a);
}
