import { fork } from "node:child_process";
import { goodFiles, receiveMangled } from "../../corpus/fuzz.ts";

const MOST_MILLISECONDS = 2000;
const MOST_MEMORY = 1024;
/** After this nothing more is waited for. */
const HANGS = 20_000;

/** What a child tells: the case that it begins, one that went wrong, or that it is done. */
type Word =
  | { begins: number }
  | { seed: number; wrong: string }
  | { done: true; slowest: number; at: number; peak: number };

/** The task of the child process: the cases from `from` to `to`. */
export async function fuzzTask(from: number, to: number): Promise<void> {
  const send = (word: Word) => process.send?.(word);
  const goods = await goodFiles();
  let [slowest, at] = [0, 0];
  for (let seed = from; seed < to; seed++) {
    send({ begins: seed });
    try {
      const took = await receiveMangled(seed, goods);
      if (took > slowest) [slowest, at] = [took, seed];
      if (took > MOST_MILLISECONDS) send({ seed, wrong: `took ${Math.round(took)} ms` });
    } catch (error) {
      send({ seed, wrong: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
  send({ done: true, slowest, at, peak: Math.round(process.resourceUsage().maxRSS / 1024) });
  process.disconnect?.();
}

/** Receives random and mangled byte strings in processes of their own; returns whether none crashed, hung or took too much memory. */
export async function benchFuzz(program: string, cases: number, seed: number): Promise<boolean> {
  const from = performance.now();
  const wrong: string[] = [];
  let [slowest, at, peak, next] = [0, 0, 0, seed];
  while (next < seed + cases) {
    let current = next;
    const last = await new Promise<string>((resolve) => {
      const child = fork(program, ["--task", "fuzz", "--from", String(next), "--to", String(seed + cases)], {
        execArgv: ["--import", "tsx"],
      });
      let timer = setTimeout(() => {}, 0);
      let ended = "";
      const watch = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          ended = `hangs for more than ${HANGS / 1000} s`;
          child.kill("SIGKILL");
        }, HANGS);
      };
      watch();
      child.on("message", (word: Word) => {
        watch();
        if ("begins" in word) current = word.begins;
        else if ("done" in word) {
          if (word.slowest > slowest) [slowest, at] = [word.slowest, word.at];
          peak = Math.max(peak, word.peak);
          ended = "done";
        } else wrong.push(`${word.seed}: ${word.wrong}`);
      });
      child.on("exit", (code, signal) => {
        clearTimeout(timer);
        resolve(ended || `ended with ${code ?? signal}`);
      });
    });
    if (last === "done") break;
    wrong.push(`${current}: ${last}`);
    next = current + 1;
  }
  process.stdout.write(`
fuzzing    ${cases} byte strings in ${((performance.now() - from) / 1000).toFixed(0)} s; slowest ${Math.round(slowest)} ms (seed ${at}), peak ${peak} MiB
crashes    ${wrong.length}
${wrong
  .slice(0, 20)
  .map((words) => `           ${words.split("\n").slice(0, 4).join("\n           ")}\n`)
  .join("")}`);
  return wrong.length === 0 && slowest <= MOST_MILLISECONDS && peak < MOST_MEMORY;
}
