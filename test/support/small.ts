import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import Papa from "papaparse";
import { build } from "../../src/build.ts";
import { silent } from "../../src/progress.ts";
import { workFolder } from "./files.ts";

/** What the small folder takes of the shipped one, by the beginnings of paths. */
const TAKEN = [
  "public/",
  ...["fgw/", "kjj/", "qsb/", "jsw/12-3", "jsw/12-4", "jsw/工作", "sab/3-1", "sab/抽检", "zjj/事故"].map(
    (begin) => `statistics/${begin}`,
  ),
  ...["2012Q4", "2013Q4"].map((period) => `submissions/${period}/`),
];

/** The rows of a table with a header. */
function tableAt(path: string): Record<string, string>[] {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, "utf8"), {
    header: true,
    delimiter: ",",
    skipEmptyLines: true,
  });
  return data;
}

/** A data folder with the shipped plan and a part of the shipped files: quick to build, with every kind of fact in it. */
export function smallData(): string {
  const root = join(workFolder("small"), "data");
  for (const folder of ["plan", "reference"])
    cpSync(join("data", folder), join(root, folder), {
      recursive: true,
      // Prose cites facts that a part of the files does not give.
      filter: (path) => basename(path) !== "prose",
    });
  const rows = tableAt(join("data", "register.csv")).filter(({ path = "" }) =>
    TAKEN.some((begin) => path.startsWith(begin)),
  );
  for (const { path = "" } of rows) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(join("data", path), join(root, path));
  }
  writeFileSync(join(root, "register.csv"), `${Papa.unparse(rows, { newline: "\n" })}\n`);
  return root;
}

let built: Promise<{ site: string; data: string }> | undefined;

/** A site of the small folder, to be changed, and that folder; it is built once for all tests of a worker. */
export async function smallSite(): Promise<{ site: string; data: string }> {
  built ??= buildSmall();
  const { site, data } = await built;
  const copy = join(workFolder("small-site"), "site");
  cpSync(site, copy, { recursive: true });
  return { site: copy, data };
}

async function buildSmall(): Promise<{ site: string; data: string }> {
  const data = smallData();
  const site = join(workFolder("small-built"), "site");
  await build({ data, out: site, site: true }, silent);
  return { site, data };
}
