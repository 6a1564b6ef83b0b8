import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { takeLock } from "../../core/disk/lock.ts";

/** Keeps others from changing a lake; returns what lets them again. */
export function lockLake(lake: string): () => void {
  mkdirSync(lake, { recursive: true });
  const lock = takeLock(join(lake, ".lock"));
  return () => lock.release();
}
