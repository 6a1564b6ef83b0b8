import type { Command } from "commander";
import { EXIT_CODES } from "./cause.ts";
import type { KitOptions } from "./kit/kit.ts";
import { standAgain } from "./stand-again.ts";

/** Adds the command that packs what an auditor needs. */
export function addKit(program: Command): void {
  program
    .command("kit")
    .description("pack a site, what it was made from and the program into one file, for whoever checks it")
    .requiredOption("--out <file>", "the file to write, such as kit.zip")
    .option("--site <dir>", "the folder of the published site", "dist")
    .option("--data <dir>", "the data folder that it was made from", "data")
    .option("--public", "leave out received files that not everybody may be given")
    .addHelpText("after", EXIT_CODES)
    .action(async (options: KitOptions) => {
      await standAgain(options.site);
      const { writeKit } = await import("./kit/kit.ts");
      process.stdout.write(`${(await writeKit(options)).join("\n")}\n`);
    });
}
