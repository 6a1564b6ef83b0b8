import { once } from "node:events";
import type { Progress } from "../core/progress.ts";
import type { BuildOptions, Summary } from "./build.ts";
import { causeOf, messageOf } from "./cause.ts";
import { Profile, type Used } from "./profile.ts";

/** What the process of a build tells the one that started it. */
export type Told =
  | { event: "ready" }
  | { event: "stage" | "note"; text: string }
  /** Some things were done, of which this is the last. */
  | { event: "step"; text: string; times: number }
  /** A further process was started. */
  | { event: "child"; pid: number }
  | { event: "done"; summary: Summary; used: Used[] }
  | { event: "failed"; cause: ReturnType<typeof causeOf>; message: string };

/** How often the other process is told of steps at most, in milliseconds. */
const OFTEN = 100;

/** Builds in a process of its own, by what it is given, and tells how far it is and how it ended. */
export async function buildInChild(): Promise<void> {
  const tell = (told: Told) =>
    new Promise<void>((resolve) => {
      process.send?.(told, () => resolve());
    });
  const given = once(process, "message");
  await tell({ event: "ready" });
  const [options] = (await given) as [BuildOptions];
  const progress = new Profile(toldBy((told) => void tell(told)));
  const { make } = await import("./build.ts");
  try {
    const onChild = (pid: number) => void tell({ event: "child", pid });
    const summary = await make(options, progress, onChild);
    await tell({ event: "done", summary, used: progress.used() });
  } catch (error) {
    await tell({ event: "failed", cause: causeOf(error), message: messageOf(error) });
  }
}

/** A progress that tells the other process, of steps only now and then how many there were. */
function toldBy(tell: (told: Told) => void): Progress {
  let [times, since, last] = [0, 0, ""];
  const told = () => {
    if (times > 0) tell({ event: "step", text: last, times });
    [times, since] = [0, performance.now()];
  };
  return {
    stage(text) {
      told();
      tell({ event: "stage", text });
    },
    step(text, more = 1) {
      times += more;
      last = text;
      if (performance.now() - since >= OFTEN) told();
    },
    note: (text) => tell({ event: "note", text }),
    seconds: () => [],
  };
}
