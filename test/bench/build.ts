/**
 * Prints the seconds of a build of the shipped data beside those of Framework alone on as many empty pages, run in
 * turn, and their ratio; and those of verifying the site. Run it with `npm run bench`.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillCache } from "../../src/publish/framework.ts";
import { cli, run } from "../support/run.ts";

const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const work = mkdtempSync(join(tmpdir(), "quality-city-bench-"));

/** A Framework project of empty pages, with the same settings and no package to ask for. */
function emptyProject(pages: number): string {
  const folder = join(work, "empty");
  mkdirSync(join(folder, "reports", "p"), { recursive: true });
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"), "dir");
  writeFileSync(join(folder, "package.json"), '{"type":"module"}\n');
  writeFileSync(join(folder, "reports", "index.md"), "# empty\n");
  writeFileSync(join(folder, "reports", "p", "[id].md"), "# empty\n");
  writeFileSync(
    join(folder, "observablehq.config.ts"),
    `export default {
  root: "reports", output: "dist", search: false, sidebar: false, pager: false, toc: false, style: null,
  footer: "", globalStylesheets: [], dynamicPaths: Array.from({ length: ${pages - 1} }, (_, id) => \`/p/\${id}\`),
};
`,
  );
  return folder;
}

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
const build = async () => {
  const ran = await cli(["build", "--out", join(work, "site")]);
  if (ran.code !== 0) throw new Error(ran.stderr);
  last = ran.stdout;
};

await build();
const pages = Number(/pages +(\d+)/.exec(last)?.[1]);
const empty = emptyProject(pages);
fillCache(join(empty, "reports"));
const framework = async () => {
  const ran = await run(
    process.execPath,
    [join("node_modules", "@observablehq", "framework", "dist", "bin", "observable.js"), "build"],
    {
      cwd: empty,
      env: {
        OBSERVABLE_TELEMETRY_DISABLE: "1",
        PATH: `${join(process.cwd(), "node_modules", ".bin")}:${process.env.PATH}`,
      },
    },
  );
  if (ran.code !== 0) throw new Error(ran.stdout + ran.stderr);
};

await framework();
const [ours, theirs, ratios]: [number[], number[], number[]] = [[], [], []];
for (let index = 0; index < RUNS; index++) {
  const [own, other] = [await seconds(build), await seconds(framework)];
  ours.push(own);
  theirs.push(other);
  ratios.push(own / other);
}
const verifying = await seconds(verified);
process.stdout.write(`build      ${show(ours)} s, ${pages} pages
framework  ${show(theirs)} s, as many empty pages
ratio      ${show(ratios)}
verify     ${verifying.toFixed(2)} s
${last.trim().split("\n").at(-1)}
`);
rmSync(work, { recursive: true, force: true });
