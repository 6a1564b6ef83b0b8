/**
 * Prints the seconds of a build of the shipped data, with its pages as Framework laid them out before (as of every night
 * but the first of a version) and with nothing kept, beside those of Framework alone on as many empty pages, run in turn,
 * and their ratios; and those of verifying the site. Run it with `npm run bench`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BIN, cli, run } from "../support/run.ts";
import { emptyProject, layOutEmpty } from "./empty.ts";

const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const work = mkdtempSync(join(tmpdir(), "quality-city-bench-"));

async function seconds(task: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await task();
  return (performance.now() - from) / 1000;
}

async function verified(): Promise<void> {
  const ran = await cli(["verify", join(work, "site"), "--originals", "data"]);
  if (ran.code !== 0) throw new Error(ran.stdout);
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const show = (values: number[]) =>
  `${median(values).toFixed(2)} (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`;

let last = "";
const build = async (env = {}) => {
  // As `npm run build` does.
  const command = [
    "--max-semi-space-size=64",
    "--initial-old-space-size=1024",
    BIN,
    "build",
    "--force",
    "--out",
    join(work, "site"),
  ];
  const ran = await run(process.execPath, command, { env });
  if (ran.code !== 0) throw new Error(ran.stderr);
  last = ran.stdout;
};

await build();
const pages = Number(/pages +(\d+)/.exec(last)?.[1]);
const empty = emptyProject(work, pages);
const framework = () => layOutEmpty(empty);
await framework();
/** Builds with a folder of kept things that holds nothing yet. */
const anew = () => build({ QUALITY_CITY_CACHE: mkdtempSync(join(work, "cache-")) });

const [ours, fresh, theirs]: [number[], number[], number[]] = [[], [], []];
for (let index = 0; index < RUNS; index++) {
  fresh.push(await seconds(anew));
  ours.push(await seconds(build));
  theirs.push(await seconds(framework));
}
const verifying = await seconds(verified);
const ratios = (of: number[]) => show(of.map((own, index) => own / (theirs[index] ?? 0)));
process.stdout.write(`build      ${show(ours)} s, ${pages} pages, laid out before
anew       ${show(fresh)} s, nothing kept
framework  ${show(theirs)} s, as many empty pages
ratio      ${ratios(ours)}, anew ${ratios(fresh)}
verify     ${verifying.toFixed(2)} s
${last.trim().split("\n").at(-1)}
`);
rmSync(work, { recursive: true, force: true });
