import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { bytesOf } from "./originals/read/bytes.ts";
import { printed } from "./site/print.ts";
import { verify } from "./verify.ts";

const USAGE = "node verify.mjs SITE --originals DIR [--key PUBLIC.pem] [--json]\n";

/** How a site is to be checked. */
export interface Asked {
  originals: string;
  key?: string | undefined;
  json?: boolean | undefined;
}

/** Checks a site and prints what was found; the exit code is 0 only where everything holds. */
export function run(site: string, { originals, key, json }: Asked, print: (text: string) => void): number {
  for (const [folder, file, remedy] of [
    [site, "manifest.json", "name the folder of a published site"],
    [originals, "register.csv", "name with --originals the data folder that the site was made from"],
  ] as const)
    if (!bytesOf(folder, file)) {
      process.stderr.write(`no ${file} in ${folder} (${remedy})\n`);
      return 3;
    }
  const report = verify(site, originals, key === undefined ? undefined : readFileSync(key, "utf8"));
  print(json ? `${JSON.stringify(report, null, 2)}\n` : printed(report));
  return report.failures.length === 0 && report.proven === report.facts ? 0 : 1;
}

/** Runs the checker with the arguments of a command line; returns its exit code. */
export function main(argv: string[]): number {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { originals: { type: "string" }, key: { type: "string" }, json: { type: "boolean" } },
    });
    const [site, ...more] = positionals;
    if (site !== undefined && more.length === 0 && values.originals !== undefined)
      return run(site, { ...values, originals: values.originals }, (text) => process.stdout.write(text));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  process.stderr.write(USAGE);
  return 2;
}
