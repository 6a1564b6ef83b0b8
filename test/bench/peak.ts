import { readdirSync, readFileSync } from "node:fs";

const EVERY = 100;

/** Watches a process and those that it has started, until `stop`, which returns the most memory they had at once, in MiB. */
export function peakOf(pid: number): { stop(): number } {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, residentOf(pid));
  }, EVERY);
  return {
    stop() {
      clearInterval(timer);
      return Math.round(most / 1024);
    },
  };
}

function residentOf(pid: number): number {
  const parents = new Map(
    readdirSync("/proc").flatMap((name) => {
      const parent = /^PPid:\s+(\d+)/m.exec(/^\d+$/.test(name) ? statusOf(name) : "")?.[1];
      return parent ? [[Number(name), Number(parent)] as const] : [];
    }),
  );
  const own = (each: number): boolean => {
    if (each === pid) return true;
    const parent = parents.get(each);
    return parent !== undefined && parent > 1 && own(parent);
  };
  return [...parents.keys()]
    .filter(own)
    .reduce((sum, each) => sum + Number(/^VmRSS:\s+(\d+)/m.exec(statusOf(String(each)))?.[1] ?? 0), 0);
}

function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return "";
  }
}
