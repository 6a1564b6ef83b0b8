import { Worker } from "node:worker_threads";
import { CheckError } from "../../plan/error.ts";
import type { Grounds } from "../account/account.ts";
import type { Checked } from "./check.ts";

/** The room for what is soon thrown away: pages are read by the thousand, and little of them is kept. */
const YOUNG_MB = 96;

/** A check of a site on another thread, while the site is being written. */
export class CheckAside {
  readonly #worker: Worker;

  constructor(site: string, grounds: Grounds) {
    this.#worker = new Worker(new URL("./thread.js", import.meta.url), {
      workerData: { site, grounds },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
  }

  /** Tells of a file that is written, which may be checked from now on. */
  written(path: string): void {
    this.#worker.postMessage(path);
  }

  /** Checks everything else once all is written; throws `CheckError` with every fault. */
  async finish(): Promise<Checked> {
    const checked = await new Promise<Checked>((resolve, reject) => {
      this.#worker.once("message", resolve).once("error", reject);
      this.#worker.postMessage(null);
    });
    const { faults } = checked;
    if (faults.length) throw new CheckError(`the site does not hold\n${faults.slice(0, 50).join("\n")}`);
    return checked;
  }

  /** Ends the thread. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
