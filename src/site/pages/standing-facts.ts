import { type Edition, factsOf } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";

/** What the facts of one area among the others say, each where there is one. */
export interface Standing {
  low: Fact | undefined;
  high: Fact | undefined;
  first: Fact | undefined;
  last: Fact | undefined;
  change: Fact | undefined;
  /** For each target of the city. */
  gaps: Fact[];
}

const ASPECTS = ["rank-first", "change-part", "gap-part"];

/** The facts of an indicator that set an area beside the others in a period, by the area. */
export function standingsOf(edition: Edition, indicator: string, period: string): Map<string, Standing> {
  const facts = factsOf(edition, `indicator/${indicator}`).filter((fact) => fact.period === period);
  const areas = new Map<string, Standing>();
  for (const { area, aspect } of facts) {
    if (!ASPECTS.includes(aspect) || area === null || areas.has(area)) continue;
    const here = facts.filter((fact) => fact.area === area);
    const of = (aspect: string) => here.find((fact) => fact.aspect === aspect);
    areas.set(area, {
      low: of("interval-low"),
      high: of("interval-high"),
      first: of("rank-first"),
      last: of("rank-last"),
      change: of("change-part"),
      gaps: here.filter(({ aspect }) => aspect === "gap-part"),
    });
  }
  return areas;
}

/** Whether any area can be told from another by its ranks. */
export function isApart(standings: Standing[]): boolean {
  const [one] = standings;
  return standings.some(
    ({ first, last }) => first?.value !== one?.first?.value || last?.value !== one?.last?.value,
  );
}

/** The best ranks first, those without one last. */
export function byRank(a: Standing, b: Standing): number {
  const place = (fact: Fact | undefined) => Number(fact?.value ?? Number.POSITIVE_INFINITY);
  return place(a.first) - place(b.first) || place(a.last) - place(b.last);
}
