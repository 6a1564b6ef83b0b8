import { type Command, InvalidArgumentError, Option } from "commander";
import { EXIT_CODES } from "./cause.ts";
import type { Language } from "./check/check.ts";

interface ReceiveOptions {
  arrived: string;
  from?: string;
  basis: string;
  data: string;
  accept?: boolean;
  lang: Language;
}

const NEXT = {
  en: "nothing is entered yet: say --accept where that is right",
  zh: "尚未登记：核对无误后加 --accept",
};

/** Adds the command that enters received files; `ended` takes its exit code. */
export function addReceive(program: Command, ended: (code: number) => void): void {
  program
    .command("receive")
    .description("enter received files that are not in the register yet")
    .argument(
      "[files...]",
      "files as they were sent, or folders with them: proposes where they belong, by what they say",
    )
    .requiredOption("--arrived <date>", "the day on which they arrived, such as 2013-10-12")
    .option(
      "--from <name>",
      "who sent them: an area, a department or a publisher (of files that are named, as they say)",
    )
    .option("--basis <basis>", "what they rest on: reported, public, demonstration or assumption", "reported")
    .option("--accept", "copy the files that are named to where they belong, and enter them")
    .option("--data <dir>", "the data folder", "data")
    .addOption(
      new Option("--lang <language>", "the language of what is told").choices(["en", "zh"]).default("en"),
    )
    .addHelpText("after", EXIT_CODES)
    .action(async (named: string[], options: ReceiveOptions) => {
      if (named.length > 0) return await receiveNamed(named, options, ended);
      if (options.from === undefined)
        throw new InvalidArgumentError("say with --from who sent them, or name the files");
      await receiveFiled({ ...options, from: options.from });
    });
}

/** Proposes where files belong that lie elsewhere, and enters them where that is accepted. */
async function receiveNamed(
  named: string[],
  options: ReceiveOptions,
  ended: (code: number) => void,
): Promise<void> {
  const { filesNamed } = await import("./check/list.ts");
  const { enterProposed, proposalLines, proposalsFor } = await import("./receive.ts");
  const { readPlan } = await import("../plan/read.ts");
  const plan = readPlan(options.data);
  const proposals = await proposalsFor(
    plan,
    filesNamed(named).map(({ file }) => file),
    options,
  );
  const lines = proposalLines(proposals, options.lang);
  if (options.accept)
    lines.push(...enterProposed(plan, proposals, options).map((path) => `entered   ${path}`));
  else if (proposals.some((each) => "path" in each)) lines.push(NEXT[options.lang]);
  process.stdout.write(`${lines.join("\n")}\n`);
  if (proposals.some((each) => "doubt" in each)) ended(1);
}

/** Enters every file below the data folder that the register does not know, all from one sender. */
async function receiveFiled(options: ReceiveOptions & { from: string }): Promise<void> {
  const { isKnownSender, registerArrivals } = await import("../intake/register.ts");
  const { readPlan } = await import("../plan/read.ts");
  const plan = readPlan(options.data);
  const { entered, left } = registerArrivals(plan, options);
  const { CATALOGUE } = await import("../intake/findings/catalogue.ts");
  for (const { path, code } of left)
    process.stderr.write(
      `left out  ${path} ${code} ${CATALOGUE[code][options.lang === "zh" ? "title" : "english"]}\n`,
    );
  if (entered.length > 0 && !isKnownSender(plan, options.from))
    process.stderr.write(
      `note: no area, department or earlier sender is called ${JSON.stringify(options.from)}; if it is misspelt, mend register.csv\n`,
    );
  process.stdout.write(`${entered.map((path) => `entered   ${path}`).join("\n") || "nothing new"}\n`);
}
