import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { readNames } from "../verify/originals/names.ts";
import { type Plan, readPlanTables } from "../verify/originals/plan.ts";
import { bytesOf, sha256 } from "../verify/originals/read/bytes.ts";
import { type Counts, recount } from "./recount.ts";
import { type StatedList, statedLists } from "./stated.ts";

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

/**
 * Counts parts of a lake again, and holds that against what each received list of counts says of them; of the parts of a source the
 * last list must name all that count for anything.
 */
export async function verifyRecords({ originals, plan: id, lake, many, seed }: Drawn): Promise<Recounted> {
  const plan = readPlanTables(originals, id);
  const lists = statedLists(originals, plan, readNames(plan));
  const manifest = JSON.parse(readFileSync(join(lake, "manifest.json"), "utf8")) as LakeManifest;
  const due = listsByPart(lists, manifest);
  const found: Recounted = { parts: due.size, counted: 0, records: 0, failures: [] };
  if (due.size === 0)
    found.failures.push({ where: "register.csv", step: "no received list says what parts of a lake count" });
  for (const part of drawnOf([...due.keys()], many, seed)) {
    found.counted += 1;
    const { records, failures } = await recountPart(part, due.get(part) ?? [], { lake, manifest, plan });
    found.records += records;
    found.failures.push(...failures);
  }
  return found;
}

/** For each part the lists that must say what it counts: those that name it, and the last that names another of its source. */
function listsByPart(lists: StatedList[], { parts }: LakeManifest): Map<string, StatedList[]> {
  const sourceOf = new Map(parts.map(({ sha256: part, source }) => [part, source]));
  const last = new Map<string, StatedList>();
  for (const list of lists) for (const part of list.parts.keys()) last.set(sourceOf.get(part) ?? part, list);
  const due = new Map<string, Set<StatedList>>();
  const add = (part: string, list: StatedList) => due.set(part, (due.get(part) ?? new Set()).add(list));
  for (const list of lists) for (const part of list.parts.keys()) add(part, list);
  for (const { sha256: part, source } of parts) {
    const list = last.get(source);
    if (list) add(part, list);
  }
  return new Map([...due].map(([part, own]) => [part, [...own]]));
}

/** What a part counts, held against what lists say of it, each for its own days. */
async function recountPart(
  part: string,
  lists: StatedList[],
  { lake, manifest, plan }: { lake: string; manifest: LakeManifest; plan: Plan },
): Promise<Pick<Recounted, "records" | "failures">> {
  const { path, source } = manifest.parts.find(({ sha256: own }) => own === part) ?? {};
  const form = manifest.sources.find((each) => each.source === source)?.form;
  const bytes = path === undefined ? undefined : bytesAt(lake, path);
  if (path === undefined || form === undefined || !bytes)
    return { records: 0, failures: [{ where: part, step: "the lake has no such part" }] };
  const failures: Differs[] = [];
  const hash = sha256(bytes);
  if (hash !== part) failures.push({ where: path, step: `its sha256 is ${hash}, not ${part}` });
  let records = 0;
  try {
    for (const { path: list, from, until, parts } of lists) {
      const counts = await recount(bytes, { form, from, until }, plan);
      records = [...counts.values()].reduce((sum, { total }) => sum + total, 0);
      failures.push(...differences(path, list, parts.get(part) ?? new Map(), counts));
    }
  } catch (error) {
    failures.push({ where: path, step: `unreadable: ${error instanceof Error ? error.message : error}` });
  }
  return { records, failures };
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
function differences(path: string, list: string, stated: Counts, counted: Counts): Differs[] {
  return [...new Set([...stated.keys(), ...counted.keys()])].flatMap((name) => {
    const [said, own] = [stated, counted].map((counts) => counts.get(name) ?? { total: 0, passed: 0 });
    const show = (each: typeof own) => `${each?.passed} of ${each?.total}`;
    if (show(said) === show(own)) return [];
    return { where: path, step: `${name} counts ${show(own)}, ${list} says ${show(said)}` };
  });
}
