import { constants } from "node:os";
import { resolve } from "node:path";
import { BuildAside, type Ended } from "./aside.ts";
import { type BuildOptions, holding } from "./build.ts";
import { CAUSES, type Cause, causeOf, messageOf } from "./cause.ts";
import { jsonLog, type Log, textLog } from "./log.ts";
import { memoryFault } from "./memory.ts";
import { type Status, statusPath, writeStatus } from "./status.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Builds as a scheduler would have it: logs, and writes beside the site how the build ended, a build that a signal
 * ends included. Returns the exit code. A run that finds the lock held writes no status: that is the holder's to say.
 */
export async function buildUnattended(
  options: BuildOptions & { log: string; status?: string },
): Promise<number> {
  const log = options.log === "json" ? jsonLog(process.stderr) : textLog(process.stderr, process.stdout);
  const ending = new Ending(options, log);
  const signals = listen();
  const aside = async (): Promise<Ended> => {
    try {
      const build = new BuildAside(options, ending.progress);
      const first = await Promise.race([build.ended, signals.stopped]);
      await ("signal" in first ? build.stop() : build.over());
      return first;
    } catch (error) {
      return { failed: { cause: causeOf(error), message: messageOf(error) } };
    }
  };
  let code: number = CAUSES.failed;
  try {
    await holding(options, ending.progress, aside, (ended) => {
      code = ending.told(ended);
    });
    return code;
  } catch (error) {
    const cause = causeOf(error);
    return ending.failed(cause, CAUSES[cause], messageOf(error));
  } finally {
    signals.close();
  }
}

/** Waits for the first signal that is to end the build. */
function listen() {
  let stop: (signal: NodeJS.Signals) => void = () => {};
  const stopped = new Promise<{ signal: NodeJS.Signals }>((resolve) => {
    stop = (signal) => resolve({ signal });
  });
  for (const signal of SIGNALS) process.once(signal, stop);
  const close = () => {
    for (const signal of SIGNALS) process.off(signal, stop);
  };
  return { stopped, close };
}

/** How a build ends: told in the log and in the status, with what was noted on the way; each way returns the exit code. */
class Ending {
  readonly #options: BuildOptions & { status?: string };
  readonly #log: Log;
  readonly #notes: string[] = [];
  readonly #started = new Date().toISOString();
  readonly #out: string;
  #stage: string | null = null;

  constructor(options: BuildOptions & { status?: string }, log: Log) {
    this.#options = options;
    this.#log = log;
    this.#out = resolve(options.out);
  }

  /** The log, of which stage and notes are kept for the status. */
  get progress(): Log {
    return {
      ...this.#log,
      stage: (name) => {
        this.#stage = name;
        this.#log.stage(name);
      },
      note: (text) => {
        this.#notes.push(text);
        this.#log.note(text);
      },
    };
  }

  told(ended: Ended): number {
    if ("signal" in ended) {
      const short = memoryFault(ended.signal);
      if (short) return this.failed("failed", CAUSES.failed, short);
      return this.failed("interrupted", 128 + constants.signals[ended.signal], `ended by ${ended.signal}`);
    }
    if ("failed" in ended) {
      const { cause, message } = ended.failed;
      return this.failed(cause, CAUSES[cause], message);
    }
    this.#log.done(ended.summary, this.#log.seconds());
    return this.#write({ cause: "done", code: CAUSES.done, message: "", summary: ended.summary });
  }

  failed(cause: Cause, code: number, message: string): number {
    this.#log.seconds();
    this.#log.failed({ cause, code, message });
    return cause === "locked" ? code : this.#write({ cause, code, message, summary: null });
  }

  #write(ending: Pick<Status, "cause" | "code" | "message" | "summary">): number {
    const state = ending.code === 0 ? ("ok" as const) : ("failed" as const);
    const { status, edition } = this.#options;
    try {
      writeStatus(status ?? statusPath(this.#out, edition), {
        state,
        ...ending,
        stage: state === "ok" ? null : this.#stage,
        started: this.#started,
        finished: new Date().toISOString(),
        out: this.#out,
        notes: this.#notes,
      });
    } catch (error) {
      this.#log.note(`no status written: ${messageOf(error)}`);
    }
    return ending.code;
  }
}
