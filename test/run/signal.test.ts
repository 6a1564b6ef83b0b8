import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import type { Status } from "../../src/cli/status.ts";
import { append, hashesBelow, workFolder } from "../support/files.ts";
import { BIN } from "../support/run.ts";
import { smallData } from "../support/small.ts";
import { siteOfYesterday } from "../support/yesterday.ts";

const FILE = "submissions/2012Q4/330481/长表.csv";

/** A data folder with a form of so many rows, none of which can be read, and the size of that form. */
async function manyFaults(rows: number): Promise<{ data: string; size: number }> {
  const data = await smallData();
  const lines = Array.from({ length: rows }, (_, at) => `海宁市,2012Q4,3.2,%,,,约${at}上下`);
  append(join(data, FILE), ["填报单位,报告期,指标编号,计量单位,分子,分母,数值", ...lines].join("\n"));
  const sha256 = createHash("sha256")
    .update(readFileSync(join(data, FILE)))
    .digest("hex");
  append(join(data, "register.csv"), `${sha256},${FILE},海宁市,2013-01-10,reported,`);
  return { data, size: statSync(join(data, FILE)).size };
}

/** How many bytes a process and those that it has started have read. */
function readBy(pid: number | undefined): number {
  const started = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  const read = [String(pid), ...started].map((each) => /rchar: (\d+)/.exec(textOf(`/proc/${each}/io`))?.[1]);
  return read.reduce((sum, bytes) => sum + Number(bytes ?? 0), 0);
}

function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

it("hears a signal in the middle of reading a form of many rows, and leaves the earlier site as it was", async () => {
  const { data, size } = await manyFaults(300_000);
  const out = siteOfYesterday(workFolder("signal"));
  const before = hashesBelow(out);
  const child = spawn(process.execPath, [BIN, "build", "--data", data, "--out", out], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const intake = new Promise<void>((resolve) =>
    child.stderr.on("data", (chunk) => String(chunk).includes("intake") && resolve()),
  );
  await Promise.race([intake, once(child, "exit")]);
  const begun = readBy(child.pid);
  await expect.poll(() => readBy(child.pid) - begun, { timeout: 60_000, interval: 5 }).toBeGreaterThan(size);
  child.kill("SIGTERM");
  if (child.exitCode === null) await once(child, "exit");
  expect(child.exitCode).toBe(143);
  const status = JSON.parse(readFileSync(join(dirname(out), "build-status.json"), "utf8")) as Status;
  // Had it been deaf until all was read, it would have been further.
  expect(status).toMatchObject({ state: "failed", cause: "interrupted", code: 143, stage: "intake" });
  expect(hashesBelow(out)).toEqual(before);
  expect(readdirSync(dirname(out)).sort()).toEqual(["build-status.json", "site"]);
  expect(existsSync(`${out}.lock`)).toBe(false);
});
