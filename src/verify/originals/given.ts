import { periodOf } from "../arithmetic/period.ts";
import type { Operand, ProvenFact, RecordsOperand } from "../expect/format.ts";
import type { Ground } from "../expect/ground.ts";
import { referred } from "../expect/operands.ts";
import { partOf } from "../expect/part.ts";
import { estimateIn } from "../expect/surveys/surveyed.ts";

/** What files call the source of an area's own form. */
const AREA = "area";

/** What a source's own areas add up to, where it gives the whole too. */
const SUM = /\/areas$/;

/** A part of a figure: whose it is and of when, and who gave it, where the proof says that. */
interface Given {
  area: string;
  period: string;
  source: string | undefined;
}

/**
 * What is wrong with who gave the parts of a published figure: what is said of a source must be what that gave; what counts
 * must be of one source, but for parts of which it was decided that another's counts, and of those it must be that, where it
 * is there.
 */
export function givenFault(id: string, fact: ProvenFact, ground: Ground): string | undefined {
  const [type, indicator = "", area, period, aspect = "", ...more] = id.split("/");
  if (type !== "indicator" || !["actual", "numerator", "denominator"].includes(aspect)) return undefined;
  const parts = givenIn(fact, indicator, ground);
  const [said, root] = [more.join("/").replace(SUM, ""), `indicator/${indicator}/${area}/${period}/actual`];
  if (said) {
    if (SUM.test(id) && parts.some((part) => part.area === area)) return "it is no sum of areas";
    const other = parts.find(({ source }) => source !== undefined && !isOf(source, said));
    return other && `the figure of ${other.area} for ${other.period} is what ${other.source} gave`;
  }
  const free: Given[] = [];
  for (const part of parts) {
    const decided = decisionOn(part, indicator, ground);
    const of = decided && ground.site.facts.get(`${root}/${decided.source}`)?.fact;
    const there =
      of &&
      givenIn(of, indicator, ground).some((each) => each.area === part.area && each.period === part.period);
    if (part.source === undefined || (decided && isOf(part.source, decided.source))) continue;
    if (there)
      return `it was decided on ${decided.date} that the figure of ${decided.source} counts for ${part.area} ${part.period}`;
    free.push(part);
  }
  const [first, second] = new Set(free.map(({ source }) => source?.split(" ")[0]));
  return second && `no decision has figures of ${first} and of ${second} count together`;
}

/**
 * The figure which that of another source is held against: the one that counts; where that was put together by decision
 * what the source gave that would count without; undefined where `named` is neither.
 */
export function comparedWith(named: string, root: string, other: string, ground: Ground): string | undefined {
  const [, indicator = ""] = root.split("/");
  const { facts } = ground.site;
  const counted = facts.get(root)?.fact;
  const parts = counted ? givenIn(counted, indicator, ground) : [];
  const ids = parts.flatMap(({ source }) => source?.split(" ")[0] ?? []);
  // What a source gave stands beside what counts only where it does not count itself.
  if (!ids.some((source) => facts.has(`${root}/${source}`))) return root;
  const free = parts.find((part) => part.source !== undefined && !decisionOn(part, indicator, ground));
  if (free) return `${root}/${free.source?.split(" ")[0]}`;
  return named.startsWith(`${root}/`) && named !== `${root}/${other}` ? named : undefined;
}

/** The parts of a figure, and who gave them. */
export function givenIn({ operands }: ProvenFact, indicator: string, ground: Ground): Given[] {
  return operands.flatMap((operand) => {
    const part = ["value", "numerator", "denominator"].includes(operand.name)
      ? partOf(operand, indicator, ground)
      : undefined;
    return part ? { area: part.area, period: part.period, source: sourceOf(operand, ground) } : [];
  });
}

/** Whether what a proof says of who gave a figure, its id and its name, is of the source of an id. */
export function isOf(said: string, source: string): boolean {
  return said === source || said.startsWith(`${source} `);
}

/** Who gave an operand, as the proof says it, or the head of a register's list; undefined of other records, of which neither does. */
function sourceOf(operand: Operand, ground: Ground): string | undefined {
  if (operand.kind === "records") return keeperOf(operand, ground);
  const estimated = estimateIn(operand, ground);
  if (estimated) return estimated.source;
  if (operand.kind !== "reading" && operand.kind !== "moved") return undefined;
  const { original, index } = referred(operand.reading, ground);
  const reading = original?.file.readings[index];
  return reading && (reading.source ?? AREA);
}

/** The department whose list of a register an operand is counted from. */
function keeperOf({ file, indicator }: RecordsOperand, { originals, plan }: Ground): string | undefined {
  const counted = plan.rows("counts").find((row) => row.indicator === indicator)?.register;
  const listings = originals.get(file.slice(0, 12))?.records?.listings ?? [];
  return listings.find(({ register }) => register === counted)?.department;
}

/** The last decision that the run may know on which source's figure counts of a part. */
export function decisionOn(
  { area, period }: Given,
  indicator: string,
  { plan, bounds }: Ground,
): { source: string; date: string } | undefined {
  const own = periodOf(period);
  const [last] = plan
    .rows("decisions")
    .filter((row) => {
      const whole = periodOf(row.period ?? "");
      const within = own && whole && own.first >= whole.first && own.last <= whole.last;
      return row.indicator === indicator && row.area === area && within && (row.date ?? "") <= bounds.knownAt;
    })
    .reverse()
    .sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? 1 : -1));
  return last && { source: last.source ?? "", date: last.date ?? "" };
}
