import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { CheckError } from "../../core/error.ts";
import { packed } from "../../facts/packed.ts";
import type { MadeFiles, OnTaken } from "../kept/earlier.ts";
import type { Write } from "../shell/write.ts";
import type { AuditGrounds } from "./account.ts";
import { Room } from "./room.ts";
import type { Answer, Said, Started } from "./thread.ts";

/** The room for what is soon thrown away: pages are read by the thousand, and little of them is kept. */
const YOUNG_MB = 96;
/** The room for what is kept, before what is not any more is thrown away for the first time. */
const OLD_MB = 256;

/** Another thread, which writes files of a site and checks them while further ones are made. */
export class WrittenAside {
  readonly #worker: Worker;
  readonly #room = new Room();
  /** Never ends well: throws what the thread failed of. */
  readonly #failed: Promise<never>;

  constructor(site: string, { facts, bySubject: _, ...grounds }: AuditGrounds) {
    // Else it would fill as much room as this thread is given at its start before it throws anything away.
    setFlagsFromString(`--initial-old-space-size=${OLD_MB}`);
    this.#worker = new Worker(new URL("./thread.js", import.meta.url), {
      workerData: { site, grounds, room: this.#room.shared } satisfies Started,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#failed = new Promise((_, reject) => this.#worker.once("error", reject));
    this.#failed.catch(() => {});
    for (const some of packed(facts.values())) this.#say(some);
  }

  /** Gives a file to be written, and then checked; waits while too much is given already. */
  readonly write: Write = (path, text, own) => {
    this.#room.take(text.length);
    this.#say({ path, text, own });
  };

  /** Tells of a file that is there already and was checked when it was made. */
  readonly known: OnTaken = (path, { checked }) => {
    if (checked) this.#say({ path, checked });
  };

  /** Ends once every file that was given is written, with the hashes of all of them; throws where one could not be. */
  async written(): Promise<MadeFiles> {
    return (await this.#answer("written?")) as MadeFiles;
  }

  /** Checks the whole site, once all is written; throws `CheckError` with every fault. */
  async checked(): Promise<Answer> {
    const checked = (await this.#answer("checked?")) as Answer;
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
