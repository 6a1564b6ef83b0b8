import { opensIn, periodOf, yearFrom } from "../arithmetic/period.ts";
import type { Site } from "../site/site.ts";
import type { Operand, ProvenFact } from "./format.ts";
import type { Ground } from "./ground.ts";
import { otherThan } from "./stands.ts";

type About = (operand: Operand, fact: ProvenFact) => string | undefined;

/** The pattern of every target's shortfall. */
const SHORTFALLS = "target/*/shortfall";
/** The statuses of targets that fall short. */
const SHORT = ["missed", "behind", "no data"];

/** The verdicts of each site, by the target. */
const verdicts = new WeakMap<Site, Map<string, string[]>>();

/** The verdicts on a target, of every area. */
export function verdictsOn(target: string, site: Site): string[] {
  const known = verdicts.get(site) ?? new Map<string, string[]>();
  if (!verdicts.has(site)) {
    verdicts.set(site, known);
    for (const id of site.facts.keys()) {
      const [type, on = "", , , aspect] = id.split("/");
      if (type !== "target" || aspect !== "status") continue;
      const others = known.get(on);
      if (others) others.push(id);
      else known.set(on, [id]);
    }
  }
  return known.get(target) ?? [];
}

/** The verdicts on targets for the area that each is set for, in the plan's order. */
function ownVerdicts({ site, plan }: Pick<Ground, "site" | "plan">): string[] {
  return plan
    .rows("targets")
    .flatMap(({ target = "", area }) =>
      verdictsOn(target, site).filter((id) => id.startsWith(`target/${target}/${area}/`)),
    );
}

/** The shortfalls of all targets; undefined where a pattern names something else. */
export function eachShortfall(pattern: string, ground: Pick<Ground, "site" | "plan">): string[] | undefined {
  if (pattern !== SHORTFALLS) return undefined;
  return ownVerdicts(ground)
    .map((id) => id.replace(/status$/, "shortfall"))
    .filter((id) => ground.site.facts.has(id));
}

/** A fact beside that of which it is a part, such as the verdict on a target beside its shortfall. */
function beside(id: string, aspect: string): string {
  return [...id.split("/").slice(0, 4), aspect].join("/");
}

/** What an operand of the size of a gap or change must be: the gap or change itself. */
export function aboutSize(id: string): About {
  const whole = id.slice(0, -"-size".length);
  return (operand) => otherThan(operand, { amount: `${whole} amount`, per: `${whole} per` }[operand.name]);
}

/** What an operand of a shortfall, or of its rank, must be; no target that falls short may be without one. */
export function aboutShort(id: string, ground: Ground): About {
  const [, target = ""] = id.split("/");
  const { site } = ground;
  if (id.endsWith("/shortfall-rank")) {
    const missing = ownVerdicts(ground).find(
      (verdict) =>
        SHORT.includes(site.facts.get(verdict)?.fact.value ?? "") &&
        !site.facts.has(verdict.replace(/status$/, "shortfall")),
    );
    const wanted: Record<string, string> = {
      amount: `${beside(id, "shortfall")} amount`,
      other_amount: `${SHORTFALLS} amount`,
    };
    return (operand) =>
      missing ? `there is no shortfall beside ${missing}` : otherThan(operand, wanted[operand.name]);
  }
  const ratio = beside(id, "ratio");
  const wanted: Record<string, string> = {
    ...{ status: `${beside(id, "status")} status`, comparator: `targets:${target}:comparator` },
    ...{ amount: `${ratio} amount`, per: `${ratio} per` },
  };
  return (operand, fact) => {
    const named = fact.operands.some(({ name }) => name === "amount");
    return named === site.facts.has(ratio)
      ? otherThan(operand, wanted[operand.name])
      : `the ratio ${ratio} is left out`;
  };
}

/** The first year of which there may be figures. */
const YEARS_BACK = 100;

/** What an operand of what was to have come by a period must be; a set must be that of every earlier year. */
export function aboutPace(id: string, { plan, site }: Ground): About {
  const [, target = "", area = "", period = ""] = id.split("/");
  const row = plan.row("targets", target)?.row;
  const own = periodOf(period);
  const year = Number(period.slice(0, 4));
  const earlier = Array.from(
    { length: YEARS_BACK },
    (_, back) => `indicator/${row?.indicator}/${area}/${year - 1 - back}${period.slice(4)}/part`,
  ).filter((part) => site.facts.has(part));
  return (operand, fact) => {
    if (row?.area !== area || !own || row.period !== yearFrom(opensIn(own, plan.begins())))
      return `the target ${target} is of another year or area`;
    if (operand.kind === "run") return undefined;
    if (operand.name !== "part") return otherThan(operand, { goal: `targets:${target}:goal` }[operand.name]);
    if (operand.kind !== "fact" || operand.part !== "amount" || !earlier.includes(operand.fact))
      return "it is no share of an earlier year";
    const named = fact.operands.filter(({ name }) => name === "part").length;
    return named === earlier.length ? undefined : `${earlier.length} earlier years have a share`;
  };
}
