import type { Command } from "commander";
import { ConfigError } from "../core/error.ts";
import { progressTo } from "../core/progress.ts";
import type { Asked } from "../verify/main.ts";
import { EXIT_CODES } from "./cause.ts";
import { standAgain } from "./stand-again.ts";

interface VerifyOptions extends Asked {
  rebuild?: boolean;
  work?: string;
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
    .option("--strict", "fail unless all three are answered with yes: 数字, 文件 and 全站")
    .option("--json", "print everything that was found as JSON")
    .addHelpText("after", EXIT_CODES)
    .action(async (site: string, options: VerifyOptions) => {
      await standAgain(site);
      ended(await checkSite(site, options));
    });
}

async function checkSite(site: string, { rebuild: again, work, ...asked }: VerifyOptions): Promise<number> {
  const { lacksSomething, reportOf, run, tell } = await import("../verify/main.ts");
  if (work !== undefined && !again)
    throw new ConfigError("--work without --rebuild", "ask for --rebuild too, which builds in it");
  const print = (text: string) => void process.stdout.write(text);
  if (!again) return run(site, asked, print);
  if (lacksSomething(site, asked)) return 3;
  const { rebuild } = await import("./rebuild/rebuild.ts");
  const progress = progressTo(process.stderr, () => performance.now());
  const { done, rebuilt } = await rebuild({ site, originals: asked.originals, work }, progress, () =>
    reportOf(site, asked),
  );
  progress.seconds();
  return tell(done, { ...asked, rebuilt }, print);
}
