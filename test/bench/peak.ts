import { readdirSync, readFileSync } from "node:fs";

const EVERY = 100;
/** In how many parts of a second the system counts a process's time. */
const TICKS = 100;

/** What processes took: the most memory that they had at once, the most that one of them had, in MiB, and CPU seconds. */
export interface Taken {
  all: number;
  largest: number;
  cpu: number;
}

interface Process {
  parent: number;
  resident: number;
  most: number;
  ticks: number;
}

/** Watches a process and all that it has started, those of theirs too, until `stop`. */
export function watched(pid: number): { stop(): Taken } {
  const taken = { all: 0, largest: 0, cpu: 0 };
  const timer = setInterval(() => {
    const tree = treeOf(pid);
    const sum = (of: (each: Process) => number) => tree.reduce((total, each) => total + of(each), 0);
    taken.all = Math.max(
      taken.all,
      sum(({ resident }) => resident),
    );
    taken.largest = Math.max(taken.largest, ...tree.map(({ most }) => most));
    taken.cpu = Math.max(
      taken.cpu,
      sum(({ ticks }) => ticks),
    );
  }, EVERY);
  return {
    stop() {
      clearInterval(timer);
      const { all, largest, cpu } = taken;
      return { all: Math.round(all / 1024), largest: Math.round(largest / 1024), cpu: cpu / TICKS };
    },
  };
}

function treeOf(pid: number): Process[] {
  const processes = new Map(
    readdirSync("/proc").flatMap((name) => {
      const found = /^\d+$/.test(name) ? processOf(name) : undefined;
      return found ? [[Number(name), found] as const] : [];
    }),
  );
  const own = (each: number): boolean => {
    if (each === pid) return true;
    const parent = processes.get(each)?.parent ?? 0;
    return parent > 1 && own(parent);
  };
  return [...processes].flatMap(([each, found]) => (own(each) ? [found] : []));
}

/** A process by what the system tells of it; its ticks count those of the ended ones that it started, too. */
function processOf(pid: string): Process | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
    return { parent: field("PPid"), resident: field("VmRSS"), most: field("VmHWM"), ticks };
  } catch {
    return undefined;
  }
}
