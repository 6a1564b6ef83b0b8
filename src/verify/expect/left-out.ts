import { compare, ZERO } from "../arithmetic/exact.ts";
import { opensIn, type Period, periodOf, yearBefore, yearFrom } from "../arithmetic/period.ts";
import { figureAt, isBroken } from "./broken.ts";
import type { ProvenFact } from "./format.ts";
import type { Follow, Ground } from "./ground.ts";

/** What a rule may ask for, by the operand's name: the fact that it is, where that is there and may be used. */
type Asked = Record<string, string | undefined>;

/** What no proof does without whose rule names it: cells of the plan, and bounds of the run. */
const ALWAYS = new Set([
  ...["known_at", "elapsed", "months", "years", "span"],
  ...["complete", "last_complete"],
  ...["present", "expected", "last_present", "opening_present", "base_present"],
  ...["comparator", "decimals", "direction", "periods", "scale", "on_track", "moderate", "limited"],
  ...["points", "places", "weight", "each", "floor", "cap", "step", "due", "decided", "decision"],
]);

/**
 * What is wrong with a proof that leaves out what its rule asks for: of a verdict and of what goes with it also each figure
 * that there is to be about or to be held against (of a year before, the year's opening, the year before, a trajectory's
 * base), and what follows from these.
 */
export function leftOutFault(
  id: string,
  fact: ProvenFact,
  ground: Ground,
  follow: Follow,
): string | undefined {
  const [type, , , , aspect = ""] = id.split("/");
  const named = new Set(fact.operands.map(({ name }) => name));
  const absent = [...ground.rules.names(fact.rule)].filter((name) => !named.has(name));
  const without = absent.find((name) => ALWAYS.has(name));
  if (without) return `${without}: it is left out`;
  const at = { id, fact, ground, follow };
  if (type === "indicator") return changeFault(at);
  if (type !== "target" && type !== "trajectory") return undefined;
  const asked =
    type === "trajectory" ? ofTrajectory(at) : aspect === "goal" ? ofGoal(at) : ofTarget(at, aspect);
  const left = absent.find((name) => asked[name]);
  if (left) return `${left}: ${asked[left]} is left out`;
  return type === "trajectory" ? earlierFigure(at, asked) : (otherFigure(at, aspect) ?? brokenFault(at));
}

interface At {
  id: string;
  fact: ProvenFact;
  ground: Ground;
  follow: Follow;
}

/** A fact, where the site has it and a number follows for it. */
function known(fact: string, { ground, follow }: At): string | undefined {
  const there = ground.site.facts.has(fact) && (ground.stands?.(fact) ?? true);
  return there && follow(fact).amount !== null ? fact : undefined;
}

/** A figure to which surely no part is missing. */
function whole(fact: string, at: At): string | undefined {
  const { present, most } = at.follow(fact).parts;
  return known(fact, at) && present >= most ? fact : undefined;
}

/** A whole figure that is of something. */
function divided(fact: string, at: At): string | undefined {
  const { per } = at.follow(fact);
  return per && compare(per, ZERO) > 0 ? whole(fact, at) : undefined;
}

/** The figure that a fact of a target is about, and its period. */
function figureOf({ fact }: At): { figure: string; held: Period } | undefined {
  const operand = fact.operands.find(({ name }) => name === "amount" || name === "numerator");
  const figure = operand?.kind === "fact" ? operand.fact.replace(/[^/]+$/, "actual") : "";
  const held = periodOf(figure.split("/")[3] ?? "");
  return held && { figure, held };
}

function ofTarget(at: At, aspect: string): Asked {
  const { id, ground } = at;
  const [, target = "", area = "", period = ""] = id.split("/");
  const row = ground.plan.row("targets", target)?.row ?? {};
  const of = (when: string | undefined, what = "actual") =>
    `indicator/${row.indicator}/${area}/${when}/${what}`;
  const goal = row.goal_by ? known(`target/${target}/${area}/${period}/goal`, at) : `targets:${target}:goal`;
  const about = figureOf(at);
  if (!about) return { goal, amount: aspect === "status" ? known(of(period), at) : undefined };
  const { figure, held } = about;
  const last = of(yearBefore(held));
  const year = periodOf(row.period ?? "");
  const lastYear = of(year && yearBefore(year));
  const usable = (earlier: string) => (isBroken(figure, earlier, ground) ? undefined : whole(earlier, at));
  const opening = of(yearFrom(opensIn(held, ground.plan.begins()) - 12));
  const denominator = (of: string) => of.replace(/actual$/, "denominator");
  const both =
    usable(last) && usable(lastYear) && known(denominator(last), at) && known(denominator(lastYear), at);
  return {
    goal,
    last_amount: usable(last),
    last_per: usable(last),
    broken: isBroken(figure, last, ground) ? last : undefined,
    numerator: known(figure.replace(/actual$/, "numerator"), at),
    denominator: known(denominator(figure), at),
    opening_amount: usable(opening),
    season: known(of(held.id, "season"), at),
    last_year: usable(lastYear),
    last_denominator: both ? denominator(last) : undefined,
    last_year_denominator: both ? denominator(lastYear) : undefined,
  };
}

/** A goal that a rule makes of the past is of that of the whole too, where this is there. */
function ofGoal(at: At): Asked {
  const last = at.fact.operands.find(({ name }) => name === "last_year");
  const [, indicator, , period] = last?.kind === "fact" ? last.fact.split("/") : [];
  return { last_whole_year: divided(`indicator/${indicator}/${at.ground.bounds.city}/${period}/actual`, at) };
}

function ofTrajectory(at: At): Asked {
  const { id, fact, ground } = at;
  const { plan, bounds } = ground;
  const [, trajectory = "", area = "", period = "", aspect] = id.split("/");
  const { indicator, base = "", target = "" } = plan.row("trajectories", trajectory)?.row ?? {};
  const of = (when: string) => `indicator/${indicator}/${area}/${when}/actual`;
  const from = periodOf(base);
  const aim = periodOf(plan.row("targets", target)?.row.period ?? "");
  const until = Math.min(aim?.last ?? bounds.last, bounds.last);
  let figure: string | undefined;
  for (let first = from?.first ?? until; first + 23 <= until; first += 12)
    figure = divided(of(yearFrom(first + 12)), at) ?? figure;
  const base_amount = divided(of(base), at);
  const broken = figure && base_amount && isBroken(figure, base_amount, ground) ? base_amount : undefined;
  const root = `trajectory/${trajectory}/${area}/${period}`;
  const beside = (what: string) => (aspect === what ? undefined : known(`${root}/${what}`, at));
  const reason = `${root}/reason`;
  return {
    amount: figure,
    base_amount,
    broken,
    growth: beside("growth"),
    progress: beside("progress"),
    reason: fact.value !== "reached" && ground.site.facts.has(reason) ? reason : undefined,
  };
}

/** A trajectory leads to the last whole year. */
function earlierFigure({ fact }: At, { amount }: Asked): string | undefined {
  const operand = fact.operands.find(({ name }) => name === "amount");
  return operand?.kind === "fact" && amount && operand.fact !== amount
    ? `amount: ${amount} is left out`
    : undefined;
}

/** A verdict is on the figure of its own period, where that is whole. */
function otherFigure(at: At, aspect: string): string | undefined {
  const { figure, held } = figureOf(at) ?? {};
  const period = at.id.split("/")[3] ?? "";
  if (aspect !== "status" || !figure || !held || held.id === period) return undefined;
  const own = whole(figure.replace(`/${held.id}/`, `/${period}/`), at);
  return own && `amount: ${own} is left out`;
}

/** Nothing is held against a figure from which its own breaks. */
function brokenFault(at: At): string | undefined {
  const { figure } = figureOf(at) ?? {};
  const other = at.fact.operands.find(
    (operand) =>
      /^(?:last|opening)_/.test(operand.name) &&
      operand.kind === "fact" &&
      figure !== undefined &&
      isBroken(figure, figureAt(operand.fact), at.ground),
  );
  return other?.kind === "fact" ? `${other.name}: ${other.fact} is not to be compared` : undefined;
}

/** Nothing that is held against last year's figure is told across a break of the area that this is of. */
function changeFault({ id, fact, ground }: At): string | undefined {
  const [, indicator = "", , period, aspect] = id.split("/");
  if (aspect === "no-change") {
    const rule = `trend-${ground.plan.row("indicators", indicator)?.row.trend} reason`;
    if (fact.rule !== rule) return `its rule is ${rule}, the proof says ${fact.rule}`;
    const left = [...ground.rules.names(rule)].find(
      (name) => !fact.operands.some((each) => each.name === name),
    );
    if (left) return `${left}: it is left out`;
  }
  const other = fact.operands.find((operand) => {
    if (operand.kind !== "fact" || !isHeldAgainst(operand.name, id, ground)) return false;
    const earlier = figureAt(operand.fact);
    const figure = earlier
      .split("/")
      .with(3, period ?? "")
      .join("/");
    return isBroken(figure, earlier, ground);
  });
  return other?.kind === "fact" ? `${other.name}: ${other.fact} is not to be compared` : undefined;
}

/** Whether an operand of a fact stands for a figure that is held against its own: last year's, the one before where they count from the start of the year, or the year's of which it is a share. */
function isHeldAgainst(name: string, id: string, { plan }: Ground): boolean {
  const [, indicator = "", , , aspect = ""] = id.split("/");
  if (name === "whole") return ["part", "outlook-error", "linear-error"].includes(aspect);
  if (name.startsWith("before_")) return plan.row("indicators", indicator)?.row.periods === "to-date";
  return name.startsWith("last_");
}
