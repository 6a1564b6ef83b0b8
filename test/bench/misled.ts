import { generateKeyPairSync, sign, verify } from "node:crypto";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { seeded } from "../../src/cli/demo/draw.ts";
import { differencesOf } from "../../src/cli/rebuild/differences.ts";
import { verify as check } from "../../src/verify/verify.ts";
import { workFolder } from "../support/files.ts";
import { FOUND, REBUILT } from "../verify/falsifications.ts";
import { falsify, genuineSite } from "../verify/falsified.ts";
import { mislead } from "../verify/misleading.ts";

/** How often each way to mislead is tried, each time with other files. */
const ROUNDS = 4;

/** Changes pages and files of a site in every way, with sums that agree; prints what a second build and a key find of it. */
export async function printMisled(site: string): Promise<string[]> {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const bytes = (folder: string) => readFileSync(join(folder, "manifest.json"));
  const signature = sign(null, bytes(site), privateKey);
  const outputs = (folder: string) => JSON.parse(String(bytes(folder))).outputs as Record<string, string>;
  const signed = outputs(site);
  const missed: string[] = [];
  const count = { made: 0, rebuilt: 0, key: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const changed = join(workFolder("misled"), "site");
    cpSync(site, changed, { recursive: true, dereference: true });
    const done = mislead(changed, seeded(2013 + round));
    const found = new Set((await differencesOf(changed, site)).map(({ where }) => where));
    const holds = verify(null, bytes(changed), publicKey, signature);
    const now = outputs(changed);
    for (const { kind, path } of done) {
      // A hidden file is none of the manifest's; that it is there, a check of the folder finds.
      const byKey = !holds && (now[path] !== signed[path] || path.startsWith("."));
      count.made += 1;
      count.rebuilt += Number(found.has(path));
      count.key += Number(byKey);
      if (!found.has(path) || !byKey) missed.push(`${kind}: ${path}`);
    }
  }
  process.stdout.write(`pages and files   made ${count.made}  rebuild ${count.rebuilt}  key ${count.key}\n`);
  return missed;
}

/** Falsifies what sites rest on; prints what is found of it without building again, and with. */
export async function printFalsified(): Promise<string[]> {
  const genuine = await genuineSite();
  const missed: string[] = [];
  process.stdout.write(`genuine           places ${check(genuine.site, genuine.data).failures.length}\n`);
  for (const [name, falsified] of Object.entries({ ...FOUND, ...REBUILT })) {
    const site = await falsify(falsified, genuine);
    const places = check(site, genuine.data).failures.filter(({ check: of }) => of !== "manifest").length;
    const files = (await differencesOf(site, genuine.site)).length;
    process.stdout.write(
      `${name.padEnd(50)} verify ${String(places).padStart(5)}  rebuild ${String(files).padStart(5)}\n`,
    );
    if (files === 0 || (name in FOUND && places === 0)) missed.push(name);
  }
  return missed;
}
