import { once } from "node:events";
import type { BuildOptions, Summary } from "./build.ts";
import { causeOf, messageOf } from "./cause.ts";

/** What the process of a build tells the one that started it. */
export type Told =
  | { event: "ready" }
  | { event: "stage" | "step" | "note"; text: string }
  /** A further process was started. */
  | { event: "child"; pid: number }
  | { event: "done"; summary: Summary }
  | { event: "failed"; cause: ReturnType<typeof causeOf>; message: string };

/** Builds in a process of its own, by what it is given, and tells how far it is and how it ended. */
export async function buildInChild(): Promise<void> {
  const tell = (told: Told) =>
    new Promise<void>((resolve) => {
      process.send?.(told, () => resolve());
    });
  const given = once(process, "message");
  await tell({ event: "ready" });
  const [options] = (await given) as [BuildOptions];
  const say = (event: "stage" | "step" | "note") => (text: string) => void tell({ event, text });
  const progress = { stage: say("stage"), step: say("step"), note: say("note"), seconds: () => [] };
  const { make } = await import("./build.ts");
  try {
    const onChild = (pid: number) => void tell({ event: "child", pid });
    await tell({ event: "done", summary: await make(options, progress, onChild) });
  } catch (error) {
    await tell({ event: "failed", cause: causeOf(error), message: messageOf(error) });
  }
}
