import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { workFolder } from "../support/files.ts";
import { writeFolder, writeLines } from "../support/tables.ts";
import { type Row, readRows } from "../warehouse/support.ts";

const SHARED = join(import.meta.dirname, "shared");
const REGISTER = ["sha256", "path", "sender", "arrived", "basis", "note"];

/** A scenario: what was received in what order, and up to when it is known. */
export interface Scenario {
  /** Why it is so, in a sentence that an official would agree to. */
  why: string;
  asOf: string;
  knownAt: string;
  /** Whether the site is verified against the originals too. */
  verified: boolean;
}

/** What a scenario's `about.csv` says. */
export function aboutOf(at: string): Scenario {
  const [{ why = "", as_of: asOf = "", known_at: knownAt = "", verified } = {}] = readRows(
    join(at, "about.csv"),
  );
  return { why, asOf, knownAt, verified: verified === "yes" };
}

/** A data folder of the plan that all scenarios share, with what a scenario was given; its files are entered as `received.csv` has them. */
export function folderOf(at: string): string {
  const root = join(workFolder("scenario"), "data");
  const tables = readdirSync(SHARED).map(
    (file) => [file.slice(0, -".csv".length), linesOf(join(SHARED, file))] as const,
  );
  writeFolder(root, "scenarios", Object.fromEntries(tables));
  const given = join(at, "given");
  for (const name of readdirSync(given))
    if (name !== "received.csv") cpSync(join(given, name), join(root, name), { recursive: true });
  const rows = readRows(join(given, "received.csv")).map((row) => entered(root, row));
  writeLines(root, "register.csv", Papa.unparse({ fields: REGISTER, data: rows }, { newline: "\n" }));
  return root;
}

/** The register's row of a received file. */
function entered(root: string, { path = "", sender = "", arrived = "" }: Row): string[] {
  const sha256 = createHash("sha256")
    .update(readFileSync(join(root, path)))
    .digest("hex");
  return [sha256, path, sender, arrived, "reported", ""];
}

/** The lines of a table below its header. */
function linesOf(path: string): string[] {
  return readFileSync(path, "utf8").trim().split("\n").slice(1);
}

/** The rows that a scenario expects of a table; none where it has no such file. */
export function expectedOf(at: string, table: string): Row[] {
  const path = join(at, "expected", `${table}.csv`);
  return existsSync(path) ? readRows(path) : [];
}

/** The codes of all findings that scenarios expect. */
export function toldCodes(): string[] {
  const names = readdirSync(import.meta.dirname).filter((name) => /^\d/.test(name));
  return names.flatMap((name) =>
    expectedOf(join(import.meta.dirname, name), "told").map(({ code = "" }) => code),
  );
}
