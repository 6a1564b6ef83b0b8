import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { CheckError } from "../../core/error.ts";
import type { Write } from "../shell/write.ts";
import type { AuditGrounds } from "./account.ts";
import type { Checked } from "./check.ts";
import type { Said } from "./thread.ts";

/** The room for what is soon thrown away: pages are read by the thousand, and little of them is kept. */
const YOUNG_MB = 96;
/** The room for what is kept, before what is not any more is thrown away for the first time. */
const OLD_MB = 256;

/** Another thread, which writes files of a site and checks them while further ones are made. */
export class WrittenAside {
  readonly #worker: Worker;
  /** Never ends well: throws what the thread failed of. */
  readonly #failed: Promise<never>;

  constructor(site: string, grounds: AuditGrounds) {
    // Else it would fill as much room as this thread is given at its start before it throws anything away.
    setFlagsFromString(`--initial-old-space-size=${OLD_MB}`);
    this.#worker = new Worker(new URL("./thread.js", import.meta.url), {
      workerData: { site, grounds },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#failed = new Promise((_, reject) => this.#worker.once("error", reject));
    this.#failed.catch(() => {});
  }

  /** Gives a file to be written, and then checked. */
  readonly write: Write = (path, text, own) => this.#say({ path, text, own });

  /** Ends once every file that was given is written; throws where one could not be. */
  async written(): Promise<void> {
    await this.#answer("written?");
  }

  /** Checks the whole site, once all is written; throws `CheckError` with every fault. */
  async checked(): Promise<Checked> {
    const checked = (await this.#answer("checked?")) as Checked;
    const { faults } = checked;
    if (faults.length) throw new CheckError(`the site does not hold\n${faults.slice(0, 50).join("\n")}`);
    return checked;
  }

  /** Ends the thread. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #say(said: Said): void {
    this.#worker.postMessage(said);
  }

  #answer(question: Said): Promise<unknown> {
    const answer = new Promise((resolve) => this.#worker.once("message", resolve));
    this.#say(question);
    return Promise.race([answer, this.#failed]);
  }
}
