import { periodOf, yearBefore } from "../../arithmetic/period.ts";
import { isMixed, seriesDiffer, seriesFault } from "../../originals/series.ts";
import type { ProvenFact } from "../format.ts";
import type { Ground } from "../ground.ts";
import { zonesDiffer, zonesFault, zonesMixed } from "./zones-broken.ts";

/** A reason for which two figures are not to be compared. */
interface Cause {
  /** The rule of a fact that tells of it. */
  rule: string;
  between(figure: string, earlier: string, ground: Ground): boolean;
  /** Whether it is told of a figure by itself. */
  within(figure: string, ground: Ground): boolean;
  /** What is wrong with the leaves of a fact that tells of it. */
  fault(fact: ProvenFact, figure: string, earlier: string, ground: Ground): string | undefined;
}

/** In the order in which they are told, of which one is. */
const CAUSES: Cause[] = [
  { rule: "series-break value", between: seriesDiffer, within: isMixed, fault: seriesFault },
  { rule: "zones-break value", between: zonesDiffer, within: zonesMixed, fault: zonesFault },
];

/** Whether a figure is not to be compared with an earlier one, as the originals have it. */
export function isBroken(figure: string, earlier: string, ground: Ground): boolean {
  return there(figure, earlier, ground) && CAUSES.some(({ between }) => between(figure, earlier, ground));
}

/** Whether a break must be told of a figure: with that of a year before, or, where there is none, by itself. */
export function isToldBroken(figure: string, ground: Ground): boolean {
  return CAUSES.some((cause) => holds(cause, figure, yearEarlier(figure), ground));
}

/** Whether a fact tells of a break. */
export function isBreak(id: string): boolean {
  return /^(?:indicator|trajectory)\/[^/]+\/[^/]+\/[^/]+\/break$/.test(id);
}

/** What is wrong with a fact that tells of a break: there is none, for another reason, or on other leaves. */
export function breakFault(id: string, fact: ProvenFact, ground: Ground): string | undefined {
  const [figure, earlier] = figuresOf(id, ground);
  const cause = CAUSES.find((each) => holds(each, figure, earlier, ground));
  if (!cause) return `${figure} and ${earlier} may be compared`;
  if (fact.rule !== cause.rule) return `its rule is ${cause.rule}, the proof says ${fact.rule}`;
  return cause.fault(fact, figure, earlier, ground);
}

/** The figure of which a fact is, or is a part. */
export function figureAt(fact: string): string {
  return [...fact.split("/").slice(0, 4), "actual"].join("/");
}

/** The figure of the same period a year before. */
export function yearEarlier(figure: string): string {
  const [type, indicator, area, period = ""] = figure.split("/");
  const own = periodOf(period);
  return `${type}/${indicator}/${area}/${own && yearBefore(own)}/actual`;
}

/** The figure that a break is told of, and the earlier one. */
function figuresOf(id: string, { plan }: Ground): [string, string] {
  const [type, subject = "", area, period] = id.split("/");
  if (type === "indicator") {
    const figure = id.replace(/break$/, "actual");
    return [figure, yearEarlier(figure)];
  }
  const { indicator, base } = plan.row("trajectories", subject)?.row ?? {};
  const of = (when: string | undefined) => `indicator/${indicator}/${area}/${when}/actual`;
  return [of(period), of(base)];
}

function holds({ between, within }: Cause, figure: string, earlier: string, ground: Ground): boolean {
  return there(figure, earlier, ground) ? between(figure, earlier, ground) : within(figure, ground);
}

function there(figure: string, earlier: string, { site }: Ground): boolean {
  return site.facts.has(figure) && site.facts.has(earlier);
}
