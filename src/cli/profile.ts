import type { Progress } from "../core/progress.ts";

/** What a stage took of the computer: seconds by the clock and of CPU, of all threads, and the most memory until its end. */
export interface Used {
  stage: string;
  seconds: number;
  cpu: number;
  mebibytes: number;
}

/** A progress that measures what each stage takes, and tells another all that it is told. */
export class Profile implements Progress {
  readonly #used: Used[] = [];
  #stage: { name: string; from: number; cpu: NodeJS.CpuUsage } | undefined;

  constructor(private readonly progress: Progress) {}

  stage(name: string): void {
    this.#end();
    this.#stage = { name, from: performance.now(), cpu: process.cpuUsage() };
    this.progress.stage(name);
  }

  step(what: string, times?: number): void {
    this.progress.step(what, times);
  }

  note(text: string): void {
    this.progress.note(text);
  }

  seconds(): [string, number][] {
    return this.progress.seconds();
  }

  /** What the stages have taken, now that the last of them is over. */
  used(): Used[] {
    this.#end();
    return this.#used;
  }

  #end(): void {
    if (!this.#stage) return;
    const { name, from, cpu } = this.#stage;
    const { user, system } = process.cpuUsage(cpu);
    this.#used.push({
      stage: name,
      seconds: (performance.now() - from) / 1000,
      cpu: (user + system) / 1e6,
      mebibytes: process.resourceUsage().maxRSS / 1024,
    });
    this.#stage = undefined;
  }
}

/** What was taken of earlier builds, and how much there is of it in all. */
export interface Taken {
  /** Received files of which nothing had to be read again; all of them where what was found in them was taken. */
  readings: number;
  /** Files of the site. */
  files: number;
  allFiles: number;
}

/** What a build took, as lines of a table. */
export function profileLines(used: Used[], { readings, files, allFiles }: Taken, received: number): string[] {
  const rows = used.map(({ stage, seconds, cpu, mebibytes }) => [
    ...[stage, seconds.toFixed(1), cpu.toFixed(1), mebibytes.toFixed(0)],
  ]);
  const sum = (of: (each: Used) => number) => used.reduce((all, each) => all + of(each), 0).toFixed(1);
  const peak = Math.max(0, ...used.map(({ mebibytes }) => mebibytes)).toFixed(0);
  const all = [
    ["stage", "s", "CPU s", "MiB"],
    ...rows,
    ["all", sum(({ seconds }) => seconds), sum(({ cpu }) => cpu), peak],
  ];
  return [
    ...all.map(([stage = "", ...cells]) => stage.padEnd(10) + cells.map((cell) => cell.padStart(8)).join("")),
    `taken     ${readings} of ${received} received files, ${files} of ${allFiles} files of the site; the rest was made anew`,
  ];
}
