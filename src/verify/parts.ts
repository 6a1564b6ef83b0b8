import type { Operand, ProvenFact } from "./format.ts";
import type { Ground } from "./ground.ts";
import { referred } from "./operands.ts";
import { firstDay, lastDay, opensIn, type Period, periodOf, yearStart } from "./period.ts";
import type { Plan } from "./plan.ts";
import { isAdded } from "./zones.ts";

/** How many parts a figure should have; two numbers where it cannot be told how its areas count a zone. */
export interface Expected {
  least: number;
  most: number;
}

/** A part of a figure that an operand gives: whose it is and of when; `kind` tells who counted it, where that is known. */
interface Part {
  area: string;
  period: string;
  kind?: "area" | "other";
}

/** The figure that a fact is of. */
interface Figure {
  indicator: string;
  area: string;
  period: string;
}

/** Of a figure that was not reported, and of one that is not to be. */
const ONE: Expected = { least: 1, most: 1 };
const NONE: Expected = { least: 0, most: 0 };

type Row = Record<string, string>;

/** Operands of which each is one part of a figure. */
const NAMES = ["value", "numerator", "denominator"];
/** The aspects of a figure that are put together from its parts. */
const ASPECTS = ["actual", "numerator", "denominator"];

/** How many parts a fact's figure should have by the plan's tables; undefined for a fact that has no parts. */
export function expectedParts(id: string, fact: ProvenFact, ground: Ground): Expected | undefined {
  const figure = figureOf(id);
  if (!figure) return undefined;
  const wanted = wantedParts(figure, fact, ground);
  const sure = [...wanted.values()].filter((is) => is).length;
  return { least: sure, most: wanted.size };
}

/** What is wrong with how many parts a proof says that the figure of an indicator in an area, to which a verdict is due, should have. */
export function expectedFault(
  operand: Operand,
  indicator: string,
  area: string,
  { operands }: ProvenFact,
  ground: Ground,
): string | undefined {
  const { plan, bounds, site } = ground;
  const areas = area === bounds.city ? plan.rows("areas").map((row) => row.area ?? "") : [area];
  const amount = operands.find(({ name }) => name === "amount");
  const figure = amount?.kind === "fact" ? site.facts.get(amount.fact)?.fact : undefined;
  const own = (amount?.kind === "fact" && figure && expectedParts(amount.fact, figure, ground)) || ONE;
  const { least, most } = areas.some((each) => plan.applies(indicator, each)) ? own : NONE;
  const said = operand.kind === "run" ? Number(operand.value) : Number.NaN;
  return said >= least && said <= most ? undefined : `it is ${least}`;
}

/** What is wrong with the parts that a fact's figure is put together from: one twice, or one that does not belong there. */
export function partsFault(id: string, fact: ProvenFact, ground: Ground): string | undefined {
  const figure = figureOf(id);
  if (!figure) return undefined;
  const wanted = wantedParts(figure, fact, ground);
  for (const name of NAMES) {
    const seen = new Set<string>();
    for (const operand of fact.operands.filter((each) => each.name === name)) {
      const part = partOf(operand, figure, ground);
      if (!part) continue;
      const key = `${part.area} ${part.period}`;
      if (!wanted.has(key)) return `${name}: ${key} is no part of it`;
      if (seen.has(key)) return `${name}: ${key} twice`;
      seen.add(key);
    }
  }
  return undefined;
}

function figureOf(id: string): Figure | undefined {
  const [type, indicator = "", area = "", period = "", aspect = ""] = id.split("/");
  return type === "indicator" && ASPECTS.includes(aspect) ? { indicator, area, period } : undefined;
}

/** The parts that a figure should have, as `area period`, each with whether that is sure. */
function wantedParts(figure: Figure, fact: ProvenFact, ground: Ground): Map<string, boolean> {
  const { plan, bounds } = ground;
  const { indicator, area, period } = figure;
  const named = fact.operands.flatMap((operand) =>
    NAMES.includes(operand.name) ? (partOf(operand, figure, ground) ?? []) : [],
  );
  const row = plan.row("indicators", indicator)?.row ?? {};
  const whole = periodOf(period);
  const periods = whole ? partPeriods(row, whole, ground) : [];
  if (area === bounds.city && named.some((part) => part.area !== area)) {
    const kinds = new Set(named.flatMap(({ kind }) => kind ?? []));
    const only = kinds.size === 1 ? [...kinds][0] : undefined;
    const areas = row.areas === "sum" ? plan.rows("areas") : [];
    return new Map(
      areas
        .filter(({ kind = "" }) => kind === "county" || kind === "zone")
        .filter((each) => plan.applies(indicator, each.area ?? ""))
        .flatMap((each) =>
          periods.flatMap(({ id }): [string, boolean][] => {
            // Departments report each area without the others.
            const added = !each.inside || only === "other" || isAdded(each.area ?? "", id, ground);
            return added === false && only === "area" ? [] : [[`${each.area} ${id}`, added === true]];
          }),
        ),
    );
  }
  // A figure that is no part of a whole, such as an annual one beside quarters, stands by itself.
  const itself = named.some((part) => part.area === area && part.period === period);
  if (itself && !(whole && isPart(row, area, whole, ground))) return new Map([[`${area} ${period}`, true]]);
  return new Map((plan.applies(indicator, area) ? periods : []).map(({ id }) => [`${area} ${id}`, true]));
}

/** The periods to be reported on of which a figure of a period is put together. */
function partPeriods(row: Row, whole: Period, { plan, bounds }: Ground): Period[] {
  const begins = plan.begins();
  const due = duePeriods(plan);
  const targeted = plan
    .rows("targets")
    .some((target) => target.indicator === row.indicator && target.period === whole.id);
  const isYear = whole.kind === "year" && yearStart(whole.first, begins) === whole.first;
  const [opens, closes] = [opensIn(whole, begins), Math.min(whole.last, bounds.last)];
  const other = whole.kind === "year" && !isYear;
  if (row.periods === "none" || (!isYear && !targeted && !due.some(({ id }) => id === whole.id))) return [];
  const covered = due.some(({ first }) => first === opens);
  return due.filter((period) => {
    if (period.last > closes) return false;
    if (row.periods === "sum") return covered && period.first >= opens;
    const ends = period.last === yearStart(period.last, begins) + 11;
    if (row.periods === "to-date" && !other && ends && period.first >= opens) return true;
    return period.last === closes;
  });
}

/** Whether a figure of a period to be reported on goes into that of a whole: of its own period, or of a target's. */
function isPart(row: Row, area: string, period: Period, ground: Ground): boolean {
  const { plan } = ground;
  if (!plan.applies(row.indicator ?? "", area)) return false;
  const targets = plan.rows("targets").filter((target) => target.indicator === row.indicator);
  const wholes = targets.flatMap((target) => periodOf(target.period ?? "") ?? []);
  return [period, ...wholes].some((whole) =>
    partPeriods(row, whole, ground).some(({ id }) => id === period.id),
  );
}

/** The part of a figure that an operand gives; undefined where it gives none. */
function partOf(operand: Operand, { indicator }: Figure, ground: Ground): Part | undefined {
  if (operand.kind === "bound") return { area: operand.area, period: operand.period };
  if (operand.kind === "records") {
    const { area, from, until } = operand;
    const sums = ground.plan.row("indicators", indicator)?.row.periods === "sum";
    const period = duePeriods(ground.plan).find(
      ({ first, last }) => lastDay(last) === until && (!sums || firstDay(first) === from),
    );
    return period && { area, period: period.id, ...kindOf("other", indicator, area, period, ground) };
  }
  if (operand.kind !== "reading" && operand.kind !== "moved") return undefined;
  const { original, index } = referred(operand.reading, ground);
  const reading = original?.file.readings[index];
  const period = periodOf(reading?.period ?? "");
  if (!reading || !period) return undefined;
  const kind = reading.source === undefined ? "area" : "other";
  return { area: reading.area, period: period.id, ...kindOf(kind, indicator, reading.area, period, ground) };
}

/** Who counted a part; nothing where it was decided whose figure counts, since that goes into wholes of any source. */
function kindOf(
  kind: "area" | "other",
  indicator: string,
  area: string,
  period: Period,
  { plan, bounds }: Ground,
): Pick<Part, "kind"> {
  const decided = plan.rows("decisions").some((row) => {
    const whole = periodOf(row.period ?? "");
    const within = whole && period.first >= whole.first && period.last <= whole.last;
    return row.indicator === indicator && row.area === area && within && (row.date ?? "") <= bounds.knownAt;
  });
  return decided ? {} : { kind };
}

const known = new WeakMap<Plan, Period[]>();

/** The periods on which areas are to report. */
function duePeriods(plan: Plan): Period[] {
  const due = known.get(plan) ?? plan.rows("periods").flatMap(({ period }) => periodOf(period ?? "") ?? []);
  known.set(plan, due);
  return due;
}
