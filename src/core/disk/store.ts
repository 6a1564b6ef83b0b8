import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";

/** What is kept may hold what is not for everybody. */
const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;
/** How the names of files end that are not written to their end yet. */
const END = ".new";

/**
 * What one run keeps for the next in a folder: under each name one thing, with what it was made of. It may be removed at any time;
 * what is damaged, or was made of something else, is not there.
 */
export class Store {
  constructor(private readonly folder: string) {}

  /** What is kept under a name, where it was made of this. */
  read(name: string, madeOf: string): unknown {
    try {
      const bytes = readFileSync(join(this.folder, name));
      const end = bytes.indexOf("\n");
      const kept = bytes.subarray(end + 1);
      return bytes.toString("latin1", 0, end) === headOf(madeOf, kept) ? deserialize(kept) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps something under a name, in place of what was there. */
  write(name: string, madeOf: string, thing: unknown): void {
    mkdirSync(this.folder, { recursive: true, mode: OWN_FOLDER });
    this.#clearBeside();
    const path = join(this.folder, name);
    const beside = `${path}${END}`;
    const kept = serialize(thing);
    try {
      writeFileSync(beside, Buffer.concat([Buffer.from(`${headOf(madeOf, kept)}\n`), kept]), {
        mode: OWN_FILE,
      });
      renameSync(beside, path);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  }

  /** Removes what a run that was killed left of a thing that it kept; no two runs ever keep at once. */
  #clearBeside(): void {
    for (const name of readdirSync(this.folder))
      if (name.endsWith(END)) rmSync(join(this.folder, name), { force: true });
  }

  /** Removes all that is kept. */
  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What stands before what is kept: the sha256 of it and of what it was made of. */
function headOf(madeOf: string, kept: Uint8Array): string {
  return [madeOf, kept].map((part) => createHash("sha256").update(part).digest("hex")).join(" ");
}
