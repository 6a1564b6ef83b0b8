import { constants } from "node:os";
import { resolve } from "node:path";
import { BuildAside, type Ended } from "./aside.ts";
import type { BuildOptions } from "./build.ts";
import { CAUSES, type Cause, causeOf, messageOf } from "./cause.ts";
import { holding } from "./holding.ts";
import { isUnchanged, madeOf } from "./known/known.ts";
import { makingsOf } from "./known/made.ts";
import { jsonLog, type Log, textLog } from "./log.ts";
import { memoryFault } from "./memory.ts";
import { listen, type Signals } from "./signals.ts";
import { type Standing, type Status, standingOf, statusPath, writeStatus } from "./status.ts";

const DONE = { cause: "done", code: CAUSES.done, message: "" } as const;

/** What a scheduler says of a build, beside what it is to be. */
export interface Unattended extends BuildOptions {
  log: string;
  /** The file of the status; by default beside the site. */
  status?: string | undefined;
  /** Whether it is built even where nothing has changed. */
  force?: boolean;
}

/** How it ended: as its process did, or at once, the site of an earlier build being the same and whole. */
type Outcome = Ended | { unchanged: Standing };

/**
 * Builds as a scheduler would have it: logs, and writes beside the site how the build ended, a build that a signal
 * ends included. Where the site is the same already, it only says so. Returns the exit code. A run that finds the lock
 * held writes no status: that is the holder's to say.
 */
export async function buildUnattended(given: Unattended): Promise<number> {
  const options = { ...given, data: resolve(given.data), out: resolve(given.out) };
  const log = options.log === "json" ? jsonLog(process.stderr) : textLog(process.stderr, process.stdout);
  const ending = new Ending(options, log);
  const signals = listen();
  const aside = async (): Promise<Outcome> => {
    try {
      return await buildOnce(options, ending, signals);
    } catch (error) {
      if (signals.aborted.aborted) return signals.stopped;
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

/** Builds in a process of its own, unless the site that stands is what would come of it. */
async function buildOnce(options: Unattended, ending: Ending, signals: Signals): Promise<Outcome> {
  const makings = await makingsOf(options, signals.aborted);
  const standing =
    options.force || options.warehouse !== undefined ? null : standingOf(ending.status, options.out);
  if (standing && (await isUnchanged(options.out, standing.made, makings, signals.aborted)))
    return { unchanged: standing };
  const build = new BuildAside(options, ending.progress);
  const first = await Promise.race([build.ended, signals.stopped]);
  await ("signal" in first ? build.stop() : build.over());
  if (!("summary" in first)) return first;
  // Where a signal comes so late, the site stands, and is only not known to the next build.
  return { ...first, made: await madeOf(options, makings, signals.aborted).catch(() => undefined) };
}

/** How a build ends: told in the log and in the status, with what was noted on the way; each way returns the exit code. */
class Ending {
  /** The file of the status. */
  readonly status: string;
  readonly #log: Log;
  readonly #notes: string[] = [];
  readonly #started = new Date().toISOString();
  readonly #out: string;
  #stage: string | null = null;

  constructor({ out, edition, status }: Unattended, log: Log) {
    this.status = status ?? statusPath(out, edition);
    this.#log = log;
    this.#out = out;
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

  told(ended: Outcome): number {
    if ("unchanged" in ended) {
      const { finished, summary, made } = ended.unchanged;
      this.#log.unchanged(summary, finished);
      return this.#write({ ...DONE, unchanged: true, summary }, made);
    }
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
    return this.#write({ ...DONE, unchanged: false, summary: ended.summary }, ended.made);
  }

  failed(cause: Cause, code: number, message: string): number {
    this.#log.seconds();
    this.#log.failed({ cause, code, message });
    return cause === "locked" ? code : this.#write({ cause, code, message, unchanged: false, summary: null });
  }

  #write(
    ending: Pick<Status, "cause" | "code" | "message" | "unchanged" | "summary">,
    made?: Standing["made"],
  ): number {
    const state = ending.code === 0 ? ("ok" as const) : ("failed" as const);
    try {
      writeStatus(
        this.status,
        {
          state,
          ...ending,
          stage: state === "ok" ? null : this.#stage,
          started: this.#started,
          finished: new Date().toISOString(),
          out: this.#out,
          notes: this.#notes,
        },
        made,
      );
    } catch (error) {
      this.#log.note(`no status written: ${messageOf(error)}`);
    }
    return ending.code;
  }
}
