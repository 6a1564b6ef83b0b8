import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Progress } from "../core/progress.ts";
import type { BuildOptions, Summary } from "./build.ts";
import type { CAUSES } from "./cause.ts";
import type { Told } from "./inside.ts";
import type { Made } from "./known/known.ts";
import type { Used } from "./profile.ts";
import { temporaryFolder } from "./temporary.ts";

/** How the process of a build ended: with its site, and by what that is known, by a fault, or by a signal. */
export type Ended =
  | { summary: Summary; used: Used[]; made?: Made | undefined }
  | { failed: { cause: keyof typeof CAUSES; message: string } }
  | { signal: NodeJS.Signals };

/** A build in a process of its own, so that this one hears signals whatever it computes. */
export class BuildAside {
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  readonly #started: number[] = [];
  /** For what it writes aside, which goes with it, however it ends. */
  readonly #temporary = temporaryFolder();

  constructor(options: BuildOptions, progress: Progress) {
    // Its input ends with this process, and the build with it.
    this.#child = fork(join(import.meta.dirname, "child.js"), {
      stdio: ["pipe", "inherit", "inherit", "ipc"],
      env: { ...process.env, TMPDIR: this.#temporary },
    });
    this.#exited = once(this.#child, "exit");
    this.ended = new Promise((resolve) => {
      this.#child.on("message", (told: Told) => {
        if (told.event === "ready") this.#child.send(options);
        else if (told.event === "done") resolve(told);
        else if (told.event === "failed") resolve({ failed: told });
        else if (told.event === "child") this.#started.push(told.pid);
        else if (told.event === "step") progress.step(told.text, told.times);
        else progress[told.event](told.text);
      });
      this.#child.on("error", ({ message }) => resolve({ failed: { cause: "failed", message } }));
      this.#child.on("exit", (code, signal) => {
        if (signal) resolve({ signal });
        else
          resolve({ failed: { cause: "failed", message: `the build ended with ${code} and said nothing` } });
      });
    });
  }

  /** Ends it wherever it is, with the processes that it has started; nothing of it runs any more after that. */
  async stop(): Promise<void> {
    for (const pid of this.#started) kill(pid);
    this.#child.kill("SIGKILL");
    await this.over();
    for (const pid of this.#started) kill(pid);
  }

  /** Waits until it has ended. */
  async over(): Promise<void> {
    await this.#exited;
    rmSync(this.#temporary, { recursive: true, force: true });
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}
