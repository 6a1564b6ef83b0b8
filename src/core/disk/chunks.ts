import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, type PathLike, readSync } from "node:fs";

/** How much of a file is held at once. */
const CHUNK = 4 * 1024 * 1024;

/** The chunks of a file, each overwritten by the next. */
export function* chunksOf(path: PathLike): Generator<Buffer> {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.allocUnsafe(Math.min(fstatSync(file).size + 1, CHUNK));
    for (;;) {
      const read = readSync(file, buffer, 0, buffer.length, null);
      if (read === 0) return;
      yield buffer.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

/** The sha256 of a file of any size, a chunk at a time. */
export function sha256Of(path: PathLike): string {
  const hash = createHash("sha256");
  for (const chunk of chunksOf(path)) hash.update(chunk);
  return hash.digest("hex");
}
