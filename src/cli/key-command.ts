import type { Command } from "commander";
import { EXIT_CODES } from "./cause.ts";
import type { KeyOptions } from "./keys/make.ts";

/** Adds the command that makes a pair of keys. */
export function addKey(program: Command): void {
  program
    .command("key")
    .description("make a pair of keys: builds of the data folder are signed from then on")
    .requiredOption("--name <name>", "what it is called, such as the year from which it signs")
    .option("--from <date>", "the day from which it signs", new Date().toISOString().slice(0, 10))
    .option("--data <dir>", "the data folder", "data")
    .addHelpText("after", EXIT_CODES)
    .action(async (options: KeyOptions) => {
      const { makeKey } = await import("./keys/make.ts");
      process.stdout.write(`${makeKey(options).join("\n")}\n`);
    });
}
