import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Standing, Status } from "../status.ts";

/** How long a command of the operator's may run, in milliseconds, and how much of what it says is told. */
const PATIENCE = 60_000;
const LETTERS = 200;

/** What a command of the operator's is given: the status, and what stood before. */
export type Notice = Status & { before: Standing | null };

/** Whether there is anything to be told of a build: it failed, or its site is another. */
export function isNews({ state, unchanged }: Status): boolean {
  return state === "failed" || !unchanged;
}

/**
 * Runs a command of the operator's by the shell, with a notice as JSON at its input. Returns what went wrong with it, in
 * words; undefined where nothing did. It is ended where it takes too long.
 */
export async function notify(
  command: string,
  notice: Notice,
  patience = PATIENCE,
): Promise<string | undefined> {
  // A group of its own, so that what the shell has started ends with it.
  const child = spawn("sh", ["-c", command], { stdio: ["pipe", "ignore", "pipe"], detached: true });
  let said = "";
  let late = false;
  child.stderr.on("data", (text) => {
    said = `${said}${text}`.slice(0, LETTERS);
  });
  // It need not read what it is given.
  child.stdin.on("error", () => {});
  child.stdin.end(`${JSON.stringify(notice)}\n`);
  const clock = setTimeout(() => {
    late = true;
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  }, patience);
  try {
    const [code, signal] = (await once(child, "close")) as [number | null, string | null];
    if (code === 0) return undefined;
    const how = late ? `did not end within ${patience / 1000} s` : `ended with ${code ?? signal}`;
    return `the command of --notify ${how}${said.trim() === "" ? "" : `: ${said.trim()}`}`;
  } catch (error) {
    return `the command of --notify did not start: ${(error as Error).message}`;
  } finally {
    clearTimeout(clock);
  }
}
