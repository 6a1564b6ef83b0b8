import { constants } from "node:os";
import type { Took } from "../core/outlook.ts";
import type { Ended } from "./aside.ts";
import type { BuildOptions } from "./build.ts";
import { CAUSES, type Cause, messageOf } from "./cause.ts";
import { recordStanding } from "./editions/records.ts";
import { jsonLog, type Log, textLog } from "./log.ts";
import { memoryFault } from "./memory.ts";
import { type Standing, type Status, standingOf, statusPath, writeStatus } from "./status.ts";
import { writeMetrics } from "./tell/metrics.ts";
import { isNews, notify } from "./tell/notify.ts";

/** After how many milliseconds it says again how far it is, where that is asked for. */
const OFTEN = 5000;
const DONE = { cause: "done", code: CAUSES.done, message: "" } as const;

/** What a scheduler says of a build, beside what it is to be. */
export interface Unattended extends BuildOptions {
  log: string;
  /** The file of the status; by default beside the site. */
  status?: string | undefined;
  /** Whether it tells what each stage took, and now and then how far it is. */
  profile?: boolean | undefined;
  progress?: boolean | undefined;
  /** A command that is told where a build failed or its site is another, and a file for figures of each. */
  notify?: string | undefined;
  metrics?: string | undefined;
}

/** How it ended: as its process did, or at once, the site of an earlier build being the same and whole. */
export type Outcome = Ended | { unchanged: Standing };

/** How a build ends: told in the log and in the status, with what was noted on the way; each way returns the exit code. */
export class Ending {
  /** The file of the status. */
  readonly status: string;
  readonly #log: Log;
  readonly #notes: string[] = [];
  readonly #started = new Date().toISOString();
  readonly #out: string;
  readonly #options: Unattended;
  readonly #before: Standing | null;
  #written: Status | undefined;
  #stage: string | null = null;

  constructor(given: Unattended) {
    const { out, edition, status, log, progress } = given;
    this.status = status ?? statusPath(out, edition);
    this.#out = out;
    this.#options = given;
    this.#before = standingOf(this.status, out);
    const options = { earlier: this.#before?.took, every: progress ? OFTEN : undefined };
    this.#log =
      log === "json" ? jsonLog(process.stderr, options) : textLog(process.stderr, process.stdout, options);
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
      const { finished, summary } = ended.unchanged;
      this.#log.unchanged(summary, finished);
      return this.#write({ ...DONE, unchanged: true, summary });
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
    const { profile, verify } = this.#options;
    const { summary, used, made } = ended;
    this.#log.done(summary, this.#log.seconds(), profile ? used : undefined);
    const took = fullest(this.#before?.took ?? {}, this.#log.took());
    const by = { made, took, verified: verify === true };
    return this.#write({ ...DONE, unchanged: false, summary }, by);
  }

  failed(cause: Cause, code: number, message: string): number {
    this.#log.seconds();
    this.#log.failed({ cause, code, message });
    return cause === "locked" ? code : this.#write({ cause, code, message, unchanged: false, summary: null });
  }

  #write(
    ending: Pick<Status, "cause" | "code" | "message" | "unchanged" | "summary">,
    by?: Omit<Standing, "finished" | "summary">,
  ): number {
    const state = ending.code === 0 ? ("ok" as const) : ("failed" as const);
    const status = {
      state,
      ...ending,
      stage: state === "ok" ? null : this.#stage,
      started: this.#started,
      finished: new Date().toISOString(),
      out: this.#out,
      notes: this.#notes,
    };
    this.#written = { ...status, standing: this.#before };
    this.#trying("no status written", () => {
      this.#written = writeStatus(this.status, status, by);
    });
    if (state === "ok" && !ending.unchanged)
      this.#trying("editions does not tell when this was built", () =>
        recordStanding(this.#out, this.#written?.standing ?? null),
      );
    return ending.code;
  }

  /** Tells the operator's own programs how it ended; where it found the lock held, nothing is to be told. */
  async tell(): Promise<void> {
    const { metrics, notify: command } = this.#options;
    const status = this.#written;
    if (!status) return;
    if (metrics !== undefined)
      this.#trying("no metrics written", () => writeMetrics(metrics, status, this.#log.took()));
    if (command === undefined || !isNews(status)) return;
    const fault = await notify(command, { ...status, before: this.#before });
    if (fault !== undefined) this.#log.note(fault);
  }

  /** Does what the build does not depend on; where it fails, that is noted. */
  #trying(what: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#log.note(`${what}: ${messageOf(error)}`);
    }
  }
}

/** What stages take where as much as ever is done in them: a stage in which less was done than before, or nothing, is as it was. */
function fullest(earlier: Took, own: Took): Took {
  const fuller = Object.entries(own).filter(([name, { steps }]) => steps >= (earlier[name]?.steps ?? 0));
  return { ...earlier, ...Object.fromEntries(fuller) };
}
