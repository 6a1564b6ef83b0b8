import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { writeWhole } from "../core/disk/beside.ts";
import type { Took } from "../core/outlook.ts";
import type { Summary } from "./build.ts";
import type { Cause } from "./cause.ts";
import type { Made } from "./known/known.ts";

/** A build whose site stands. */
export interface Standing {
  finished: string;
  summary: Summary;
  /** Whether the checker held all of it against the originals before it was published. */
  verified?: boolean | undefined;
  /** What its stages took, and those that it left out took before. */
  took?: Took | undefined;
  /** By what a later build knows that it would make the same; nothing where files changed while it ran. */
  made?: Made | undefined;
}

/** How the last build ended, as `build-status.json` tells it. */
export interface Status {
  state: "ok" | "failed";
  cause: Cause;
  /** The exit code. */
  code: number;
  /** Empty where it succeeded. */
  message: string;
  /** The stage that it was in when it failed. */
  stage: string | null;
  started: string;
  finished: string;
  /** The folder of the site. */
  out: string;
  notes: string[];
  /** Whether nothing was built, the site being what would have come of it. */
  unchanged: boolean;
  summary: Summary | null;
  /** The build whose site stands in `out`: this one, or the last that succeeded; null where none is known. */
  standing: Standing | null;
}

/** Where the status of a build of `out` is written unless another file is named: beside the site. */
export function statusPath(out: string, edition?: "public" | "internal"): string {
  return join(
    dirname(resolve(out)),
    edition === "internal" ? "build-status-internal.json" : "build-status.json",
  );
}

/**
 * Writes the status, in one step: a reader sees the earlier one or this one, whole. Where the disk is full, a failure is
 * told in the room that the earlier status has. Of a build that made a site, `by` tells by what that is known.
 */
export function writeStatus(
  path: string,
  status: Omit<Status, "standing">,
  by: Omit<Standing, "finished" | "summary"> = {},
): Status {
  const { finished, summary, out, unchanged } = status;
  const own = summary && !unchanged ? { finished, summary, ...by } : null;
  const whole = { ...status, standing: own ?? standingOf(path, out) };
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeWhole(path, textOf(whole));
  } catch (error) {
    if (!existsSync(path)) throw error;
    writeInPlace(path, whole);
  }
  return whole;
}

const textOf = (status: Status) => `${JSON.stringify(status, null, 2)}\n`;

/**
 * Writes the status over the earlier one, out of readers' sight, in the room that it has; where even that is not
 * enough without notes and most of the message, none is left, which is better than one that is untrue.
 */
function writeInPlace(path: string, status: Status): void {
  const aside = join(dirname(path), `.${basename(path)}.aside`);
  renameSync(path, aside);
  try {
    overwrite(aside, textOf(status));
  } catch {
    try {
      overwrite(
        aside,
        textOf({ ...status, message: status.message.slice(0, 200), notes: [], standing: null }),
      );
    } catch (error) {
      rmSync(aside, { force: true });
      throw error;
    }
  }
  renameSync(aside, path);
}

function overwrite(path: string, text: string): void {
  const file = openSync(path, "r+");
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, at);
    ftruncateSync(file, bytes.length);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The build whose site stands in `out`, as a status tells it; null where it tells none. */
export function standingOf(path: string, out: string): Status["standing"] {
  const earlier: Partial<Status> | undefined = statusAt(path);
  return earlier?.out === out ? (earlier.standing ?? null) : null;
}

/** The other site that a status tells of, which stands still; undefined where there is none. */
export function otherSiteOf(path: string, out: string): string | undefined {
  const other = statusAt(path)?.out;
  return other !== undefined && other !== out && existsSync(other) ? other : undefined;
}

/** Says in a status, where there is one of `out`, that the site of another build stands there now; null where that is not known. */
export function setStanding(path: string, out: string, standing: Standing | null): void {
  const status = statusAt(path);
  if (status?.out === out) writeWhole(path, textOf({ ...status, standing }));
}

/** What a status says; undefined where it says nothing. */
function statusAt(path: string): Status | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Status;
  } catch {
    return undefined;
  }
}
