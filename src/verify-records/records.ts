import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { readNames } from "../verify/originals/names.ts";
import { readPlanTables } from "../verify/originals/plan.ts";
import { bytesOf, sha256 } from "../verify/originals/read/bytes.ts";
import { type Counts, type List, recount } from "./recount.ts";
import { statedCounts } from "./stated.ts";

/** Which parts are counted again: all, or so many drawn by a seed. */
export interface Drawn {
  originals: string;
  plan: string;
  lake: string;
  many: "all" | number;
  seed: number;
}

/** What counting parts again finds. */
export interface Recounted {
  /** How many parts the received lists of counts name, and how many of them were counted again. */
  parts: number;
  counted: number;
  records: number;
  failures: Differs[];
}

/** A part that is not as it is said to be. */
interface Differs {
  where: string;
  step: string;
}

/** What the manifest of a lake says of its parts, as far as it is asked. */
interface LakeManifest {
  sources: { source: string; form: string; from: string | null; until: string }[];
  parts: { source: string; path: string; sha256: string }[];
}

/** Counts parts of a lake again, and holds that against what the received lists of counts say of them. */
export async function verifyRecords({ originals, plan: id, lake, many, seed }: Drawn): Promise<Recounted> {
  const plan = readPlanTables(originals, id);
  const { parts: stated } = statedCounts(originals, plan, readNames(plan));
  const { sources, parts } = JSON.parse(readFileSync(join(lake, "manifest.json"), "utf8")) as LakeManifest;
  const lists = new Map(sources.map((source) => [source.source, source]));
  const known = new Map(parts.map((part) => [part.sha256, part]));
  const found: Recounted = { parts: stated.size, counted: 0, records: 0, failures: [] };
  if (stated.size === 0)
    found.failures.push({ where: "register.csv", step: "no received list says what parts of a lake count" });
  for (const part of drawnOf([...stated.keys()], many, seed)) {
    // A list that was imported stands in place of a part for what of it could not be read.
    const { path, source } = known.get(part) ?? {};
    const list = lists.get(source ?? "");
    const bytes = path === undefined || !list ? undefined : bytesAt(lake, path);
    found.counted += 1;
    if (path === undefined || !list || !bytes) {
      found.failures.push({ where: part, step: "the lake has no such part" });
      continue;
    }
    const hash = sha256(bytes);
    if (hash !== part) found.failures.push({ where: path, step: `its sha256 is ${hash}, not ${part}` });
    const own: List = { form: list.form, from: list.from ?? "", until: list.until };
    try {
      const counts = await recount(bytes, own, plan);
      found.records += [...counts.values()].reduce((sum, { total }) => sum + total, 0);
      found.failures.push(...differences(path, stated.get(part) ?? new Map(), counts));
    } catch (error) {
      found.failures.push({
        where: path,
        step: `unreadable: ${error instanceof Error ? error.message : error}`,
      });
    }
  }
  return found;
}

function bytesAt(lake: string, path: string): Uint8Array | undefined {
  return isAbsolute(path) ? bytesOf("/", path.slice(1)) : bytesOf(lake, path);
}

/** Some of the parts, as a seed draws them: those of which the hash with the seed is least. */
function drawnOf(parts: string[], many: "all" | number, seed: number): string[] {
  if (many === "all") return parts.toSorted();
  const drawn = (part: string) => createHash("sha256").update(`${seed} ${part}`).digest("hex");
  return parts.toSorted((a, b) => (drawn(a) < drawn(b) ? -1 : 1)).slice(0, many);
}

/** Where what is stated of a part is not what it counts. */
function differences(path: string, stated: Counts, counted: Counts): Differs[] {
  return [...new Set([...stated.keys(), ...counted.keys()])].flatMap((name) => {
    const [said, own] = [stated, counted].map((counts) => counts.get(name) ?? { total: 0, passed: 0 });
    const show = (each: typeof own) => `${each?.passed} of ${each?.total}`;
    if (show(said) === show(own)) return [];
    return { where: path, step: `${name} counts ${show(own)}, the list says ${show(said)}` };
  });
}
