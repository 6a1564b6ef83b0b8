import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { takeLock } from "../../core/disk/lock.ts";
import { ConfigError } from "../../core/error.ts";
import { editionThatStands, keptEditions } from "../../site/shell/kept-editions.ts";
import { sitesOf, standing } from "../../site/shell/place.ts";
import { lockOf, recover, standAt } from "../../site/shell/swap.ts";
import { isWhole } from "../known/site.ts";
import { setStanding, statusPath } from "../status.ts";
import { recordsOf } from "./records.ts";

/** A site that is kept: by which bounds it was made, of what, and when. */
export interface KeptEdition {
  number: number;
  /** Whether it is the one that is published. */
  stands: boolean;
  asOf: string;
  knownAt: string;
  version: string;
  fingerprint: string;
  /** When its build ended; null where that is not known any more. */
  finished: string | null;
}

/** The kept sites of a folder, the latest first. */
export function editionsAt(folder: string): KeptEdition[] {
  const out = resolve(folder);
  const [stands, records] = [editionThatStands(out), recordsOf(out)];
  return keptEditions(out).map((number) => {
    const { asOf, knownAt, version, fingerprint } = manifestIn(join(sitesOf(out), String(number)));
    const finished = records.get(number)?.finished ?? null;
    return { number, stands: number === stands, asOf, knownAt, version, fingerprint, finished };
  });
}

type Manifest = Pick<KeptEdition, "asOf" | "knownAt" | "version" | "fingerprint"> & { edition?: "internal" };

/** What the manifest of a site says; nothing but that it is damaged where it is. */
function manifestIn(site: string): Manifest {
  try {
    return JSON.parse(readFileSync(join(site, "manifest.json"), "utf8")) as Manifest;
  } catch {
    return { asOf: "damaged", knownAt: "", version: "", fingerprint: "" };
  }
}

/** The kept sites as lines of a table. */
export function editionLines(editions: KeptEdition[]): string[] {
  const rows = editions.map(({ number, stands, asOf, knownAt, version, fingerprint, finished }) => [
    ...[
      stands ? "*" : "",
      String(number),
      asOf,
      knownAt,
      version,
      fingerprint.slice(0, 16),
      finished ?? "not known",
    ],
  ]);
  const all = [["", "number", "as of", "known at", "version", "fingerprint", "built"], ...rows];
  const widths = all[0]?.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0))) ?? [];
  return all.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** Which site is published again, and the file that says how its builds end. */
interface Back {
  out: string;
  edition: number;
  status?: string | undefined;
}

/**
 * Publishes a kept site again, in one step. Throws `ConfigError` where there is no such one, or it is not whole, and
 * `LockError` while a build runs.
 */
export async function rollBack({ edition, ...at }: Back): Promise<KeptEdition> {
  const out = resolve(at.out);
  if (!standing(sitesOf(out)))
    throw new ConfigError(`no site with kept builds at ${out}`, "name the folder of a site with --out");
  const lock = takeLock(lockOf(out));
  try {
    recover(out);
    const found = editionsAt(out).find(({ number }) => number === edition);
    const numbers = keptEditions(out).join(", ") || "none";
    if (!found)
      throw new ConfigError(`no kept build ${edition} of ${out}`, `those that are kept: ${numbers}`);
    const site = join(sitesOf(out), String(edition));
    if (found.asOf === "damaged" || !(await isWhole(site)))
      throw new ConfigError(
        `${site} does not hold what its manifest lists`,
        "somebody has changed, removed or added a file: name another, or build",
      );
    if (!standing(out)?.isSymbolicLink())
      throw new ConfigError(`${out} is no link to a kept build`, "build once, which makes it one");
    if (!found.stands) standAt(edition, out);
    const status = at.status ?? statusPath(out, manifestIn(site).edition);
    setStanding(status, out, recordsOf(out).get(edition) ?? null);
    return { ...found, stands: true };
  } finally {
    lock.release();
  }
}
