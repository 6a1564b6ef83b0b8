import { givenOf, isSumOfParts } from "../../expected.ts";
import type { Operand, ProvenFact } from "../format.ts";
import type { Ground } from "../ground.ts";
import { referred } from "../operands.ts";
import { SUPPOSED } from "../scores/score-line.ts";
import { countsWithout } from "../without.ts";
import { bare, scenarioOf } from "./scenario-view.ts";
import { alike, isSupposed, type Supposed } from "./supposed.ts";

type Bound = Supposed & { kind: "bound" };

/**
 * What is wrong with a fact of a scenario: it supposes of more than one figure that it is otherwise, of one that is not
 * missing that it is, or rests on something else than what is published does.
 */
export function scenarioFault(id: string, ground: Ground): string | undefined {
  const found = scenarioOf(id);
  const fact = ground.site.facts.get(id)?.fact;
  if (!found || !fact) return fact?.rule === SUPPOSED ? "only a scenario supposes a score" : undefined;
  const { prefix, inner } = found;
  const [first, ...more] = supposedIn(prefix, ground);
  const scores = scoresIn(prefix, ground);
  if (scores > 1 || (scores > 0 && first)) return "it supposes more than one thing";
  if (first && more.some((other) => !alike(first, other, ground))) return "it supposes more than one thing";
  if (first?.kind === "bound") {
    const given = givenOf(first, ground) || fact.operands.some((operand) => isOf(operand, first, ground));
    if (given) return `the figure of ${first.area} for ${first.period} is not missing`;
    if (isSumOfParts(first, ground)) return `of ${first.area} the parts are asked for, and not the whole`;
  }
  if (!/^indicator\/.+\/actual$/.test(inner)) return undefined;
  const wanted = undone(fact, prefix, ground).toSorted();
  const same = (other: string) => {
    const published = ground.site.facts.get(other)?.fact;
    return (
      published?.rule === fact.rule && String(published.operands.map(keyOf).toSorted()) === String(wanted)
    );
  };
  if (scores > 0) return "it supposes a score, and yet changes a figure";
  if (wanted.filter((key) => !key.startsWith("plan ")).length === 0 && first) return undefined;
  const published = [...ground.site.facts.keys()].filter(
    (other) => other === inner || other.startsWith(`${inner}/`),
  );
  return published.some(same) || countsWithout(inner, fact, ground)
    ? undefined
    : "nothing that is published rests on the rest of it";
}

/**
 * What a figure of a scenario rests on but for what that supposes: a number that it moves as it was, nothing of a missing
 * figure, of which a part may be known.
 */
function undone(fact: ProvenFact, prefix: string, ground: Ground): string[] {
  const bound = fact.operands.find((operand) => operand.kind === "bound");
  return fact.operands.flatMap((operand) => {
    if (operand.kind === "bound" || (bound && isCellOf(operand, bound, ground))) return [];
    return keyOf(
      operand.kind === "moved"
        ? { name: operand.name, kind: "reading", reading: operand.reading }
        : bare(operand, prefix),
    );
  });
}

function keyOf(operand: Operand): string {
  return `${operand.kind} ${JSON.stringify(operand)}`;
}

const known = new WeakMap<Ground["site"], Map<string, Supposed[]>>();

/** Everything that the facts of a scenario suppose. */
function supposedIn(prefix: string, { site }: Ground): Supposed[] {
  if (!known.has(site)) {
    const found = new Map<string, Supposed[]>();
    for (const [id, { fact }] of site.facts) {
      const own = scenarioOf(id)?.prefix;
      if (own) found.set(own, [...(found.get(own) ?? []), ...fact.operands.filter(isSupposed)]);
    }
    known.set(site, found);
  }
  return known.get(site)?.get(prefix) ?? [];
}

const counted = new WeakMap<Ground["site"], Map<string, Set<string>>>();

/** How many lines a scenario supposes a score of, each as it is shown and as a grade goes by it. */
function scoresIn(prefix: string, { site }: Ground): number {
  const scores = counted.get(site) ?? new Map<string, Set<string>>();
  if (!counted.has(site))
    for (const [id, { fact }] of site.facts) {
      const own = fact.rule === SUPPOSED && scenarioOf(id)?.prefix;
      if (own) scores.set(own, (scores.get(own) ?? new Set()).add(id.replace(/\/exact$/, "")));
    }
  counted.set(site, scores);
  return scores.get(prefix)?.size ?? 0;
}

/** Whether an operand is a cell that gives the figure which a scenario supposes to be missing; what it is a part of may be known. */
function isOf(operand: Operand, bound: Bound, ground: Ground): boolean {
  return operand.name !== "denominator" && isCellOf(operand, bound, ground);
}

/** Whether an operand is a cell that gives a part of a figure. */
function isCellOf(operand: Operand, { indicator, area, period }: Bound, ground: Ground): boolean {
  if (operand.kind !== "reading") return false;
  const { original, index } = referred(operand.reading, ground);
  const cell = original?.file.readings[index];
  return cell?.indicator === indicator && cell.area === area && cell.period === period;
}

/** What is wrong with a mark that a verdict or grade is fragile: it must rest on it, and on each that a scenario turns it to. */
export function fragileFault(id: string, fact: ProvenFact, { site }: Ground): string | undefined {
  const [, type, root] = /^((?:target|score)\/.+)\/fragile$/.exec(id)
    ? [id, id.split("/")[0], id.slice(0, -8)]
    : [];
  if (!root) return undefined;
  if (fact.rule !== "fragility value") return `its rule is fragility value, the proof says ${fact.rule}`;
  const verdict = `${root}/${type === "score" ? "grade" : "status"}`;
  const published = site.facts.get(verdict)?.fact.value;
  const flipped = [...site.facts].flatMap(([other, each]) =>
    scenarioOf(other)?.inner === verdict && each.fact.value !== published ? other : [],
  );
  const wanted = [`status ${verdict}`, ...flipped.map((other) => `flipped ${other}`)].toSorted();
  const said = fact.operands
    .map(
      (operand) =>
        `${operand.name} ${operand.kind === "fact" && operand.part === "status" ? operand.fact : operand.kind}`,
    )
    .toSorted();
  return String(said) === String(wanted)
    ? undefined
    : "it does not rest on each verdict that a scenario turns";
}
