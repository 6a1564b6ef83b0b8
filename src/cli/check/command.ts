import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import { EXIT_CODES } from "../cause.ts";

/** The data folder of the product, by whose plan files are checked at home. */
const SHIPPED = join(import.meta.dirname, "..", "..", "..", "data");

interface CheckOptions {
  data: string;
  list?: string;
  lang: "en" | "zh";
  json?: boolean;
  read?: boolean;
  html?: string;
  codes?: boolean;
}

/** Adds the command that says what is wrong with files, and what is read of them; `ended` takes its exit code. */
export function addCheck(program: Command, ended: (code: number) => void): void {
  program
    .command("check")
    .description("read files by the plan, and say what is wrong with each; nothing is entered anywhere")
    .argument("[files...]", "files as they were sent, or folders with them")
    .option("--data <dir>", "the data folder with the plan (default: the shipped one)", SHIPPED)
    .option(
      "--list <file>",
      "check the files of a list, one JSON object a line: file, path (where it is filed), sender",
    )
    .addOption(
      new Option("--lang <language>", "the language of the findings").choices(["en", "zh"]).default("en"),
    )
    .option("--json", "print what was found as JSON")
    .option("--read", "print what was read too, file by file (as JSON, see docs/check.md)")
    .option("--html <dir>", "draw each file with what its cells were read as, into a folder")
    .option("--codes", "print every kind of finding as a table in Markdown, and read no file")
    .addHelpText("after", EXIT_CODES)
    .action(async (named: string[], options: CheckOptions) => {
      if (options.codes) {
        const { catalogueTable } = await import("../../intake/findings/catalogue.ts");
        process.stdout.write(catalogueTable(options.lang));
        return;
      }
      if (named.length === 0 && !options.list) throw new InvalidArgumentError("name the files to be checked");
      // A folder that is none is told before a file that is none.
      (await import("../../plan/read.ts")).readPlan(options.data);
      const { filesListed, filesNamed } = await import("./list.ts");
      const files = [...filesNamed(named), ...(options.list ? filesListed(options.list) : [])];
      const { check, checkJson, checkLines, checkRead, countErrors, inChunks } = await import("./check.ts");
      const print = (pieces: Iterable<string> | AsyncIterable<string>) =>
        pipeline(Readable.from(pieces), process.stdout, { end: false });
      if (options.html) {
        const { checkPictures } = await import("./check.ts");
        const { pages, errors } = await checkPictures(files, options.data, options.html);
        await print(pages.map((page) => `drawn     ${page}\n`));
        ended(errors > 0 ? 1 : 0);
        return;
      }
      if (options.read) {
        let errors = 0;
        await print(
          checkRead(files, options.data, (found) => {
            errors = found;
          }),
        );
        ended(errors > 0 ? 1 : 0);
        return;
      }
      const checked = await check(files, options.data);
      await print(inChunks(options.json ? checkJson(checked) : checkLines(checked, options.lang)));
      ended(countErrors(checked.findings) > 0 ? 1 : 0);
    });
}
