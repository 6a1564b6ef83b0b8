import { generateKeyPairSync, sign, verify } from "node:crypto";
import { cpSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { seeded } from "../../src/cli/demo/draw.ts";
import { differencesOf } from "../../src/cli/rebuild/differences.ts";
import { verify as check } from "../../src/verify/verify.ts";
import { workFolder } from "../support/files.ts";
import { FOUND, REBUILT } from "../verify/falsifications.ts";
import { falsify, genuineSite } from "../verify/falsified.ts";
import { mislead } from "../verify/misleading.ts";

/** How often each way to mislead is tried, each time with other files. */
const ROUNDS = 4;

/** What finds a change: the checker without key and second build, a key, a second build. */
type By = "numbers" | "key" | "rebuild";
const BY: By[] = ["numbers", "key", "rebuild"];

/** How many changes of one kind were made, and how many of them each finds. */
type Found = Record<By, number> & { made: number };

const line = (kind: string, cells: (string | number)[]) =>
  process.stdout.write(`${kind.padEnd(48)}${cells.map((cell) => String(cell).padStart(9)).join("")}\n`);

/**
 * Changes pages and files of a site in every way, with sums that agree; prints what the numbers alone, a key and a second
 * build find of each kind, and returns what key or build do not find.
 */
export async function printMisled(site: string, data: string): Promise<string[]> {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const bytes = (folder: string) => readFileSync(join(folder, "manifest.json"));
  const signature = sign(null, bytes(site), privateKey);
  const outputs = (folder: string) => JSON.parse(String(bytes(folder))).outputs as Record<string, string>;
  const signed = outputs(site);
  const missed: string[] = [];
  const kinds = new Map<string, Found>();
  for (let round = 0; round < ROUNDS; round++) {
    const changed = join(workFolder("misled"), "site");
    cpSync(site, changed, { recursive: true, dereference: true });
    const done = mislead(changed, seeded(2013 + round));
    const differ = new Set((await differencesOf(changed, site)).map(({ where }) => where));
    const places = check(changed, data).failures.map(({ where }) => where);
    const holds = verify(null, bytes(changed), publicKey, signature);
    const now = outputs(changed);
    for (const { kind, path } of done) {
      const found: Record<By, boolean> = {
        numbers: places.some((where) => where.startsWith(path)),
        // A hidden file is none of the manifest's; that it is there, a check of the folder finds.
        key: !holds && (now[path] !== signed[path] || path.startsWith(".")),
        rebuild: differ.has(path),
      };
      const count = kinds.get(kind) ?? { made: 0, numbers: 0, key: 0, rebuild: 0 };
      count.made += 1;
      for (const by of BY) count[by] += Number(found[by]);
      kinds.set(kind, count);
      for (const by of ["key", "rebuild"] as const) if (!found[by]) missed.push(`${kind}, ${path}: by ${by}`);
    }
    rmSync(changed, { recursive: true });
  }
  line("pages and files", ["made", ...BY]);
  for (const [kind, count] of kinds) line(kind, [count.made, ...BY.map((by) => count[by])]);
  const total = (of: keyof Found) => [...kinds.values()].reduce((sum, count) => sum + count[of], 0);
  line("all", [total("made"), ...BY.map(total)]);
  return missed;
}

/**
 * Falsifies what sites rest on, those alone whose names `only` fits; prints how many places are found of each by the numbers
 * alone, and how many files a second build names. A key finds nothing here: he who falsifies holds it.
 */
export async function printFalsified(only: RegExp): Promise<string[]> {
  const genuine = await genuineSite();
  const missed: string[] = [];
  line("what the publisher falsified", BY);
  line("nothing", [check(genuine.site, genuine.data).failures.length, 0, 0]);
  for (const [name, falsified] of Object.entries({ ...FOUND, ...REBUILT }).filter(([name]) =>
    only.test(name),
  )) {
    const site = await falsify(falsified, genuine);
    const places = check(site, genuine.data).failures.filter(({ check: of }) => of !== "manifest");
    const files = (await differencesOf(site, genuine.site)).length;
    line(name, [places.length, 0, files]);
    const [first] = places;
    if (first) process.stdout.write(`    ${first.where}: ${first.step}\n`);
    if (files === 0 || (name in FOUND && places.length === 0)) missed.push(name);
    rmSync(dirname(site), { recursive: true });
  }
  return missed;
}
