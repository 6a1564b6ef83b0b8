import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { BIN } from "./run.ts";

/** A server for whoever works on a data folder, in a process of its own. */
export interface Developing {
  address: string;
  pid: number | undefined;
  /** Waits for the next site that is made after this is called; from what is done in `work` until it is there, in milliseconds. */
  made(work: () => void): Promise<number>;
  page(path: string): Promise<{ status: number; text: string }>;
  /** The seconds of CPU that it has taken. */
  cpu(): number;
  /** Ends it; returns its exit code. */
  stop(): Promise<number | null>;
}

/** Starts the command `dev` over a data folder, and waits for the first site. */
export async function develop(data: string): Promise<Developing> {
  const child: ChildProcess = spawn(
    process.execPath,
    ["--max-semi-space-size=64", BIN, "dev", "--data", data, "--port", "0"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = "";
  child.stdout?.on("data", (text) => {
    said += text;
  });
  while (!/ from /.test(said)) await once(child.stdout as NodeJS.ReadableStream, "data");
  const address = /http:\S+/.exec(said)?.[0] ?? "";
  const events = await listening(`${address}-/events`);
  // It ends with the server.
  events.on("error", () => {});
  let stream = "";
  let begun = 0;
  events.on("data", (chunk) => {
    stream += chunk;
  });
  /** Waits until one more site is made than before. */
  const told = async () => {
    const versions = () => new Set(stream.match(/(?<=event: made\ndata: )\S+(?=\n)/g)).size;
    while (versions() <= begun) await once(events, "data");
    begun = versions();
  };
  await told();
  return {
    address,
    pid: child.pid,
    async made(work) {
      const from = performance.now();
      const made = told();
      work();
      await made;
      return performance.now() - from;
    },
    async page(path) {
      const answer = await fetch(`${address}${path}`);
      return { status: answer.status, text: await answer.text() };
    },
    cpu: () => cpuOf(child.pid ?? 0),
    async stop() {
      if (child.exitCode !== null) return child.exitCode;
      child.kill("SIGTERM");
      const [code] = (await once(child, "exit")) as [number | null];
      return code;
    },
  };
}

function listening(address: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => get(address, resolve).on("error", reject));
}

function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
