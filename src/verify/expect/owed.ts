import { compare, ZERO } from "../arithmetic/exact.ts";
import { periodOf } from "../arithmetic/period.ts";
import type { PlanRow } from "../originals/plan.ts";
import type { Follow, Ground } from "./ground.ts";
import { Scored } from "./scores/scored.ts";

/** A fact that must be there, and why. */
interface Owed {
  id: string;
  why: string;
}

/** What every verdict says besides, where there is a figure to say it of. */
const BESIDE = ["gap", "needed"];
/** Verdicts that a figure was held against a goal for. */
const JUDGED = ["met", "on pace", "behind", "missed"];
/** How verdicts are counted. */
const COUNTED = ["met", "on-pace", "behind", "missed", "no-data", "not-due", "not-applicable"];

/** Checks that the facts which the rows of the plan ask for are there, however they turned out. */
export function checkOwed(ground: Ground, follow: Follow): void {
  const { site, failures } = ground;
  const owed = [
    ...forms(ground),
    ...states(ground),
    ...verdicts(ground),
    ...beside(ground, follow),
    ...scores(ground),
  ];
  for (const { id, why } of owed)
    if (!site.facts.has(id)) failures.add("facts", "proof/facts", `no fact ${id}: ${why}`, id);
}

/** Whether the form of an area came, for every period that is over. */
function forms({ plan, bounds }: Ground): Owed[] {
  const reported = plan.rows("indicators").filter(({ authority }) => authority === "area");
  const areas = plan.rows("areas").flatMap(({ area = "", kind }) => {
    const isAsked = reported.some(({ indicator = "" }) => plan.applies(indicator, area));
    return (kind === "county" || kind === "zone") && isAsked ? area : [];
  });
  return plan.rows("periods").flatMap(({ period = "" }) => {
    const last = periodOf(period)?.last;
    if (last === undefined || last > bounds.last) return [];
    return areas.map((area) => ({
      id: `area/${area}/${period}/form`,
      why: `its form for ${period} is owed`,
    }));
  });
}

/** How far every task has come. */
function states({ plan, site }: Ground): Owed[] {
  return plan.rows("deliverables").map(({ deliverable }) => ({
    id: `deliverable/${deliverable}/${site.manifest.asOf}/state`,
    why: "the plan sets the task",
  }));
}

/** A verdict on every target in its own area, and how many verdicts of each kind there are. */
function verdicts({ plan, site }: Ground): Owed[] {
  const { plan: id, asOf } = site.manifest;
  const judged = new Set<string>();
  for (const fact of site.facts.keys()) {
    const [type, target, area, , aspect] = fact.split("/");
    if (type === "target" && aspect === "status") judged.add(`${target}/${area}`);
  }
  const rows = plan.rows("targets");
  const single = rows
    .filter(({ target, area }) => !judged.has(`${target}/${area}`))
    .map(({ target, area, period }) => ({
      id: `target/${target}/${area}/${period}/status`,
      why: "the plan sets the target",
    }));
  const counts = COUNTED.map((word) => ({
    id: `plan/${id}/${asOf}/${word}-count`,
    why: "verdicts are counted",
  }));
  return rows.length > 0 ? [...single, ...counts] : [];
}

/** By how much a figure is above or below a goal, and what is needed, where a verdict is on a figure. */
function beside({ site, rules }: Ground, follow: Follow): Owed[] {
  return [...site.facts].flatMap(([id, { fact }]) => {
    const [, root, period] = /^(target\/[^/]+\/[^/]+\/([^/]+))\/status$/.exec(id) ?? [];
    const amount = root === undefined ? undefined : fact.operands.find(({ name }) => name === "amount");
    if (amount?.kind !== "fact" || !JUDGED.includes(fact.value)) return [];
    if (amount.fact.split("/")[3] !== period) return [];
    const figure = follow(amount.fact);
    if (!figure.amount || !figure.divisor || compare(figure.divisor, ZERO) === 0) return [];
    const [method = ""] = fact.rule.split(" ");
    return BESIDE.filter((aspect) => rules.parse(`${method} ${aspect}`)).map((aspect) => ({
      id: `${root}/${aspect}`,
      why: `${amount.fact} is held against a goal`,
    }));
  });
}

/** The score of every county and zone that a scheme scores, what it is before it is rounded, and its grade. */
function scores(ground: Ground): Owed[] {
  const { plan, site } = ground;
  return plan.rows("schemes").flatMap(({ scheme = "", subjects = "" }: PlanRow) => {
    const named = subjects.split(";").map((each) => each.trim());
    const hasGrades = plan.rows("grades").some((row) => row.scheme === scheme);
    return plan.rows("areas").flatMap(({ area = "", kind = "" }) => {
      const isScored = named.includes(kind) || named.includes(area);
      const parts = isScored ? new Scored(scheme, area, site.manifest.asOf, ground).parts("") : [];
      if (parts.length === 0) return [];
      const root = `score/${scheme}/${area}/${site.manifest.asOf}`;
      const grades = hasGrades && isGraded(root, ground) ? ["band", "grade"] : [];
      return ["total", "exact", ...grades].map((aspect) => ({
        id: `${root}/${aspect}`,
        why: "the scheme scores it",
      }));
    });
  });
}

/** Whether a score has a grade: once the year is over, where anything is known, or as soon as a veto falls. */
function isGraded(root: string, { site, plan, bounds }: Ground): boolean {
  const isOver = (bounds.last + 1) % 12 === plan.begins() - 1;
  const isKnown = !["0", undefined].includes(site.facts.get(`${root}/total`)?.fact.value);
  const isVetoed = plan
    .rows("vetoes")
    .some(({ veto }) => site.facts.get(`${root}/veto/${veto}`)?.fact.value === "vetoed");
  return isVetoed || (isOver && isKnown);
}
