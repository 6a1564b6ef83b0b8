import type { BuildOptions } from "../build.ts";
import { type Makings, makingsOf } from "./made.ts";
import { isMadeOf, isWhole, sealOf } from "./site.ts";

/** By what a build knows a site that an earlier one made, and that it would make the same. */
export interface Made {
  /** The sha256 of all that it was made of. */
  of: string;
  /** The sha256 of its manifest and signature. */
  seal: string;
}

/** Whether the site at `out` is the one that `made` is of, whole, and made of these very makings. */
export async function isUnchanged(
  out: string,
  made: Made | undefined,
  makings: Makings,
  stopped: AbortSignal,
): Promise<boolean> {
  return made?.of === makings.sha256 && made.seal === sealOf(out) && (await isWhole(out, stopped));
}

/**
 * By what the site that a build has just made can be known; nothing where something has changed since the makings were
 * listed, so that nobody can say which of both it was made of.
 */
export async function madeOf(
  options: BuildOptions,
  makings: Makings,
  stopped: AbortSignal,
): Promise<Made | undefined> {
  const { sha256 } = await makingsOf(options, stopped);
  const known = sha256 === makings.sha256 && isMadeOf(options.out, makings);
  return known ? { of: sha256, seal: sealOf(options.out) } : undefined;
}
