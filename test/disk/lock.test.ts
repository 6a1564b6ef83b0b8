import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { LockError, takeLock } from "../../src/core/disk/lock.ts";
import { workFolder } from "../support/files.ts";
import { run } from "../support/run.ts";

const LOCK = join(import.meta.dirname, "..", "..", "src", "core", "disk", "lock.ts");

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

  it("counts as held for a minute where it says nothing, and no longer where its time lies ahead", () => {
    const path = lockPath();
    for (const away of [-120_000, 120_000]) {
      writeFileSync(path, "");
      expect(() => takeLock(path)).toThrow("held by a process that has not said who it is");
      utimesSync(path, new Date(), new Date(Date.now() + away));
      const lock = takeLock(path);
      expect(lock.note).toContain("took over");
      lock.release();
    }
  });

  it("is waited for", async () => {
    const path = lockPath();
    const script = `import { takeLock } from ${JSON.stringify(LOCK)};
      const lock = takeLock(${JSON.stringify(path)}, 60_000);
      process.stdout.write(lock.note ?? "waited");
      lock.release();`;
    const lock = takeLock(path);
    const waiting = run(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script]);
    expect(() => takeLock(path, 100)).toThrow(LockError);
    lock.release();
    expect(await waiting).toEqual({ code: 0, stdout: "waited", stderr: "" });
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it("goes to one only of those that find it left behind, where one of them was cut off in taking it over too", () => {
    const path = lockPath();
    writeFileSync(path, holder({}));
    writeFileSync(`${path}.next`, holder({ host: "elsewhere" }));
    expect(() => takeLock(path)).toThrow(`on elsewhere since`);
    writeFileSync(`${path}.next`, holder({}));
    takeLock(path).release();
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it("leaves a file alone that is none", () => {
    const path = lockPath();
    for (const text of ["my notes", "{}"]) {
      writeFileSync(path, text);
      utimesSync(path, new Date(0), new Date(0));
      expect(() => takeLock(path)).toThrow(/^no lock of this program: .*site.lock \(move the file away/);
      expect(readFileSync(path, "utf8")).toBe(text);
    }
  });

  it("is not removed by one that has lost it", () => {
    const path = lockPath();
    const lock = takeLock(path);
    writeFileSync(path, holder({ host: "elsewhere" }));
    lock.release();
    expect(readFileSync(path, "utf8")).toBe(holder({ host: "elsewhere" }));
  });
});
