import { randomInt } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { ConfigError } from "../core/error.ts";
import { progressTo } from "../core/progress.ts";
import type { Asked } from "../verify/main.ts";
import type { Report } from "../verify/verify.ts";
import { EXIT_CODES } from "./cause.ts";
import { standAgain } from "./stand-again.ts";

interface VerifyOptions extends Asked {
  rebuild?: boolean;
  work?: string;
  records?: "all" | number;
  lake?: string;
  seed?: number;
}

function manyOf(text: string): "all" | number {
  if (text === "all") return text;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("write all, or how many parts are drawn");
  return Number(text);
}

function seedOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("write a whole number");
  return Number(text);
}

/** Adds the command that checks a published site; `ended` is told its exit code. */
export function addVerify(program: Command, ended: (code: number) => void): void {
  program
    .command("verify")
    .description("check a published site against the files that it was made from")
    .argument("<dir>", "the folder of the published site")
    .requiredOption("--originals <dir>", "the data folder that it was made from")
    .option("--key <file>", "the public key of who signed it, in PEM")
    .option(
      "--after <dir>",
      "an earlier edition of the site: what was taken back of it, and what is gone from the register",
    )
    .option("--rebuild", "build the same edition from the originals too, and compare every byte")
    .option(
      "--work <dir>",
      "with --rebuild: a folder of your own that keeps what was built for the next time",
    )
    .option("--records <many>", "count parts of a lake of records again: all, or so many drawn", manyOf)
    .option("--lake <dir>", "with --records: the folder of the lake")
    .option("--seed <number>", "with --records: what draws the parts (default: another each time)", seedOf)
    .option("--strict", "fail unless all three are answered with yes: 数字, 文件 and 全站")
    .option("--json", "print everything that was found as JSON")
    .addHelpText("after", EXIT_CODES)
    .action(async (site: string, options: VerifyOptions) => {
      await standAgain(site);
      ended(await checkSite(site, options));
    });
}

async function checkSite(site: string, options: VerifyOptions): Promise<number> {
  const { rebuild: again, work, ...asked } = options;
  const { lacksSomething, reportOf, run, tell } = await import("../verify/main.ts");
  if (work !== undefined && !again)
    throw new ConfigError("--work without --rebuild", "ask for --rebuild too, which builds in it");
  const print = (text: string) => void process.stdout.write(text);
  if (!again && asked.records === undefined) return run(site, asked, print);
  if (lacksSomething(site, asked)) return 3;
  const withRecords = await recounted(site, options);
  if (!again) return tell(withRecords(reportOf(site, asked)), asked, print);
  const { rebuild } = await import("./rebuild/rebuild.ts");
  const progress = progressTo(process.stderr, () => performance.now());
  const { done, rebuilt } = await rebuild({ site, originals: asked.originals, work }, progress, () =>
    reportOf(site, asked),
  );
  progress.seconds();
  return tell(withRecords(done), { ...asked, rebuilt }, print);
}

/** Counts parts of a lake again, where that is asked for; returns what adds what was found to a report. */
async function recounted(
  site: string,
  { originals, records, lake, seed = randomInt(1_000_000_000) }: VerifyOptions,
): Promise<(report: Report) => Report> {
  if (records === undefined) return (report) => report;
  if (lake === undefined || !existsSync(join(lake, "manifest.json")))
    throw new ConfigError(
      `no lake at ${lake ?? "--lake"}`,
      "name with --lake the folder in which its manifest.json is",
    );
  const { verifyRecords } = await import("../verify-records/records.ts");
  const { plan } = JSON.parse(readFileSync(join(site, "manifest.json"), "utf8")) as { plan: string };
  const { failures, ...counted } = await verifyRecords({ originals, plan, lake, many: records, seed });
  const found = failures.map(({ where, step }) => ({ check: "records" as const, where, step, facts: [] }));
  return (report) => ({ ...report, records: { ...counted, seed }, failures: [...report.failures, ...found] });
}
