import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Summary } from "../build.ts";
import type { Cause } from "./cause.ts";

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
  summary: Summary | null;
  /** The build whose site stands in `out`: this one, or the last that succeeded; null where none is known. */
  standing: { finished: string; summary: Summary } | null;
}

/** Where the status of a build of `out` is written unless another file is named: beside the site. */
export function statusPath(out: string, edition?: "public" | "internal"): string {
  return join(
    dirname(resolve(out)),
    edition === "internal" ? "build-status-internal.json" : "build-status.json",
  );
}

/** Writes the status, in one step: a reader sees the earlier one or this one, whole. */
export function writeStatus(path: string, status: Omit<Status, "standing">): void {
  const { finished, summary, out } = status;
  const standing = summary ? { finished, summary } : standingOf(path, out);
  mkdirSync(dirname(path), { recursive: true });
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}`);
  writeFileSync(beside, `${JSON.stringify({ ...status, standing }, null, 2)}\n`);
  renameSync(beside, path);
}

function standingOf(path: string, out: string): Status["standing"] {
  try {
    const earlier = JSON.parse(readFileSync(path, "utf8")) as Partial<Status>;
    return earlier.out === out ? (earlier.standing ?? null) : null;
  } catch {
    return null;
  }
}
