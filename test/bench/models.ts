/**
 * Prints the seconds and peak memory of all models on a plan that `demo` enlarged, its figures drawn in the warehouse
 * (a form a file for so many areas would be mostly a bench of the file system), beside those of a tenth of the areas,
 * each in a process of its own, and the models that take longest. The models of facts and of their operands, and those that
 * only bring others together, are views here, since of so many facts few are asked for at a time; what it takes to ask for
 * one area's, and to count them all, stands beside, and is in no other figure. Run it with `npm run bench:models`;
 * `-- --areas 280` makes it smaller, and `--years` shorter. Ends with 1 where the whole takes more than 60 s or 8 GiB. Beside
 * them stand the seconds with all scenarios, where one figure in fifty is rounded, and how many rows those touch.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeLargerFolder } from "../../src/cli/demo/enlarge.ts";
import { run } from "../support/run.ts";
import { type Timed, timeModels } from "./models/time.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const MOST = { seconds: 60, peak: 8 * 1024 };

const { values } = parseArgs({
  options: {
    areas: { type: "string", default: "2800" },
    years: { type: "string", default: "10" },
    folder: { type: "string" },
    scenarios: { type: "boolean", default: false },
  },
});

if (values.folder === undefined) await compare(Number(values.areas), Number(values.years));
else process.stdout.write(JSON.stringify(await timeModels(values.folder, values.scenarios)));

async function compare(areas: number, years: number): Promise<void> {
  const [small, smallMore] = await timed(Math.round(areas / 10), years);
  print(`${Math.round(areas / 10)} areas`, small);
  printScenarios(small, smallMore);
  const [whole, wholeMore] = await timed(areas, years);
  print(`${areas} areas`, whole);
  printScenarios(whole, wholeMore);
  const times = (of: "seconds" | "cpu") => (whole[of] / small[of]).toFixed(1);
  process.stdout.write(
    `growth      ${times("cpu")} times the work for ten times the areas, ${times("seconds")} times by the clock\n`,
  );
  if (whole.seconds > MOST.seconds || whole.peak > MOST.peak) {
    process.stdout.write(`over        ${MOST.seconds} s or ${MOST.peak} MiB\n`);
    process.exitCode = 1;
  }
}

/** Times a plan of so many areas and years, without and with scenarios, each in a process of its own. */
async function timed(areas: number, years: number): Promise<[Timed, Timed]> {
  const work = mkdtempSync(join(tmpdir(), "quality-city-models-"));
  try {
    const folder = join(work, "data");
    writeLargerFolder(join(ROOT, "data"), folder, { areas, years, seed: 1 });
    const once = async (...more: string[]) => {
      const command = ["--import", "tsx", import.meta.filename, "--folder", folder, ...more];
      const ran = await run(process.execPath, command, { cwd: ROOT });
      if (ran.code !== 0)
        throw new Error(`the models of ${areas} areas ended with ${ran.code}: ${ran.stderr}`);
      return JSON.parse(ran.stdout) as Timed;
    };
    return [await once(), await once("--scenarios")];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function printScenarios(without: Timed, { seconds, cpu, scenarios, touched, peak }: Timed): void {
  const more = cpu - without.cpu;
  const each = touched > 0 ? `, ${((more * 1e6) / touched).toFixed(0)} µs a row more` : "";
  process.stdout.write(
    `            with ${scenarios} scenarios over ${touched} rows ${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of all cores${each}), peak ${peak} MiB\n`,
  );
}

function print(name: string, timed: Timed): void {
  const { figures, observations, seconds, cpu, peak, models, views, asked, all } = timed;
  const longest = models
    .slice(0, 8)
    .map(({ model, seconds }) => `${model} ${seconds.toFixed(2)}`)
    .join(", ");
  process.stdout.write(`${name.padEnd(11)} ${figures} readings, ${observations} observations, ${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of all cores), peak ${peak} MiB
            ${longest}
`);
  if (asked && all)
    process.stdout.write(`            ${views} of ${models.length} models are views: one area's ${asked.facts} facts and ${asked.operands} operands ${asked.seconds.toFixed(1)} s when asked for,
            a count of all ${all.facts} facts ${all.seconds.toFixed(1)} s
`);
}
