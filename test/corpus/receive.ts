import type { FileReadings } from "../../src/intake/file-readings.ts";
import type { Guide } from "../../src/intake/layout/guide.ts";
import { inspect } from "../../src/intake/open/inspect.ts";
import { MAX_BYTES } from "../../src/intake/open/open.ts";
import { GUIDE, LOADERS } from "./plan.ts";

export type Received = Pick<FileReadings, "findings" | "readings" | "records" | "states">;

/** Receives one file as the product does: the only place in the corpus that knows how. */
export function receiveBytes(
  { path, folder, sender }: { path: string; folder: string; sender: string },
  bytes: Uint8Array,
  guide: Guide = GUIDE,
): Received {
  const loaders = LOADERS.filter((loader) => loader.folder === folder);
  const { read, findings } = inspect(
    { path, bytes, at: path, sender },
    { loaders, confirmed: [], guide },
    MAX_BYTES,
  );
  return {
    readings: read?.readings ?? [],
    records: read?.records ?? [],
    states: read?.states ?? [],
    findings,
  };
}
