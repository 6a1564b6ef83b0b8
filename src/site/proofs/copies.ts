import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Edition } from "../../facts/edition.ts";

/** The folder of a site in which received files stand as they came. */
export const ORIGINALS = "originals";

/** Puts the received files that everybody may have into a site, byte by byte; throws where one is no longer what was read. */
export function writeCopies({ plan, proofs }: Edition, site: string): void {
  const paths = new Map(plan.register.rows.map(({ sha256, path }) => [sha256, path]));
  const given = [...proofs.files.values()].filter(({ original }) => original !== undefined);
  if (given.length > 0) mkdirSync(join(site, ORIGINALS), { recursive: true });
  for (const { sha256, original = "" } of given) {
    const read = plan.originals.read(paths.get(sha256) ?? "");
    if (read.sha256 !== sha256) throw new Error(`not the file that was read: ${sha256}`);
    writeFileSync(join(site, ORIGINALS, original), read.bytes);
  }
}
