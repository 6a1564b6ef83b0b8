import type { Draw } from "../../src/cli/demo/draw.ts";
import type { Sandbox } from "./sandbox.ts";

/** One change of a site or its originals. */
export interface Edit {
  what: string;
  /** Whether a fact or proof cites the place, so that sums can be made to agree without hiding it. */
  cited: boolean;
  /** The facts that must be named; `rebuild` for those that building anew shows; `rest` for some that rest on these. */
  expected: string[] | "rebuild" | { rest: string[] };
}

/** Makes one random change of its kind; undefined where the drawn place cannot be changed so. */
export type Maker = (sandbox: Sandbox, draw: Draw) => Edit | undefined;

/** One of some things. */
export function pick<T>(things: readonly T[], draw: Draw): T | undefined {
  return things[Math.floor(draw() * things.length)];
}

/** A file of the site, parsed. */
export const json = <T>(sandbox: Sandbox, path: string) => JSON.parse(sandbox.read("site", path)) as T;
/** The paths of the site that a pattern finds. */
export const below = (sandbox: Sandbox, pattern: RegExp) =>
  sandbox.paths().filter((path) => pattern.test(path));
