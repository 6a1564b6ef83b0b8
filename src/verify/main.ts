import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { bytesOf } from "./originals/read/bytes.ts";
import { printed } from "./site/print.ts";
import { type Rebuilt, verdictsOf } from "./site/verdicts.ts";
import { type Report, verify } from "./verify.ts";

const USAGE = "node verify.mjs SITE --originals DIR [--key PUBLIC.pem] [--after OLD] [--strict] [--json]\n";

/** This file imports nothing of what builds sites. */
const NO_REBUILD =
  "verify.mjs cannot build (with the program that the README names: quality-city verify SITE --originals DIR --rebuild)\n";

/** How a site is to be checked. */
export interface Asked {
  originals: string;
  key?: string | undefined;
  /** The folder of an earlier edition, which the site is to follow. */
  after?: string | undefined;
  json?: boolean | undefined;
  /** Whether all three answers are asked for. */
  strict?: boolean | undefined;
  /** What came of building the site again, where that was asked for. */
  rebuilt?: Rebuilt | undefined;
}

/** What a check of a site by its originals finds. */
export function reportOf(site: string, { originals, key, after }: Asked): Report {
  return verify(site, originals, key === undefined ? undefined : textAt(key), after);
}

/** The text of a file; undefined where it cannot be read. */
function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** Prints what was found; the exit code is 0 only where all that was asked for holds. */
export function tell(found: Report, asked: Asked, print: (text: string) => void): number {
  const { key, json, strict, rebuilt } = asked;
  const report = { ...found, failures: [...found.failures, ...(rebuilt?.differences ?? [])] };
  const verdicts = verdictsOf(report, rebuilt);
  print(json ? `${JSON.stringify({ ...report, verdicts }, null, 2)}\n` : printed(report, verdicts));
  const { numbers, files, site } = verdicts;
  const wanted = strict || key !== undefined ? [numbers, files] : [numbers];
  if (strict || rebuilt) wanted.push(site);
  return report.failures.length === 0 && wanted.every(({ answer }) => answer === "yes") ? 0 : 1;
}

/** Checks a site and prints what was found; returns the exit code. */
export function run(site: string, asked: Asked, print: (text: string) => void): number {
  return lacksSomething(site, asked) ? 3 : tell(reportOf(site, asked), asked, print);
}

/** Whether the site or the originals cannot be checked, since what they begin with is not there; says so. */
export function lacksSomething(site: string, { originals, key, after }: Asked): boolean {
  if (key !== undefined && textAt(key) === undefined) {
    process.stderr.write(`no key at ${key} (name with --key the file of a public key in PEM)\n`);
    return true;
  }
  for (const [folder, file, remedy] of [
    [site, "manifest.json", "name the folder of a published site"],
    [originals, "register.csv", "name with --originals the data folder that the site was made from"],
    [after, "manifest.json", "name with --after the folder of an earlier edition"],
  ] as const)
    if (folder !== undefined && !bytesOf(folder, file)) {
      process.stderr.write(`no ${file} in ${folder} (${remedy})\n`);
      return true;
    }
  return false;
}

/** Runs the checker with the arguments of a command line; returns its exit code. */
export function main(argv: string[]): number {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        originals: { type: "string" },
        key: { type: "string" },
        after: { type: "string" },
        strict: { type: "boolean" },
        json: { type: "boolean" },
        rebuild: { type: "boolean" },
      },
    });
    if (values.rebuild) {
      process.stderr.write(NO_REBUILD);
      return 2;
    }
    const [site, ...more] = positionals;
    if (site !== undefined && more.length === 0 && values.originals !== undefined) {
      return run(site, { ...values, originals: values.originals }, (text) => process.stdout.write(text));
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  process.stderr.write(USAGE);
  return 2;
}
