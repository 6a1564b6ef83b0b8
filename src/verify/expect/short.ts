import type { Site } from "../site/site.ts";
import type { Ground } from "./ground.ts";

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

/** A verdict that a target falls short, beside which there is no shortfall. */
export function verdictWithout(ground: Ground): string | undefined {
  const { site } = ground;
  return ownVerdicts(ground).find(
    (verdict) =>
      SHORT.includes(site.facts.get(verdict)?.fact.value ?? "") &&
      !site.facts.has(verdict.replace(/status$/, "shortfall")),
  );
}
