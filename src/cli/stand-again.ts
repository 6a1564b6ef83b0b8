import { resolve } from "node:path";

/** Puts back the site of a folder where a build was cut off while it put another in its place. */
export async function standAgain(site: string): Promise<void> {
  (await import("../site/shell/swap.ts")).recoverForReader(resolve(site));
}
