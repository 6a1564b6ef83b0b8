import { Command, CommanderError } from "commander";
import { ConfigError, ConfigErrors } from "./plan/error.ts";
import { readPlan } from "./plan/read.ts";
import { progressTo } from "./progress.ts";

const EXIT_CODES = `
Exit codes:
  0  done
  1  failed; an earlier site is left as it was
  2  the command was not understood
  3  a fault in the plan, the reference tables or the register`;

const program = new Command("quality-city")
  .description("raw files in, a published assessment out, and a proof behind every number")
  .addHelpText("after", EXIT_CODES)
  .exitOverride();

program
  .command("build")
  .description("build the published assessment from received files")
  .option("--data <dir>", "the data folder", "data")
  .option("--out <dir>", "the folder to put the site in", "dist")
  .option("--as-of <period>", "the last period that counts, such as 2013 or 2013Q3 (default: the plan's)")
  .option(
    "--known-at <date>",
    "the last day of arrivals that count, such as 2014-01-31 (default: the latest)",
  )
  .option("--no-site", "write downloads and proofs only, no pages")
  .addHelpText("after", EXIT_CODES)
  .action(async (options) => {
    const progress = progressTo(process.stderr, () => performance.now());
    const { build } = await import("./build.ts");
    const summary = await build(options, progress);
    const { error, warning, notice } = summary.findings;
    const seconds = progress.seconds();
    const total = seconds.reduce((sum, [, each]) => sum + each, 0);
    process.stdout.write(
      [
        `as of     ${summary.asOf}, known at ${summary.knownAt}`,
        `files     ${summary.files}`,
        `readings  ${summary.readings}`,
        `findings  ${error} errors, ${warning} warnings, ${notice} notices`,
        `facts     ${summary.facts}`,
        `pages     ${summary.pages}`,
        `seconds   ${total.toFixed(1)} (${seconds.map(([name, each]) => `${name} ${each.toFixed(1)}`).join(", ")})`,
        "",
      ].join("\n"),
    );
  });

program
  .command("trace")
  .description("trace a fact back to the cells and plan rows that it rests on")
  .argument("<fact>", "the id of a fact, such as indicator/3.2/330400/2013/actual")
  .option("--out <dir>", "the folder of the built site", "dist")
  .option("--json", "print the tree as JSON")
  .addHelpText("after", EXIT_CODES)
  .action(async (fact: string, options: { out: string; json?: boolean }) => {
    const { trace, traceLines } = await import("./trace.ts");
    const tree = trace(options.out, fact);
    process.stdout.write(`${options.json ? JSON.stringify(tree, null, 2) : traceLines(tree).join("\n")}\n`);
  });

program
  .command("demo")
  .description("write demonstration forms in place of the earlier ones")
  .requiredOption("--seed <number>", "the same seed writes the same bytes")
  .option("--data <dir>", "the data folder", "data")
  .addHelpText("after", EXIT_CODES)
  .action(async (options: { seed: string; data: string }) => {
    if (!/^\d{1,9}$/.test(options.seed)) throw new CommanderError(2, "seed", `invalid seed: ${options.seed}`);
    const progress = progressTo(process.stderr, () => performance.now());
    const { writeDemonstration } = await import("./demo/write.ts");
    progress.stage("files");
    const count = await writeDemonstration(readPlan(options.data), Number(options.seed), (path) =>
      progress.step(path),
    );
    progress.seconds();
    process.stdout.write(`files     ${count}\n`);
  });

program
  .command("receive")
  .description("enter received files that are not in the register yet")
  .requiredOption("--arrived <date>", "the day on which they arrived, such as 2013-10-12")
  .requiredOption("--from <name>", "who sent them: an area, a department or a publisher")
  .option("--basis <basis>", "what they rest on: reported, public, demonstration or assumption", "reported")
  .option("--data <dir>", "the data folder", "data")
  .addHelpText("after", EXIT_CODES)
  .action(async (options: { arrived: string; from: string; basis: string; data: string }) => {
    const { registerArrivals } = await import("./intake/register.ts");
    const paths = registerArrivals(readPlan(options.data), options);
    process.stdout.write(`${paths.map((path) => `entered   ${path}`).join("\n") || "nothing new"}\n`);
  });

/** Runs the command line; returns its exit code. */
export async function main(argv: string[]): Promise<number> {
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync(argv);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.code === "seed") process.stderr.write(`${error.message}\n`);
      return error.exitCode === 0 ? 0 : 2;
    }
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof ConfigError || error instanceof ConfigErrors ? 3 : 1;
  }
}
