import { type Command, InvalidArgumentError } from "commander";
import { EXIT_CODES } from "./cause.ts";

interface LayoutOptions {
  data: string;
  map?: string;
  again?: boolean;
  html?: string;
  accept?: boolean;
  by?: string;
  on?: string;
}

/** Adds the command that shows how unknown tables would be read, and confirms it; `ended` takes its exit code. */
export function addLayout(program: Command, ended: (code: number) => void): void {
  program
    .command("layout")
    .description("show how tables of unknown arrangement would be read, and confirm them")
    .argument("<files...>", "files as they were sent, or folders with them")
    .option("--data <dir>", "the data folder with the plan and its layouts.csv", "data")
    .option("--map <mapping>", "what heads are that the reader does not know: 完成＝数值；计划＝不读")
    .option("--again", "look anew at what was confirmed before, to correct it")
    .option("--html <dir>", "draw the first file of each layout as it would be read, into a folder")
    .option("--accept", "confirm the layouts that are shown, in layouts.csv of the data folder")
    .option("--by <name>", "who confirms them")
    .option("--on <date>", "the day on which they are confirmed, such as 2014-01-20")
    .addHelpText("after", EXIT_CODES)
    .action(async (named: string[], options: LayoutOptions) => {
      const { by = "", on = "" } = options;
      if (options.accept && (by === "" || on === ""))
        throw new InvalidArgumentError("say with --by and --on who confirms, and when");
      const { filesNamed } = await import("./check/list.ts");
      const { confirm, filesReadBy, layoutsOf } = await import("./layout.ts");
      const { layoutLines } = await import("./layout-lines.ts");
      const layouts = await layoutsOf(filesNamed(named), options);
      const lines = layoutLines(layouts);
      if (options.html) {
        const { layoutPictures } = await import("./layout-picture.ts");
        lines.push(...layoutPictures(layouts, options.html).map((page) => `drawn     ${page}`));
      }
      if (options.accept) {
        const { rows, corrected } = confirm(layouts, { by, on });
        lines.push(...rows.map(({ signature }) => `entered   ${signature} in layouts.csv`));
        for (const path of await filesReadBy(layouts.plan, corrected)) lines.push(`anew      ${path}`);
        if (rows.length < layouts.groups.length) ended(1);
      }
      process.stdout.write(`${lines.join("\n")}\n`);
    });
}
