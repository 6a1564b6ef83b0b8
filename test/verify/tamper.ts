import { seeded } from "../../src/cli/demo/draw.ts";
import { verify } from "../../src/verify/verify.ts";
import type { Edit, Maker } from "./edit.ts";
import { affected } from "./rebuilt.ts";
import { rests } from "./rests.ts";
import type { Sandbox } from "./sandbox.ts";

/** How changes of one kind were found. */
export interface Result {
  made: number;
  found: number;
  /** How many of them are such that the affected facts are known: by what was changed, or by building anew. */
  compared: number;
  /** How often exactly the facts were named that are affected. */
  exact: number;
  /** How many facts were named that are not affected. */
  innocent: number;
  /** What was not found, or not named as it is. */
  faults: string[];
}

/** What to do with every change: as it is, or with every unsigned hash computed anew. */
export type Way = "as it is" | "sums agree";

/** Makes changes of one kind, each as it is and, where its place is cited, with sums that agree; tells how they were found. */
export async function tamper(
  sandbox: Sandbox,
  site: string,
  maker: Maker,
  { count, seed }: { count: number; seed: number },
): Promise<Record<Way, Result>> {
  const draw = seeded(seed);
  const results = { "as it is": nothing(), "sums agree": nothing() };
  for (let made = 0, tries = 0; made < count && tries < count * 50; tries++) {
    const edit = maker(sandbox, draw);
    if (edit) {
      made += 1;
      const [asItIs, renamed] = [named(sandbox), edit.cited ? sandbox.rehash() : new Map<string, string>()];
      const sumsAgree = edit.cited ? named(sandbox) : undefined;
      const expected = await wanted(edit, site, sandbox.data, renamed);
      record(results["as it is"], edit, asItIs, expected);
      // A record moved within the set that counts it leaves nothing false behind once the sums agree.
      const harmless = edit.expected === "rebuild" && expected?.must.length === 0 && !sumsAgree?.found;
      if (sumsAgree && !harmless) record(results["sums agree"], edit, sumsAgree, expected);
    }
    sandbox.restore();
  }
  return results;
}

const nothing = (): Result => ({ made: 0, found: 0, compared: 0, exact: 0, innocent: 0, faults: [] });

/** Which facts must be named, and which may be. */
interface Wanted {
  must: string[];
  may: Set<string>;
}

/** What must be named; undefined where intake refuses what was changed, so that building anew does not tell. */
async function wanted(
  { expected }: Edit,
  site: string,
  data: string,
  renamed: Map<string, string>,
): Promise<Wanted | undefined> {
  const exactly = (facts: string[]): Wanted => ({ must: facts, may: new Set(facts) });
  if (Array.isArray(expected)) return exactly(expected);
  if (expected !== "rebuild") return { must: [], may: rests(site, expected.rest) };
  // A proof does not say which facts there are, so that what comes or goes need not be named, nor what rests on that.
  const facts = await affected(site, data, renamed);
  const loose = rests(site, facts?.come ?? []);
  return (
    facts && {
      must: facts.other.filter((fact) => !loose.has(fact)),
      may: new Set([...facts.other, ...loose]),
    }
  );
}

function named(sandbox: Sandbox): { found: boolean; facts: string[] } {
  const { failures } = verify(sandbox.site, sandbox.data);
  return { found: failures.length > 0, facts: [...new Set(failures.flatMap(({ facts }) => facts))] };
}

function record(
  result: Result,
  edit: Edit,
  { found, facts }: { found: boolean; facts: string[] },
  expected: Wanted | undefined,
): void {
  const innocent = expected ? facts.filter((fact) => !expected.may.has(fact)) : [];
  const missed = expected ? expected.must.filter((fact) => !facts.includes(fact)) : [];
  result.made += 1;
  if (expected) result.compared += 1;
  if (found) result.found += 1;
  if (expected && innocent.length + missed.length === 0) result.exact += 1;
  result.innocent += innocent.length;
  if (!found || innocent.length + missed.length > 0)
    result.faults.push(
      `${edit.what}: ${found ? "found" : "not found"}, innocent ${innocent.slice(0, 3).join(" ")} (${innocent.length}), missed ${missed.slice(0, 3).join(" ")} (${missed.length})`,
    );
}
