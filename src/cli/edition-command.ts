import type { Command } from "commander";
import { EXIT_CODES } from "./cause.ts";

/** Adds the command that records what was issued, against which later editions say what is new. */
export function addEdition(program: Command): void {
  program
    .command("edition")
    .description("record editions that the office has issued")
    .command("issue")
    .description("record the built site as an issued edition, below editions of the data folder")
    .requiredOption("--number <number>", "its number: letters, digits, dots and hyphens, such as 2013-3")
    .requiredOption("--by <name>", "who issues it")
    .requiredOption("--on <date>", "the day on which it is issued, such as 2014-02-10")
    .option("--out <dir>", "the folder of the built site", "dist")
    .option("--data <dir>", "the data folder", "data")
    .addHelpText("after", EXIT_CODES)
    .action(async (options: { number: string; by: string; on: string; out: string; data: string }) => {
      const { issueEdition } = await import("./edition.ts");
      const { readPlan } = await import("../plan/read.ts");
      const count = issueEdition(readPlan(options.data), options);
      process.stdout.write(
        `issued    ${options.number}, with ${count} facts, in editions of ${options.data}\n`,
      );
    });
}
