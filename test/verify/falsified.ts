import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import type { ReceivedFile } from "../../src/verify/expect/format.ts";
import { filesBelow, workFolder } from "../support/files.ts";
import { smallData } from "../support/small.ts";
import { sealFiles } from "./seal.ts";

type Row = Record<string, string>;
type Proofs = Record<string, { operands: { kind: string; fact?: string }[] } & Record<string, unknown>>;

/** A site of which the publisher himself has falsified what it rests on, or what it says, and then told of the true files. */
export interface Falsified {
  /** What he did to the data folder before he built. */
  data?: (folder: string) => void;
  /** What he did to the built site. */
  site?: (folder: string) => void;
}

/** Changes the rows of a table of a data folder. */
export function changeRows(folder: string, path: string, change: (rows: Row[]) => Row[]): void {
  const text = readFileSync(join(folder, path), "utf8");
  const { data, meta } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  const rows = change(data);
  if (JSON.stringify(rows) === JSON.stringify(data)) throw new Error(`${path} is as it was`);
  writeFileSync(
    join(folder, path),
    `${Papa.unparse({ fields: meta.fields ?? [], data: rows }, { newline: "\n" })}\n`,
  );
}

/** Leaves facts out of the proofs and downloads of a site, with all that names one of them; returns how many. */
export function leaveOut(site: string, isOut: (id: string, fact: Proofs[string]) => boolean): number {
  const paths = filesBelow(site).filter((path) => /^proof\/facts\/.*\.json$/.test(path));
  const proofs = new Map(
    paths.map((path) => [path, JSON.parse(readFileSync(join(site, path), "utf8")) as Proofs]),
  );
  const all = [...proofs.values()].flatMap((facts) => Object.entries(facts));
  const out = new Set(all.flatMap(([id, fact]) => (isOut(id, fact) ? [id] : [])));
  for (let before = -1; before < out.size; ) {
    before = out.size;
    for (const [id, { operands }] of all) if (operands.some(({ fact = "" }) => out.has(fact))) out.add(id);
  }
  for (const [path, facts] of proofs) {
    const left = Object.fromEntries(Object.entries(facts).filter(([id]) => !out.has(id)));
    writeFileSync(join(site, path), JSON.stringify(left));
  }
  withoutRows(site, "facts", (id) => out.has(id));
  return out.size;
}

/** Leaves rows out of a download by their first column. */
export function withoutRows(site: string, name: string, isOut: (id: string) => boolean): void {
  const json = join(site, "data", `${name}.json`);
  const rows = JSON.parse(readFileSync(json, "utf8")) as Row[];
  writeFileSync(json, JSON.stringify(rows.filter((row) => !isOut(Object.values(row)[0] ?? ""))));
  for (const folder of ["data", "data/plain"]) {
    const path = join(site, folder, `${name}.csv`);
    const lines = readFileSync(path, "utf8").split("\n");
    writeFileSync(path, lines.filter((line) => !isOut(line.split(",")[0] ?? "")).join("\n"));
  }
}

const jsonAt = <T>(path: string) => JSON.parse(readFileSync(path, "utf8")) as T;
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A folder of data with its site, both true, without pages. */
export interface Genuine {
  site: string;
  data: string;
}

/** The small folder with its site. */
export async function genuineSite(): Promise<Genuine> {
  const data = await smallData();
  const out = join(workFolder("genuine"), "out");
  await build({ data, out, site: false }, silent);
  const site = join(workFolder("genuine"), "site");
  cpSync(realpathSync(out), site, { recursive: true });
  return { site, data };
}

/**
 * Builds a site of falsified data, without pages, and makes it say that it is of the true ones: its manifest, the cells of the plan,
 * and of received files their hashes and what the register says of them.
 */
export async function falsify({ data, site }: Falsified, genuine: Genuine): Promise<string> {
  const folder = workFolder("falsified");
  const [from, out] = [join(folder, "data"), join(folder, "site")];
  cpSync(genuine.data, from, { recursive: true });
  data?.(from);
  const manifest = jsonAt<Record<string, unknown> & { knownAt: string }>(join(genuine.site, "manifest.json"));
  if (data) await build({ data: from, out, site: false, knownAt: manifest.knownAt }, silent);
  const built = join(folder, "built");
  cpSync(realpathSync(data ? out : genuine.site), built, { recursive: true });
  site?.(built);
  tellTrueFiles(built, from, genuine.data);
  tellTruePlan(built, genuine.site);
  const { inputs, sources, fingerprint } = manifest;
  const own = jsonAt<object>(join(built, "manifest.json"));
  writeFileSync(join(built, "manifest.json"), JSON.stringify({ ...own, inputs, sources, fingerprint }));
  sealFiles(built);
  return built;
}

/** Puts the hash of each true file in the place of that of the falsified one, and what the true register says of it. */
function tellTrueFiles(site: string, falsified: string, data: string): void {
  const register = Papa.parse<Row>(readFileSync(join(data, "register.csv"), "utf8"), { header: true }).data;
  const changed = register.flatMap(({ path = "", sha256 = "" }) => {
    const other =
      existsSync(join(falsified, path)) && path ? hashOf(readFileSync(join(falsified, path))) : sha256;
    return other === sha256 ? [] : [{ other, sha256 }];
  });
  if (changed.length > 0)
    for (const path of filesBelow(site)) {
      if (/\.(?:arrow|parquet)$/.test(path)) continue;
      let text = readFileSync(join(site, path), "utf8");
      for (const { other, sha256 } of changed)
        text = text.replaceAll(other, sha256).replaceAll(other.slice(0, 12), sha256.slice(0, 12));
      const to = changed.reduce(
        (name, { other, sha256 }) => name.replaceAll(other.slice(0, 12), sha256.slice(0, 12)),
        path,
      );
      if (to !== path) rmSync(join(site, path));
      writeFileSync(join(site, to), text);
    }
  const rows = new Map(register.map((row) => [row.sha256, row]));
  for (const path of filesBelow(join(site, "proof", "files"))) {
    const file = jsonAt<ReceivedFile>(join(site, "proof", "files", path));
    const row = rows.get(file.sha256);
    if (row)
      writeFileSync(
        join(site, "proof", "files", path),
        JSON.stringify({ ...file, sender: row.sender, arrived: row.arrived, basis: row.basis }),
      );
  }
}

/** Of cells of the plan what the true plan says. */
function tellTruePlan(site: string, genuine: string): void {
  const [own, other] = [site, genuine].map((folder) =>
    jsonAt<Record<string, object>>(join(folder, "proof", "plan.json")),
  );
  const told = Object.fromEntries(
    Object.entries(own ?? {}).map(([key, cell]) => [key, other?.[key] ?? cell]),
  );
  writeFileSync(join(site, "proof", "plan.json"), JSON.stringify(told));
}
