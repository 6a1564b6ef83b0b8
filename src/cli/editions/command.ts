import { type Command, InvalidArgumentError } from "commander";
import { EXIT_CODES } from "../cause.ts";

function numberOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("write a number that editions lists");
  return Number(text);
}

/** Adds the commands that list the sites of earlier builds, and publish one of them again. */
export function addEditions(program: Command): void {
  program
    .command("editions")
    .description("list the sites of builds that are kept, the latest first; * is the one that is published")
    .option("--out <dir>", "the folder of the site", "dist")
    .option("--json", "print them as JSON")
    .addHelpText("after", EXIT_CODES)
    .action(async ({ out, json }: { out: string; json?: boolean }) => {
      const { editionsAt, editionLines } = await import("./editions.ts");
      const editions = editionsAt(out);
      const lines = json ? [JSON.stringify(editions, null, 2)] : editionLines(editions);
      process.stdout.write(`${lines.join("\n")}\n`);
    });
  program
    .command("rollback")
    .description("publish the site of an earlier build again, in one step")
    .argument("<edition>", "its number, as editions lists it", numberOf)
    .option("--out <dir>", "the folder of the site", "dist")
    .option("--status <file>", "the status of its builds (default: build-status.json beside the site)")
    .addHelpText("after", EXIT_CODES)
    .action(async (edition: number, options: { out: string; status?: string }) => {
      const { rollBack } = await import("./editions.ts");
      const { number, asOf, knownAt, fingerprint } = await rollBack({ ...options, edition });
      process.stdout.write(
        `published ${number}: as of ${asOf}, known at ${knownAt}, fingerprint ${fingerprint.slice(0, 16)}\n`,
      );
      process.stdout.write(
        "note      the next build publishes a site of its own: stop the timer until then\n",
      );
    });
}
