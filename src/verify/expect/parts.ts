import { periodOf } from "../arithmetic/period.ts";
import { countedBy } from "./added.ts";
import type { Operand, ProvenFact } from "./format.ts";
import type { Expected, Ground } from "./ground.ts";
import { partOf } from "./part.ts";
import { isAsked, isPart, partPeriods } from "./part-periods.ts";

/** The figure that a fact is of. */
interface Figure {
  indicator: string;
  area: string;
  period: string;
}

/** Of a figure that was not reported, and of one that is not to be. */
const ONE: Expected = { least: 1, most: 1 };
const NONE: Expected = { least: 0, most: 0 };

/** Operands of which each is one part of a figure. */
const NAMES = ["value", "numerator", "denominator"];
/** The aspects of a figure that are put together from its parts. */
const ASPECTS = ["actual", "numerator", "denominator"];

/** How many parts a fact's figure should have by the plan's tables; undefined for a fact that has no parts. */
export function expectedParts(id: string, fact: ProvenFact, ground: Ground): Expected | undefined {
  const figure = figureOf(id);
  if (!figure) return undefined;
  const wanted = wantedParts(figure, fact, ground);
  const sure = [...wanted.values()].filter((is) => is !== "perhaps").length;
  return { least: sure, most: wanted.size };
}

/** What is wrong with how many parts a verdict's proof says that the figure of its indicator in its area should have. */
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
      const part = partOf(operand, figure.indicator, ground);
      if (!part) continue;
      const key = `${part.area} ${part.period}`;
      if (!wanted.has(key)) return `${name}: ${key} is no part of it`;
      if (wanted.get(key) === "withheld") return `${name}: ${key} may be counted in by an area around it`;
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

/** Whether a part belongs to a figure: surely, perhaps, or surely and yet it is withheld, since it might be counted twice. */
type Wanted = "surely" | "perhaps" | "withheld";

/** The parts that a figure should have, as `area period`. */
function wantedParts(figure: Figure, fact: ProvenFact, ground: Ground): Map<string, Wanted> {
  const { plan, bounds } = ground;
  const { indicator, area, period } = figure;
  const named = fact.operands.flatMap((operand) =>
    NAMES.includes(operand.name) ? (partOf(operand, figure.indicator, ground) ?? []) : [],
  );
  const row = plan.row("indicators", indicator)?.row ?? {};
  const whole = periodOf(period);
  const periods = whole ? partPeriods(row, whole, ground) : [];
  if (area === bounds.city && named.some((part) => part.area !== area)) {
    const kinds = new Set(named.flatMap(({ kind }) => kind ?? []));
    const forms = kinds.size === 1 ? kinds.has("area") : undefined;
    const areas = row.areas === "sum" ? plan.rows("areas") : [];
    return new Map(
      areas
        .filter(({ kind = "" }) => kind === "county" || kind === "zone")
        .filter((each) => plan.applies(indicator, each.area ?? ""))
        .flatMap((each) =>
          periods.flatMap(({ id }): [string, Wanted][] => {
            const key = `${each.area} ${id}`;
            if (!each.inside) return [[key, "surely"]];
            const parts = { indicator, period: id, parts: named, forms };
            const counted = countedBy(each.area ?? "", parts, ground);
            if (counted === "included") return [];
            if (counted === undefined) return [[key, "perhaps"]];
            return [[key, counted === "excluded" ? "surely" : "withheld"]];
          }),
        ),
    );
  }
  // A figure that is no part of a whole, such as an annual one beside quarters, stands by itself.
  const itself = named.some((part) => part.area === area && part.period === period);
  if (itself && !(whole && isPart(row, area, whole, ground)))
    return new Map([[`${area} ${period}`, "surely"]]);
  return new Map(
    (isAsked(indicator, area, plan) ? periods : []).map(({ id }) => [`${area} ${id}`, "surely"]),
  );
}
