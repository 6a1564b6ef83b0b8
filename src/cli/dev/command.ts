import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Command, Option } from "commander";
import { ConfigError } from "../../core/error.ts";
import { silent } from "../../core/progress.ts";
import { EXIT_CODES } from "../cause.ts";
import { ended, type Listening, listen, portOf } from "../serve/command.ts";
import type { Assessed } from "./assessing.ts";
import type { MadeAnew } from "./bench.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const REPORTS = join(ROOT, "reports");
/** What a change of which needs another start: the program itself is loaded once. */
const PROGRAM = join(ROOT, "src");

/** Adds the command with which analysts see what they write. */
export function addDev(program: Command): void {
  program
    .command("dev")
    .description(
      "serve the site of a data folder to whoever works on it: made anew at every change; nothing is published",
    )
    .option("--data <dir>", "the data folder", "data")
    .addOption(
      new Option("--edition <edition>", "whom the site is for")
        .choices(["public", "internal"])
        .default("public"),
    )
    .option("--as-of <period>", "the last period that counts (default: the plan's)")
    .option("--known-at <date>", "the last day of arrivals that count (default: the latest)")
    .option("--host <host>", "the address to listen at", "127.0.0.1")
    .option("--port <port>", "the port to listen at; 0 for a free one", portOf, 8000)
    .addHelpText("after", EXIT_CODES)
    .action(async ({ host, port, ...options }: Assessed & Listening) => {
      if (!existsSync(options.data))
        throw new ConfigError(`no data folder ${options.data}`, "name it with --data");
      await develop({ ...options, data: resolve(options.data) }, { host, port });
    });
}

async function develop(options: Assessed, at: Listening): Promise<void> {
  const { Bench } = await import("./bench.ts");
  const { Watching } = await import("./watch.ts");
  const { siteServer } = await import("../serve/server.ts");
  const { temporaryFolder } = await import("../temporary.ts");
  const folder = temporaryFolder();
  const [site, work] = [join(folder, "site"), join(folder, "work")];
  for (const each of [site, work]) mkdirSync(each);
  const bench = new Bench(options, REPORTS, site, work);
  const server = siteServer(site, (request, response) => bench.answer(request, response));
  try {
    process.stdout.write(`serving   ${await listen(server, at)} from ${options.data}\n`);
    let making: Promise<void> = Promise.resolve();
    let waiting: { what: string; reports: boolean } | undefined;
    // What changes while a site is made waits, and is made at once then.
    const make = (what: string, reports = false) => {
      if (waiting) waiting.reports ||= reports;
      else
        making = making.then(async () => {
          const next = waiting;
          waiting = undefined;
          say(what, await bench.make(silent, next));
        });
      waiting ??= { what, reports };
    };
    make("first");
    const watching = [
      new Watching([options.data], (paths) => make(named(paths))),
      new Watching([REPORTS], (paths) => make(named(paths), true)),
      new Watching([PROGRAM], ([path]) => process.stdout.write(`program   ${path}: start dev again\n`)),
    ];
    await ended(server);
    for (const each of watching) each.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const named = ([path = "", ...more]: string[]) => (more.length ? `${path} and ${more.length} more` : path);

function say(what: string, { milliseconds, faults, findings }: MadeAnew): void {
  const told = faults.length ? `${faults.length} faults` : `${findings} findings`;
  process.stdout.write(`made      ${(milliseconds / 1000).toFixed(1)} s, ${told} (${what})\n`);
  for (const fault of faults) process.stdout.write(`fault     ${fault}\n`);
}
