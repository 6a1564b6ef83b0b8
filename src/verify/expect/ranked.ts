import { compare, type Exact, ONE, ZERO } from "../arithmetic/exact.ts";
import { periodOf } from "../arithmetic/period.ts";
import type { Follow, Ground } from "./ground.ts";

const RANKS = ["rank-first", "rank-last"];
const INTERVALS = ["interval-low", "interval-high"];

/** Checks that every area that is to be ranked is, by its figure and by its score, however it stands. */
export function checkRanked(ground: Ground, follow: Follow): void {
  const { site, failures } = ground;
  for (const { id, of } of [...figuresDue(ground, follow), ...scoresDue(ground)])
    if (!site.facts.has(id))
      failures.add("facts", "proof/facts", `no fact ${id}, though ${of} is ranked among others`, id);
}

interface Ranked {
  id: string;
  of: string;
}

/** The ranks of areas by figures. */
function figuresDue(ground: Ground, follow: Follow): Ranked[] {
  const { plan } = ground;
  return comparedPeriods(ground).flatMap(([indicator, period]) => {
    const isRate = plan.row("indicators", indicator)?.row.denominator !== "";
    const whole = peers(ground)
      .map((area) => `indicator/${indicator}/${area}/${period}`)
      .filter((root) => isCompared(root, isRate, ground, follow));
    const aspects = [...(isRate ? INTERVALS : []), ...(whole.length > 1 ? RANKS : [])];
    return whole.flatMap((root) =>
      aspects.map((aspect) => ({ id: `${root}/${aspect}`, of: `${root}/actual` })),
    );
  });
}

/** The counties and zones, which are held against each other. */
function peers({ plan }: Ground): string[] {
  return plan
    .rows("areas")
    .flatMap(({ area = "", kind }) => (kind === "county" || kind === "zone" ? area : []));
}

/** Whether a figure is whole, and such that others may be held against it. */
function isCompared(root: string, isRate: boolean, { site }: Ground, follow: Follow): boolean {
  const { amount, divisor, parts } = follow(`${root}/actual`);
  if (!amount || !divisor || parts.present < parts.most) return false;
  if (!isRate) return compare(divisor, ONE) === 0;
  if (!site.facts.get(`${root}/actual`)?.fact.rule.startsWith("observe-ratio ")) return false;
  const [above, below] = ["numerator", "denominator"].map((part) => follow(`${root}/${part}`).amount);
  if (!above || !below) return false;
  return compare(below, ZERO) > 0 && compare(above, ZERO) >= 0 && isWhole(above) && isWhole(below);
}

const isWhole = ({ num, den }: Exact) => num % den === 0n;

/**
 * The periods in which areas are compared by an indicator: spans of years that a target is set for, and, but where all its targets are
 * such, the last period with a figure, of the city where it has one.
 */
function comparedPeriods(ground: Ground): [string, string][] {
  const found: [string, string][] = [];
  for (const [indicator, periods] of figuresBy(ground)) {
    const targets = ground.plan.rows("targets").filter((row) => row.indicator === indicator);
    const spans = [...periods.keys()].filter(
      (id) => isSpan(id) && targets.some(({ period }) => period === id),
    );
    const others = [...periods]
      .filter(([id]) => !isSpan(id))
      .sort(([, a], [, b]) => (isAfter(a, b) ? -1 : 1));
    const onlySpans = spans.length > 0 && targets.every(({ period = "" }) => isSpan(period));
    const last = onlySpans ? [] : others.slice(0, 1).map(([id]) => id);
    for (const period of [...spans, ...last]) found.push([indicator, period]);
  }
  return found;
}

const isSpan = (id: string) => periodOf(id)?.kind === "span";

/** The periods of which an indicator has figures, each by how late it is: whether the city has one, the last month, and the first. */
function figuresBy({ site, plan, bounds }: Ground): Map<string, Map<string, number[]>> {
  const areas = new Map(plan.rows("areas").map(({ area, kind }) => [area, kind]));
  const found = new Map<string, Map<string, number[]>>();
  for (const id of site.facts.keys()) {
    const [, indicator = "", area = "", text = ""] =
      /^indicator\/([^/]+)\/([^/]+)\/([^/]+)\/actual$/.exec(id) ?? [];
    const period = indicator === "" ? undefined : periodOf(text);
    if (!period || areas.get(area) === "reference") continue;
    const own = found.get(indicator) ?? new Map<string, number[]>();
    found.set(indicator, own);
    const ofCity = area === bounds.city ? 1 : (own.get(text)?.[0] ?? 0);
    own.set(text, [ofCity, period.last, -period.first]);
  }
  return found;
}

function isAfter(rank: number[], other: number[]): boolean {
  const at = rank.findIndex((each, index) => each !== other[index]);
  return at >= 0 && (rank[at] ?? 0) > (other[at] ?? 0);
}

/** The ranks of areas by what a scheme gives them. */
function scoresDue({ site, plan }: Ground): Ranked[] {
  const roots = [...site.facts.keys()].flatMap(
    (id) => /^(score\/[^/]+\/[^/]+\/[^/]+)\/total$/.exec(id)?.[1] ?? [],
  );
  const compared = roots.filter((root) => {
    const kind = plan.row("areas", root.split("/")[2] ?? "")?.row.kind;
    return kind === "county" || kind === "zone";
  });
  return compared.flatMap((root) => {
    const scheme = root.split("/")[1];
    if (compared.filter((other) => other.split("/")[1] === scheme).length < 2) return [];
    return ["rank-score", ...RANKS].map((aspect) => ({ id: `${root}/${aspect}`, of: `${root}/total` }));
  });
}
