import {
  firstDay,
  lastDay,
  monthOf,
  opensIn,
  type Period,
  periodOf,
  yearBefore,
  yearStart,
} from "../arithmetic/period.ts";
import { isPublishedGrowth, publishedGrowthFault } from "../originals/growth.ts";
import { unknownFault } from "../originals/unknown.ts";
import { isBound } from "./bindings/bound.ts";
import { breakFault, isBreak } from "./changes/broken.ts";
import { isZonesHeld, zonesHeldFault } from "./changes/zones-broken.ts";
import type { Operand, ProvenFact, RecordsOperand } from "./format.ts";
import type { Ground } from "./ground.ts";
import { referred } from "./operands.ts";
import { partsFault } from "./parts.ts";
import { contributionFault, isContribution } from "./peer-comparison.ts";
import { ruleFault } from "./rule-fault.ts";
import { fragileFault } from "./scenarios/scenario.ts";
import { scoreFault } from "./scores/score.ts";
import { estimateIn } from "./surveys/surveyed.ts";

/** What an operand must be about for a fact; returns what is wrong with it. */
type About = (operand: Operand, fact: ProvenFact) => string | undefined;

/** The facts of which more is to be right than each operand by itself. */
const WHOLE = [
  { is: isBreak, fault: breakFault },
  { is: isZonesHeld, fault: zonesHeldFault },
  { is: isPublishedGrowth, fault: publishedGrowthFault },
];

/** The first operand of a fact that is about something else than the fact, and what is wrong with it. */
export function aboutFault(id: string, fact: ProvenFact, ground: Ground): string | undefined {
  if (id.endsWith("/fragile")) return fragileFault(id, fact, ground);
  const rule = ruleFault(id, fact, ground) ?? scoreFault(id, fact, ground) ?? partsFault(id, fact, ground);
  if (rule) return rule;
  const own = WHOLE.find(({ is }) => is(id))?.fault(id, fact, ground);
  if (own) return own;
  const about = isBreak(id) || isZonesHeld(id) || isBound(id) ? () => undefined : aboutOf(id, ground);
  const seen = new Set<string>();
  for (const operand of fact.operands) {
    const text = fact.operands.length > 1 ? JSON.stringify(operand) : "";
    if (seen.has(text)) return `${operand.name}: the same operand twice`;
    seen.add(text);
    const fault = unknownFault(operand, ground) ?? about(operand, fact);
    if (fault) return `${operand.name}: ${fault}`;
  }
  return undefined;
}

function aboutOf(id: string, ground: Ground): About {
  const [type = "", subject = "", area = "", period = "", aspect = "", ...more] = id.split("/");
  const source = more.join("/");
  switch (type) {
    case "indicator":
      return aboutIndicator({ indicator: subject, area, period, aspect, source }, ground);
    case "deliverable":
      return (operand) => {
        if (operand.kind !== "state") return undefined;
        const { original, index } = referred(operand.reading, ground);
        const state = original?.file.states[index];
        return !state || state.deliverable === subject
          ? undefined
          : `it is of the deliverable ${state.deliverable}`;
      };
    case "score":
      return () => undefined;
    case "source":
      return (operand) => {
        if (operand.kind !== "set") return undefined;
        if (!operand.file.startsWith(subject)) return "it is of another file";
        return `${operand.of}-count` === period ? undefined : `it counts each ${operand.of}`;
      };
    default:
      return (operand) => {
        if (operand.name !== "wanted" || operand.kind !== "run") return undefined;
        const counted = operand.value.replaceAll(" ", "-");
        return ["", "form-", "appeal-", "deliverable-", "last-", "last-now-"].some(
          (kind) => `${kind}${counted}-count` === period,
        )
          ? undefined
          : `it is ${operand.value}`;
      };
  }
}

interface OfIndicator {
  indicator: string;
  area: string;
  period: string;
  aspect: string;
  source: string;
}

function aboutIndicator(about: OfIndicator, ground: Ground): About {
  const { indicator, area, period, aspect, source } = about;
  const own = periodOf(period);
  return (operand) => {
    if (operand.name === "scale") return wantCell(operand, `indicators:${indicator}:scale`);
    if (isContribution(aspect) && operand.kind !== "reading" && operand.kind !== "records")
      return contributionFault({ indicator, area, period, target: source }, operand, ground);
    const estimated = estimateIn(operand, ground);
    if (estimated) {
      const wanted = operand.name === "value" && aspect !== "actual" ? aspect : operand.name;
      return estimated.part === wanted
        ? estimateFault(estimated, about, ground)
        : `it is a ${estimated.part}`;
    }
    if (operand.kind === "fact") return `it is of ${operand.fact}`;
    if (!("reading" in operand) && operand.kind !== "records" && operand.kind !== "bound") return undefined;
    const what =
      "reading" in operand
        ? readingOf(operand.reading, ground)
        : { ...operand, part: operand.name, period: "period" in operand ? operand.period : "" };
    if (!what) return undefined;
    if (what.indicator !== indicator) return `it is of the indicator ${what.indicator}`;
    if (what.area !== area && area !== ground.bounds.city) return `it is of the area ${what.area}`;
    const last = operand.name.startsWith("last_");
    const name = last ? operand.name.slice(5) : operand.name;
    const wanted = partOf(name, isContribution(aspect) ? "actual" : aspect);
    const within = last ? own && periodOf(yearBefore(own) ?? "") : own;
    if (operand.kind === "records") return recordsFault(operand, within, wanted, ground);
    const of = periodOf((what as { period: string }).period);
    if (!of || !within || of.first < opensIn(within, ground.plan.begins()) || of.last > within.last)
      return `it is of the period ${of?.id}`;
    const { part } = what as { part: string };
    return part === wanted ? undefined : `it is a ${part}`;
  };
}

/** What is wrong with a figure that takes what a survey gives: it is another's, or was given in another way too. */
function estimateFault(
  given: Pick<OfIndicator, "indicator" | "area" | "period" | "source">,
  { indicator, area, period, aspect, source }: OfIndicator,
  { bounds }: Ground,
): string | undefined {
  if (given.indicator !== indicator) return `it is of the indicator ${given.indicator}`;
  if (given.area !== area && area !== bounds.city) return `it is of the area ${given.area}`;
  if (given.period !== period) return `it is of the period ${given.period}`;
  if (source !== "" && given.source !== source.split("/")[0]) return `it is what ${given.source} gave`;
  return ["actual", "numerator", "denominator"].includes(aspect) ? undefined : "it is an estimate";
}

/** Which part of a figure an operand must be: what its name says, or what the fact is. */
function partOf(name: string, aspect: string): string {
  return name !== "value" || aspect === "actual" ? name : aspect;
}

/** What is wrong with the days of counted records, or with which of them are counted. */
function recordsFault(
  { from, until, indicator, which }: RecordsOperand,
  own: Period | undefined,
  part: string,
  { plan }: Ground,
): string | undefined {
  const periods = plan.row("indicators", indicator)?.row.periods;
  const begins = plan.begins();
  const passed = part === "numerator";
  if ((which === "passed") !== passed) return `it counts ${which} records`;
  const opens = own && firstDay(opensIn(own, begins));
  if (!own || !opens || until < opens || until > lastDay(own.last)) return `it counts until ${until}`;
  const year = firstDay(yearStart(monthOf(until), begins));
  const start =
    periods === "sum"
      ? from >= opens && from <= until && from.endsWith("-01")
      : from === (periods === "to-date" ? year : "0001-01-01");
  return start ? undefined : `it counts from ${from}`;
}

function readingOf(reference: string, ground: Ground) {
  const { original, index } = referred(reference, ground);
  return original?.file.readings[index];
}

function wantCell(operand: Operand, cell: string): string | undefined {
  return operand.kind === "plan" && operand.cell === cell ? undefined : `it is not the plan's ${cell}`;
}
