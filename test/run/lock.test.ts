import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { LockError, takeLock } from "../../src/run/lock.ts";
import { workFolder } from "../support/files.ts";

const lockPath = () => join(workFolder("lock"), "site.lock");
/** The number of a process that has ended. */
const gone = spawnSync(process.execPath, ["--version"]).pid;
const holder = (fields: object) =>
  `${JSON.stringify({ pid: gone, host: hostname(), started: "2014-01-31T02:00:00.000Z", life: "", ...fields })}\n`;

describe("the lock of a folder", () => {
  it("is held by one only, says by whom, and is gone when it is given up", () => {
    const path = lockPath();
    const lock = takeLock(path);
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ pid: process.pid, host: hostname() });
    expect(() => takeLock(path)).toThrow(LockError);
    expect(() => takeLock(path)).toThrow(
      new RegExp(`^held by process ${process.pid} on ${hostname()} since .*site.lock \\(wait`),
    );
    lock.release();
    expect(existsSync(path)).toBe(false);
    takeLock(path).release();
  });

  it("is taken over from a process that is gone on this host, with a note, and leaves no other file", () => {
    const path = lockPath();
    writeFileSync(path, holder({}));
    const lock = takeLock(path);
    expect(lock.note).toBe(
      `took over the lock of process ${gone} on ${hostname()} since 2014-01-31T02:00:00.000Z, which ended without giving it up`,
    );
    expect(readdirSync(dirname(path))).toEqual(["site.lock"]);
    lock.release();
  });

  it.runIf(existsSync("/proc/self/stat"))("is taken over where another process has the number now", () => {
    const path = lockPath();
    writeFileSync(path, holder({ pid: process.pid, life: "an-earlier-boot 1" }));
    expect(takeLock(path).note).toContain(`process ${process.pid}`);
  });

  it("is never taken from another host, nor from a process that lives", () => {
    const path = lockPath();
    for (const other of [holder({ host: "elsewhere" }), holder({ pid: process.ppid })]) {
      writeFileSync(path, other);
      expect(() => takeLock(path)).toThrow(LockError);
      expect(readFileSync(path, "utf8")).toBe(other);
    }
  });

  it("counts as held for a minute where it does not say by whom", () => {
    const path = lockPath();
    writeFileSync(path, "");
    expect(() => takeLock(path)).toThrow("held by a build that has not said who it is");
    utimesSync(path, new Date(), new Date(Date.now() - 120_000));
    expect(takeLock(path).note).toContain("took over");
  });

  it("is not removed by one that has lost it", () => {
    const path = lockPath();
    const lock = takeLock(path);
    writeFileSync(path, holder({ host: "elsewhere" }));
    lock.release();
    expect(readFileSync(path, "utf8")).toBe(holder({ host: "elsewhere" }));
  });
});
