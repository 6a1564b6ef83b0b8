import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFirstFolder } from "../../src/cli/init/init.ts";
import type { Status } from "../../src/cli/status.ts";
import { append, copyData, edit, hashesBelow, workFolder } from "../support/files.ts";
import { BIN, cli } from "../support/run.ts";
import { smallData } from "../support/small.ts";
import { siteOfYesterday, YESTERDAY } from "../support/yesterday.ts";

/** A small data folder: a build of it is soon where a signal finds it waiting for pages. */
const FOLDER = join(workFolder("small"), "data");
writeFirstFolder(FOLDER);
const SMALL = ["--data", FOLDER];

/** A folder with yesterday's site in it. */
const yesterday = () => siteOfYesterday(workFolder("unattended"));

const besideIn = (out: string) => readdirSync(dirname(out)).sort();
const statusOf = (out: string) =>
  JSON.parse(readFileSync(join(dirname(out), "build-status.json"), "utf8")) as Status;

/** Starts a build and waits for it to reach a stage; while that is one before pages stand, they are laid out anew. */
async function startBuild(out: string, stage: string, anew = stage !== "proofs"): Promise<ChildProcess> {
  const child = spawn(process.execPath, [BIN, "build", ...SMALL, "--out", out], {
    env: { ...process.env, ...(anew && { QUALITY_CITY_CACHE: workFolder("cache") }) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const reached = new Promise<void>((resolve) =>
    child.stderr.on("data", (chunk) => String(chunk).includes(stage) && resolve()),
  );
  await Promise.race([reached, once(child, "exit")]);
  return child;
}

/** The processes whose environment names a folder: the children of its build. */
function childrenOf(out: string): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, "utf8").includes(`${out}.sites`);
    } catch {
      return false;
    }
  });
}

describe("an unattended build", () => {
  it("says beside the site how it ended, and a second that failed why and which site stands", async () => {
    const data = await smallData();
    const out = yesterday();
    expect((await cli(["build", "--data", data, "--out", out, "--no-site"])).code).toBe(0);
    const first = statusOf(out);
    expect(first).toMatchObject({ state: "ok", cause: "done", code: 0, message: "", stage: null, out });
    expect(first.summary?.files).toBeGreaterThan(40);
    const made = {
      of: expect.stringMatching(/^[0-9a-f]{64}$/),
      seal: expect.stringMatching(/^[0-9a-f]{64}$/),
    };
    const { finished, summary } = first;
    expect(first.standing).toMatchObject({ finished, summary, made, verified: false });
    expect(Object.keys(first.standing?.took ?? {})).toEqual(expect.arrayContaining(["plan", "downloads"]));
    const before = hashesBelow(out);
    edit(join(data, "plan", "2013", "targets.csv"), "3.2,330400", "3.22,330400");
    expect((await cli(["build", "--data", data, "--out", out])).code).toBe(3);
    const second = statusOf(out);
    expect(second).toMatchObject({
      state: "failed",
      cause: "configuration",
      code: 3,
      stage: "plan",
      summary: null,
    });
    expect(second.message).toContain('unknown indicator "3.22"');
    expect(second.standing).toEqual(first.standing);
    expect(hashesBelow(out)).toEqual(before);
    expect(besideIn(out)).toEqual(["build-status.json", "site", "site.sites"]);
  });

  it("logs JSON objects, one a line, where it is asked to", async () => {
    const out = yesterday();
    const ran = await cli(["build", ...SMALL, "--out", out, "--no-site", "--log", "json"]);
    const lines = ran.stderr
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(ran).toMatchObject({ code: 0, stdout: "" });
    expect(lines.flatMap((line) => (line.event === "stage" ? line.stage : []))).toEqual([
      ...["plan", "intake", "warehouse", "facts", "downloads", "swap"],
    ]);
    expect(lines.at(-2)).toMatchObject({ event: "findings", error: 0, warning: 0, notice: 0 });
    expect(lines.at(-1)).toMatchObject({ event: "summary", pages: 0 });
    for (const line of lines) expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    const failed = await cli(["build", "--out", out, "--as-of", "soon", "--log", "json"]);
    expect(failed).toMatchObject({ code: 3, stdout: "" });
    expect(JSON.parse(failed.stderr.trim().split("\n").at(-1) ?? "")).toMatchObject({
      ...{ event: "failure", cause: "configuration", code: 3 },
      message: "unknown period soon (write one such as 2013 or 2013Q3)",
    });
    expect((await cli(["build", "--log", "xml"])).code).toBe(2);
  });

  it("says what to do where it takes more memory than it may hold, in the status too", async () => {
    const out = yesterday();
    const before = hashesBelow(out);
    const ran = await cli(["build", ...SMALL, "--out", out, "--no-site"], {
      env: { NODE_OPTIONS: "--max-old-space-size=24 --max-semi-space-size=1" },
    });
    expect(ran.code, ran.stderr).toBe(1);
    const { cause, message } = statusOf(out);
    expect([cause, message]).toEqual(["failed", expect.stringContaining("--max-old-space-size=800")]);
    expect(hashesBelow(out)).toEqual(before);
  });

  it("ends with 4 while another runs, which goes on undisturbed", async () => {
    const out = yesterday();
    const first = await startBuild(out, "warehouse", false);
    const second = await cli(["build", ...SMALL, "--out", out]);
    expect(second.code).toBe(4);
    expect(second.stderr).toContain(`held by process ${first.pid} on `);
    if (first.exitCode === null) await once(first, "exit");
    expect(first.exitCode).toBe(0);
    expect(statusOf(out)).toMatchObject({ state: "ok", code: 0 });
    expect(besideIn(out)).toEqual(["build-status.json", "site", "site.sites"]);
  });

  it.each([
    ["SIGTERM", 143, "warehouse"],
    ["SIGTERM", 143, "layout"],
    ["SIGTERM", 143, "proofs"],
    ["SIGINT", 130, "intake"],
  ] as const)("ends in order at %s with %i, in stage %s", async (signal, code, stage) => {
    const out = yesterday();
    const child = await startBuild(out, stage);
    child.kill(signal);
    if (child.exitCode === null) await once(child, "exit");
    expect(child.exitCode).toBe(code);
    expect(statusOf(out)).toMatchObject({
      state: "failed",
      cause: "interrupted",
      code,
      message: `ended by ${signal}`,
    });
    expect(besideIn(out)).toEqual(["build-status.json", "site"]);
    expect(Object.keys(hashesBelow(out))).toEqual(YESTERDAY);
    await expect.poll(() => childrenOf(out), { timeout: 20_000 }).toEqual([]);
  });

  it.each(["intake", "layout"])(
    "that was killed alone in %s lets the next one through at once",
    async (stage) => {
      const out = yesterday();
      const child = await startBuild(out, stage);
      child.kill("SIGKILL");
      await once(child, "exit");
      expect(existsSync(`${out}.lock`)).toBe(true);
      const next = await cli(["build", ...SMALL, "--out", out]);
      expect(next.stderr).toContain(`took over the lock of process ${child.pid} on `);
      expect(next.code, next.stderr).toBe(0);
      expect(statusOf(out).notes).toHaveLength(1);
      expect(besideIn(out)).toEqual(["build-status.json", "site", "site.sites"]);
      expect(childrenOf(out)).toEqual([]);
    },
  );

  it("ends with 5 where a check does not hold, and with 6 where pages cannot be laid out", async () => {
    const { build } = await import("../../src/cli/build.ts");
    const { silent } = await import("../../src/core/progress.ts");
    const { causeOf } = await import("../../src/cli/cause.ts");
    const out = yesterday();
    const reports = join(workFolder("reports"), "reports");
    cpSync("reports", reports, { recursive: true });
    append(join(reports, "methods.md"), "", "[nowhere](nowhere.html)");
    const cause = (folder: string) =>
      build({ data: FOLDER, out, site: true, reports: folder }, silent).then(() => "done", causeOf);
    expect(await cause(reports)).toBe("checks");
    rmSync(join(reports, "areas", "[area].md"));
    expect(await cause(reports)).toBe("layout");
    expect(Object.keys(hashesBelow(out))).toEqual(YESTERDAY);
    expect(besideIn(out)).toEqual(["site"]);
  });

  it("does not take the place of the data or of the folder it is run in", async () => {
    const data = copyData("replace");
    for (const out of [data, dirname(data), "."]) {
      const ran = await cli([
        "build",
        "--data",
        data,
        "--out",
        out,
        "--status",
        join(workFolder("s"), "s.json"),
      ]);
      expect(ran.code).toBe(3);
      expect(ran.stderr).toContain("the site would take the place of");
    }
  });
});
