import fs, { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { workFolder } from "./files.ts";

/** Steps that change a file system; of each, whether it needs room on the disk. */
const STEPS = {
  openSync: true,
  writeFileSync: true,
  writeSync: false,
  fsyncSync: false,
  linkSync: true,
  symlinkSync: true,
  mkdirSync: true,
  mkdtempSync: true,
  renameSync: false,
  rmSync: false,
  ftruncateSync: false,
} as const;
type Step = keyof typeof STEPS;
type Call = (...given: unknown[]) => unknown;

/** Does `work` while `before` is told of each step: whether it needs room, and how to do the first half of a write. */
function watched<T>(before: (needsRoom: boolean, half: () => void) => void, work: () => T): T {
  const patched = fs as unknown as Record<Step, Call>;
  const steps = Object.entries(STEPS) as [Step, boolean][];
  const real = Object.fromEntries(steps.map(([name]) => [name, patched[name]])) as Record<Step, Call>;
  let watching = true;
  for (const [name, needsRoom] of steps)
    patched[name] = (...given) => {
      if (
        watching &&
        !(name === "openSync" && ["r", "r+", undefined].includes(given[1] as string | undefined))
      ) {
        watching = false;
        const half = () => {
          if (name !== "writeFileSync") return;
          const bytes = Buffer.from(given[1] as string);
          const first = bytes.subarray(0, bytes.length / 2);
          // At a place, so that the whole that may follow is written over it.
          if (typeof given[0] === "number") real.writeSync(given[0], first, 0, first.length, 0);
          else real.writeFileSync(given[0], first, given[2]);
        };
        try {
          before(needsRoom, half);
        } finally {
          watching = true;
        }
      }
      return real[name](...given);
    };
  syncBuiltinESMExports();
  try {
    return work();
  } finally {
    // What Node loaded meanwhile may hold on to a patched step, which from here on is the real one.
    watching = false;
    Object.assign(fs, real);
    syncBuiltinESMExports();
  }
}

/** The error of a full disk. */
export const NO_ROOM = Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });

/**
 * Does `work` over and over, on a disk that is full from its first step on, from its second on, and so forth, until it
 * ends without an error; `after` is told what each ended with.
 */
export function onFullDisks(work: () => void, after: (error: unknown, step: number) => void): void {
  for (let step = 1; ; step += 1) {
    let [steps, failed] = [0, undefined as unknown];
    const full = (needsRoom: boolean, half: () => void) => {
      steps += 1;
      if (steps < step || !needsRoom) return;
      if (steps === step) half();
      throw NO_ROOM;
    };
    try {
      watched(full, work);
    } catch (error) {
      failed = error;
    }
    after(failed, step);
    if (failed === undefined && steps < step) return;
  }
}

/** The number of no process. */
const NOBODY = 2 ** 22 + 1;

/**
 * Does `work` in a folder and returns the states of it that a kill could leave: before each step, and halfway in each
 * write. They are copies of the folder but for what is `left` out, in which the locks and files of this process are
 * those of one that is gone.
 */
export function killedIn(folder: string, work: () => void, left: string[] = []): string[] {
  const states: string[] = [];
  const keep = () => {
    const state = join(workFolder("killed"), "state");
    copy(folder, state, left);
    states.push(state);
  };
  watched((_, half) => {
    keep();
    half();
    keep();
  }, work);
  for (const state of states) bury(state);
  return states;
}

function bury(folder: string): void {
  const [own, nobody] = [String(process.pid), String(NOBODY)];
  for (const name of readdirSync(folder).filter((each) => each.includes(own) || each.endsWith(".lock"))) {
    const text = readFileSync(join(folder, name), "utf8");
    rmSync(join(folder, name));
    writeFileSync(join(folder, name.replace(own, nobody)), text.replace(`"pid":${own}`, `"pid":${nobody}`));
  }
}

/** Puts a state of a folder in the place of the folder, but for what was left out of it. */
export function restore(state: string, folder: string, left: string[] = []): void {
  for (const name of readdirSync(folder))
    if (!left.includes(name)) rmSync(join(folder, name), { recursive: true });
  copy(state, folder, left);
}

function copy(from: string, to: string, left: string[]): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from))
    if (!left.includes(name))
      cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
}
