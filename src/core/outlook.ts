/** What a stage took, or has taken so far: its seconds, and how many things were done in it. */
interface StageTook {
  seconds: number;
  steps: number;
}

/** What the stages of a run took, in their order. */
export type Took = Record<string, StageTook>;

/** The least seconds that tell how fast this run is beside the one before. */
const ENOUGH = 1;

/**
 * The seconds that are left of a run in the last of the stages that it has `begun`, by what those of an earlier run took and how fast this one
 * was so far; undefined where the earlier one had no such stage. Stages before this one that it has left out are not to come.
 */
export function secondsLeft(begun: Took, earlier: Took): number | undefined {
  const names = Object.keys(earlier);
  const current = Object.keys(begun).at(-1) ?? "";
  const [own, before] = [begun[current], earlier[current]];
  if (!own || !before) return undefined;
  const pace = paceOf(begun, earlier, current);
  const share =
    before.steps > 0 && own.steps > 0 ? own.steps / before.steps : own.seconds / (pace * before.seconds);
  const rest = pace * before.seconds * Math.max(0, 1 - share);
  const later = names.slice(names.indexOf(current) + 1).filter((name) => !(name in begun));
  return rest + pace * later.reduce((sum, name) => sum + (earlier[name]?.seconds ?? 0), 0);
}

/** How many times as long as in the earlier run the stages that are over took. */
function paceOf(begun: Took, earlier: Took, current: string): number {
  const over = Object.keys(begun).filter((name) => name !== current && name in earlier);
  const sum = (took: Took) => over.reduce((seconds, name) => seconds + (took[name]?.seconds ?? 0), 0);
  return sum(earlier) < ENOUGH ? 1 : Math.min(10, Math.max(0.1, sum(begun) / sum(earlier)));
}
