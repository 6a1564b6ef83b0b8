import { getHeapStatistics } from "node:v8";

const MEGABYTE = 1024 * 1024;
/** How a process ends that Node.js ends itself, as it does one that needs more memory than it may hold. */
const ABORTED: readonly NodeJS.Signals[] = ["SIGABRT", "SIGTRAP", "SIGILL"];

/** What to do about a build that ended by a signal for want of memory; undefined where the signal tells of something else. */
export function memoryFault(signal: NodeJS.Signals): string | undefined {
  if (!ABORTED.includes(signal)) return undefined;
  const limit = Math.floor(getHeapStatistics().heap_size_limit / MEGABYTE);
  return `ended by ${signal}, as Node.js ends what takes more memory than it may hold, which is ${limit} MB (allow more with NODE_OPTIONS=--max-old-space-size=${Math.max(800, 2 * limit)})`;
}
