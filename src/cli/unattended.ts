import { constants } from "node:os";
import { resolve } from "node:path";
import { BuildAside, type Ended } from "./aside.ts";
import { type BuildOptions, holding } from "./build.ts";
import { CAUSES, type Cause, causeOf, messageOf } from "./cause.ts";
import { jsonLog, textLog } from "./log.ts";
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
  const notes: string[] = [];
  let stage: string | null = null;
  const progress = {
    ...log,
    stage(name: string) {
      stage = name;
      log.stage(name);
    },
    note(text: string) {
      notes.push(text);
      log.note(text);
    },
  };
  const [started, out] = [new Date().toISOString(), resolve(options.out)];
  const end = (ending: Pick<Status, "cause" | "code" | "message" | "summary">) => {
    const state = ending.code === 0 ? ("ok" as const) : ("failed" as const);
    const finished = new Date().toISOString();
    try {
      writeStatus(options.status ?? statusPath(out, options.edition), {
        state,
        ...ending,
        stage: state === "ok" ? null : stage,
        started,
        finished,
        out,
        notes,
      });
    } catch (error) {
      log.note(`no status written: ${messageOf(error)}`);
    }
    return ending.code;
  };
  const fail = (cause: Cause, code: number, message: string) => {
    log.seconds();
    log.failed({ cause, code, message });
    return cause === "locked" ? code : end({ cause, code, message, summary: null });
  };
  let stop: (signal: NodeJS.Signals) => void = () => {};
  const stopped = new Promise<{ signal: NodeJS.Signals }>((resolve) => {
    stop = (signal) => resolve({ signal });
  });
  for (const signal of SIGNALS) process.once(signal, stop);
  const aside = async (): Promise<Ended> => {
    try {
      const build = new BuildAside(options, progress);
      const first = await Promise.race([build.ended, stopped]);
      await ("signal" in first ? build.stop() : build.over());
      return first;
    } catch (error) {
      return { failed: { cause: causeOf(error), message: messageOf(error) } };
    }
  };
  const told = (ended: Ended) => {
    if ("signal" in ended) {
      const short = memoryFault(ended.signal);
      if (short) return fail("failed", CAUSES.failed, short);
      return fail("interrupted", 128 + constants.signals[ended.signal], `ended by ${ended.signal}`);
    }
    if ("failed" in ended) return fail(ended.failed.cause, CAUSES[ended.failed.cause], ended.failed.message);
    log.done(ended.summary, log.seconds());
    return end({ cause: "done", code: CAUSES.done, message: "", summary: ended.summary });
  };
  let code: number = CAUSES.failed;
  try {
    await holding(options, progress, aside, (ended) => {
      code = told(ended);
    });
    return code;
  } catch (error) {
    const cause = causeOf(error);
    return fail(cause, CAUSES[cause], messageOf(error));
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}
