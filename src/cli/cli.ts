import { join } from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { progressTo } from "../core/progress.ts";
import { CAUSES, causeOf, EXIT_CODES, messageOf } from "./cause.ts";
import { addCheck } from "./check/command.ts";
import { addDev } from "./dev/command.ts";
import { addEdition } from "./edition-command.ts";
import { addEditions } from "./editions/command.ts";
import type { FormsOptions } from "./forms.ts";
import { addKey } from "./key-command.ts";
import { addKit } from "./kit-command.ts";
import { addLake } from "./lake/command.ts";
import { addLayout } from "./layout-command.ts";
import { addReceive } from "./receive-command.ts";
import { addServe } from "./serve/command.ts";
import { standAgain } from "./stand-again.ts";
import { helpInChinese } from "./tongue/help.ts";
import { addLanguage, asksChinese, speakChinese } from "./tongue/tongue.ts";
import { addVerify } from "./verify-command.ts";

/** The exit code of a command that ends without an error. */
let exitCode = 0;
const ended = (code: number) => {
  exitCode = code;
};

interface TraceOptions {
  out: string;
  data: string;
  records?: boolean;
  lake?: string;
  json?: boolean;
}

/** The data folder of the product, from which a larger one is made. */
const SHIPPED = join(import.meta.dirname, "..", "..", "data");

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("write a whole number");
  return Number(text);
}

function keptNumber(text: string): number {
  const number = wholeNumber(text);
  if (number < 1) throw new InvalidArgumentError("the one that is published is one");
  return number;
}

const program = new Command("quality-city")
  .description("raw files in, a published assessment out, and a proof behind every number")
  .option(
    "-V, --version",
    "the version of the product, and the sha256 of the checkers that it puts into sites",
  )
  .addHelpText("after", EXIT_CODES)
  .addHelpText("after", "\nIn Chinese: quality-city --help --lang zh")
  .exitOverride();

program
  .command("build")
  .description("build the published assessment from received files")
  .option("--data <dir>", "the data folder", "data")
  .option("--out <dir>", "the folder to put the site in (default: dist, or dist-internal)")
  .addOption(
    new Option(
      "--edition <edition>",
      "whom the site is for: everybody, or the office (doubts, drafts, who to call)",
    )
      .choices(["public", "internal"])
      .default("public"),
  )
  .option(
    "--as-of <period>",
    "the last period that counts, such as 2013, 2013Y07 or 2013Q3 (default: the plan's)",
  )
  .option(
    "--known-at <date>",
    "the last day of arrivals that count, such as 2014-01-31 (default: the latest)",
  )
  .option("--no-site", "write downloads and proofs only, no pages")
  .addOption(
    new Option("--log <form>", "what stderr tells: lines for readers, or JSON objects, one a line")
      .choices(["text", "json"])
      .default("text"),
  )
  .option(
    "--sign-key <file>",
    "sign with this Ed25519 private key in PEM (default: the last key of keys.csv)",
  )
  .option("--unsigned", "do not sign, though keys.csv names a key")
  .option("--warehouse <file>", "keep the warehouse in a file of DuckDB too, for the office's own queries")
  .option(
    "--keep <number>",
    "how many builds' sites are kept, the one that is published among them",
    keptNumber,
  )
  .option("--verify", "publish only what verify holds against the received files")
  .option(
    "--notify <command>",
    "run this where the build fails or its site is another, with the status as JSON at its input",
  )
  .option("--metrics <file>", "write how it ended for the textfile collector of node_exporter")
  .option("--profile", "tell what each stage took, and what was taken of earlier builds")
  .option("--progress", "tell every five seconds how far it is (on a terminal it always does)")
  .option("--force", "build all from nothing, where nothing has changed too")
  .option("--status <file>", "where to say how the build ended (default: build-status.json beside the site)")
  .addHelpText("after", EXIT_CODES)
  .action(async ({ lang: _, ...options }) => {
    const { buildUnattended } = await import("./unattended.ts");
    const usual = options.edition === "internal" ? "dist-internal" : "dist";
    exitCode = await buildUnattended({ ...options, out: options.out ?? usual });
  });

addCheck(program, ended);
addLayout(program, ended);
addEditions(program);
addServe(program);
addDev(program);
addEdition(program);

program
  .command("trace")
  .description("trace a fact back to the cells and plan rows that it rests on")
  .argument("<fact>", "the id of a fact, such as indicator/3.2/330400/2013/actual")
  .option("--out <dir>", "the folder of the built site", "dist")
  .option("--records", "name the records that were counted, read again from the data folder")
  .option("--lake <dir>", "name the records that a list of counts stands for, out of their lake")
  .option("--data <dir>", "the data folder", "data")
  .option("--json", "print the tree as JSON")
  .addHelpText("after", EXIT_CODES)
  .action(async (fact: string, options: TraceOptions) => {
    const { trace, traceLines } = await import("./trace.ts");
    await standAgain(options.out);
    const tree = trace(options.out, fact);
    if (options.records || options.lake !== undefined)
      await (await import("./records.ts")).nameRecords(tree, options.data, options.lake);
    process.stdout.write(`${options.json ? JSON.stringify(tree, null, 2) : traceLines(tree).join("\n")}\n`);
  });

addVerify(program, ended);
addKey(program);
addKit(program);

program
  .command("sql")
  .description("print what a query of the warehouse gives, as a table; nothing is written")
  .argument("<query>", "one select of SQL as DuckDB has it; show tables names the tables")
  .option("--warehouse <file>", "a file that build --warehouse kept (default: made anew, in memory)")
  .option("--data <dir>", "the data folder", "data")
  .option("--as-of <period>", "the last period that counts (default: the plan's)")
  .option("--known-at <date>", "the last day of arrivals that count (default: the latest)")
  .option("--rows <number>", "how many rows are printed at most", wholeNumber, 50)
  .addHelpText("after", EXIT_CODES)
  .action(async (query: string, options: import("./sql/query.ts").SqlOptions) => {
    const { sqlLines } = await import("./sql/query.ts");
    process.stdout.write(`${(await sqlLines(query, options)).join("\n")}\n`);
  });

program
  .command("init")
  .description("write a small data folder to begin with")
  .argument("<dir>", "a new folder, or an empty one")
  .addHelpText("after", EXIT_CODES)
  .action(async (dir: string) => {
    const { writeFirstFolder } = await import("./init/init.ts");
    const paths = writeFirstFolder(dir);
    process.stdout.write(`${paths.map((path) => `wrote     ${path}`).join("\n")}\n`);
    process.stdout.write(`next      quality-city build --data ${dir} --out ${dir}.site\n`);
  });

program
  .command("demo")
  .description("write demonstration forms in place of the earlier ones, or a larger data folder")
  .requiredOption("--seed <number>", "the same seed writes the same bytes", wholeNumber)
  .option("--data <dir>", "the data folder; with --areas and --years a new one", "data")
  .option("--areas <number>", "write a new data folder with so many areas", wholeNumber)
  .option("--years <number>", "and so many years", wholeNumber)
  .addHelpText("after", EXIT_CODES)
  .action(async (options: { seed: number; data: string; areas?: number; years?: number }) => {
    const { areas, years, data, seed } = options;
    const progress = progressTo(process.stderr, () => performance.now());
    const { writeDemonstration } = await import("./demo/write.ts");
    if (areas !== undefined || years !== undefined) {
      if (!areas || !years) throw new InvalidArgumentError("--areas and --years go together");
      const { writeLargerFolder } = await import("./demo/enlarge.ts");
      writeLargerFolder(SHIPPED, data, { areas, years, seed });
    }
    progress.stage("files");
    const { readPlan } = await import("../plan/read.ts");
    const count = await writeDemonstration(readPlan(data), seed, (path) => progress.step(path));
    progress.seconds();
    process.stdout.write(`files     ${count}\n`);
  });

program
  .command("forms")
  .description("write the forms of a period for those who owe them, to be filled in and sent back")
  .requiredOption("--period <period>", "a period of the plan, such as 2013Q4")
  .requiredOption("--out <dir>", "a new folder, or an empty one")
  .option(
    "--area <area>",
    "only the form of this area, by name or code; may be said several times (default: all areas and departments)",
    (area: string, before: string[] = []) => [...before, area],
  )
  .option("--data <dir>", "the data folder", "data")
  .addOption(
    new Option("--lang <language>", "the language of what is told").choices(["en", "zh"]).default("en"),
  )
  .addHelpText("after", EXIT_CODES)
  .action(async (options: FormsOptions & { data: string }) => {
    const { writeForms } = await import("./forms.ts");
    const { readPlan } = await import("../plan/read.ts");
    for await (const line of writeForms(readPlan(options.data), options)) process.stdout.write(`${line}\n`);
  });

addReceive(program, ended);
addLake(program);
addLanguage(program);

export { buildInChild } from "./inside.ts";

/** Runs the command line; returns its exit code. */
export async function main(argv: string[]): Promise<number> {
  exitCode = 0;
  for (const command of program.commands) command.exitOverride();
  const speakAgain = asksChinese(argv) ? speakChinese([process.stdout, process.stderr]) : undefined;
  if (speakAgain) helpInChinese(program);
  try {
    const [asked, ...more] = argv.slice(2);
    if ((asked === "-V" || asked === "--version") && more.length === 0) {
      const { versionLines } = await import("./version.ts");
      process.stdout.write(`${(await versionLines()).join("\n")}\n`);
      return 0;
    }
    await program.parseAsync(argv);
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander itself tells only what it finds before a command begins.
      if (error instanceof InvalidArgumentError) process.stderr.write(`error: ${error.message}\n`);
      return error.exitCode === 0 ? 0 : CAUSES["not understood"];
    }
    process.stderr.write(`${messageOf(error)}\n`);
    return CAUSES[causeOf(error)];
  } finally {
    speakAgain?.();
  }
}
