import { type Clock, type ProgressOptions, progressTo } from "../core/progress.ts";
import type { Summary } from "./build.ts";
import type { Cause } from "./cause.ts";
import { profileLines, type Used } from "./profile.ts";

/** What a build tells while it runs and when it ends. */
export interface Log extends Clock {
  /** `used` is told where it is asked for. */
  done(summary: Summary, seconds: [string, number][], used?: Used[]): void;
  /** Nothing was done: the site of a build that finished then stands. */
  unchanged(summary: Summary, since: string): void;
  failed(failure: { cause: Cause; code: number; message: string }): void;
}

/** A log for readers: stages and failures on stderr, the summary on stdout. */
export function textLog(
  stderr: NodeJS.WriteStream,
  stdout: NodeJS.WriteStream,
  options: ProgressOptions = {},
): Log {
  return {
    ...progressTo(stderr, () => performance.now(), options),
    unchanged: (_, since) =>
      void stdout.write(`unchanged since ${since}, and the site is whole (--force builds all the same)\n`),
    done(summary, seconds, used) {
      const profile = used ? profileLines(used, summary.taken, summary.files) : [];
      stdout.write(`${[...summaryLines(summary, seconds), ...profile].join("\n")}\n`);
    },
    failed: ({ message }) => void stderr.write(`${message}\n`),
  };
}

/** A log for programs: one JSON object a line on stderr, each with its time and event, and nothing else anywhere. */
export function jsonLog(
  stderr: NodeJS.WritableStream,
  { earlier, every = Number.POSITIVE_INFINITY }: ProgressOptions = {},
): Log {
  const write = (event: string, fields: object) =>
    void stderr.write(`${JSON.stringify({ time: new Date().toISOString(), event, ...fields })}\n`);
  const quiet = { isTTY: false, write: () => true } as unknown as NodeJS.WriteStream;
  const clock = progressTo(quiet, () => performance.now(), { earlier });
  let told = performance.now();
  return {
    ...clock,
    stage(name) {
      clock.stage(name);
      write("stage", { stage: name });
    },
    step(what, times) {
      clock.step(what, times);
      if (performance.now() - told < every) return;
      told = performance.now();
      write("progress", { message: clock.words() });
    },
    note: (text) => write("note", { message: text }),
    unchanged: (summary, since) => write("unchanged", { since, ...summary }),
    done(summary, seconds, used) {
      if (used) write("profile", { stages: used });
      write("findings", summary.findings);
      write("summary", {
        ...summary,
        seconds: Object.fromEntries(seconds.map(([name, each]) => [name, Number(each.toFixed(3))])),
      });
    },
    failed: (failure) => write("failure", failure),
  };
}

function summaryLines(summary: Summary, seconds: [string, number][]): string[] {
  const { error, warning, notice } = summary.findings;
  const total = seconds.reduce((sum, [, each]) => sum + each, 0);
  const numbers = Object.entries(summary.numbers)
    .sort(([, a = 0], [, b = 0]) => b - a)
    .map(([kind, count]) => `${kind} ${count}`);
  return [
    `as of     ${summary.asOf}, known at ${summary.knownAt}`,
    `files     ${summary.files}`,
    `cells     ${summary.cells}, ${share(summary.cells - summary.unaccounted, summary.cells)} % accounted for`,
    `readings  ${summary.readings}`,
    `findings  ${error} errors, ${warning} warnings, ${notice} notices`,
    ...(summary.doubts > 0 ? [`doubts    ${summary.doubts}, for the office only`] : []),
    `facts     ${summary.facts}`,
    `pages     ${summary.pages}`,
    `proofs    ${summary.proofs}`,
    ...(numbers.length > 0 ? [`numbers   ${numbers.join(", ")}`] : []),
    `seconds   ${total.toFixed(1)} (${seconds.map(([name, each]) => `${name} ${each.toFixed(1)}`).join(", ")})`,
  ];
}

/** A share of a hundred, cut to two decimals, so that 100 is said of a whole alone. */
function share(part: number, whole: number): string {
  return whole === 0 ? "100" : String(Math.floor((part / whole) * 10_000) / 100);
}
