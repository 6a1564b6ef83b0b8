import { readdirSync } from "node:fs";
import { assetsAmong } from "../../src/site/kit/asset.ts";

/** The name that a style sheet or script of pages has in a site, which has the hash of what it says. */
export function assetIn(site: string, source: string): string {
  const name = assetsAmong(readdirSync(site))[source];
  if (!name) throw new Error(`no file of ${source} in ${site}`);
  return name;
}
