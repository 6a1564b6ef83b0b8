/**
 * Prints how long it takes from saving a file of prose, and a form, until the page with it is there, by `dev` over the shipped data,
 * with the CPU that its process takes meanwhile. Run it with `npm run bench:dev`; `BENCH_RUNS` is how often.
 */
import { appendFileSync, cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Changing } from "../run/kept.ts";
import { develop } from "../support/developing.ts";
import { endRun, workFolder } from "../support/files.ts";

const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const data = join(workFolder("dev"), "data");
cpSync("data", data, { recursive: true });
const changing = new Changing(data);
const server = await develop(data);

const CASES: Record<string, [change: (turn: number) => void, page: string, goal: number]> = {
  prose: [
    () => appendFileSync(join(data, "plan", "2013", "prose", "index.md"), "\n\n再补充几句话。\n"),
    "index.html",
    1.5,
  ],
  form: [(turn) => changing.form((turn * 0.37 + 0.2) % 1), "areas/index.html", 4],
};
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
for (const [name, [change, page, goal]] of Object.entries(CASES)) {
  const seconds: number[] = [];
  const cpu: number[] = [];
  for (let turn = 0; turn < RUNS; turn++) {
    const from = performance.now();
    const before = server.cpu();
    await server.made(() => change(turn));
    await server.page(page);
    seconds.push((performance.now() - from) / 1000);
    cpu.push(server.cpu() - before);
  }
  process.stdout.write(
    `${name.padEnd(8)}${median(seconds).toFixed(2)} s (goal ${goal}), CPU ${median(cpu).toFixed(2)} s\n`,
  );
}
await server.stop();
rmSync(data, { recursive: true, force: true });
endRun();
