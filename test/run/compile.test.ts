import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isRoot, NOBODY, type Ran, run } from "../support/run.ts";

const THREAD = "site/audit/thread.js";

/** A product of two files, whose packages are those of this one but for the folder of what is kept. */
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "compile-"));
  for (const folder of ["src/cli", "src/core", "src/site/audit", "loaders", "node_modules"])
    mkdirSync(join(root, folder), { recursive: true });
  for (const file of ["cli/bin.js", "core/compile.js", "core/cache.js", "core/engine.js", THREAD])
    cpSync(join("src", file), join(root, "src", file));
  writeFileSync(join(root, "package.json"), '{ "type": "module" }\n');
  writeFileSync(
    join(root, "src", "site", "audit", "thread.ts"),
    'import { parentPort } from "node:worker_threads";\nparentPort?.postMessage(1);\nsetInterval(() => {}, 1000);\n',
  );
  for (const name of ["esbuild", "@esbuild"])
    symlinkSync(join(process.cwd(), "node_modules", name), join(root, "node_modules", name));
  say("first");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function say(text: string): void {
  writeFileSync(
    join(root, "src", "cli", "cli.ts"),
    `import { once } from "node:events";
    import { Worker } from "node:worker_threads";
    export async function main(): Promise<number> {
      const thread = new Worker(new URL("../${THREAD}", import.meta.url));
      await once(thread, "message");
      await thread.terminate();
      console.log(${JSON.stringify(text)}, import.meta.dirname);
      return 3;
    }\n`,
  );
}

const started = (env = {}): Promise<Ran> =>
  run(process.execPath, [join(root, "src", "cli", "bin.js")], { env });
/** The folders that are kept. */
const kept = () => readdirSync(join(root, "node_modules", ".cache", "quality-city"));

describe("starting the product", () => {
  it("compiles it once, with the places of its sources and its exit code", async () => {
    const ran = await started();
    expect(ran).toMatchObject({ code: 3, stderr: "", stdout: `first ${join(root, "src", "cli")}\n` });
    const folders = kept();
    expect(folders).toHaveLength(1);
    await started();
    expect(kept()).toEqual(folders);
  });

  it("compiles it anew where a source changed, and never runs what was", async () => {
    await started();
    say("second");
    expect((await started()).stdout).toContain("second");
    say("first");
    expect((await started()).stdout).toContain("first");
  });

  it("runs where several start at once", async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => started()));
    expect(all.map(({ code }) => code)).toEqual([3, 3, 3, 3]);
    expect(kept()).toHaveLength(1);
  });

  it("runs where nothing can be kept, and leaves nothing", async () => {
    writeFileSync(join(root, "node_modules", ".cache"), "in the way");
    const temporary = join(root, "temporary");
    mkdirSync(temporary);
    const ran = await started({ TMPDIR: temporary });
    expect(ran).toMatchObject({ code: 3, stdout: `first ${join(root, "src", "cli")}\n`, stderr: "" });
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.skipIf(!isRoot)("runs for another user where what is kept is closed to him (as root only)", async () => {
    chmodSync(root, 0o755);
    await started();
    const [folder = ""] = kept();
    const closed = join(root, "node_modules", ".cache", "quality-city", folder);
    for (const mode of [0o700, 0o755]) {
      chmodSync(closed, mode);
      const ran = await run(process.execPath, [join(root, "src", "cli", "bin.js")], { as: NOBODY });
      expect(ran).toMatchObject({ code: 3, stdout: `first ${join(root, "src", "cli")}\n`, stderr: "" });
    }
    expect(kept()).toEqual([folder]);
  });

  it("keeps it for every user, whatever the umask", async () => {
    await run("sh", ["-c", `umask 077; "${process.execPath}" "${join(root, "src", "cli", "bin.js")}"`]);
    const [folder = ""] = kept();
    const cache = join(root, "node_modules", ".cache");
    const modes = [
      "",
      "quality-city",
      `quality-city/${folder}`,
      `quality-city/${folder}/src/cli/cli.mjs`,
    ].map((path) => (statSync(join(cache, path)).mode & 0o777).toString(8));
    expect(modes).toEqual(["755", "755", "755", "644"]);
  });

  it("keeps it in the folder that is named, and there the newest twenty", async () => {
    const cache = join(root, "cache");
    const days = (age: number) => new Date(Date.now() - age * 24 * 60 * 60 * 1000);
    for (let age = 0; age < 30; age += 1) {
      mkdirSync(join(cache, `of-day-${age}`), { recursive: true });
      utimesSync(join(cache, `of-day-${age}`), days(age + 0.5), days(age + 0.5));
    }
    await started({ QUALITY_CITY_CACHE: cache });
    expect(existsSync(join(root, "node_modules", ".cache"))).toBe(false);
    const names = readdirSync(cache);
    expect(names.filter((name) => name.startsWith("compiled-"))).toHaveLength(1);
    expect(names.filter((name) => name.startsWith("of-day-")).sort()).toEqual(
      Array.from({ length: 19 }, (_, age) => `of-day-${age}`).sort(),
    );
  });

  it("says where a source cannot be read, and keeps nothing", async () => {
    writeFileSync(join(root, "src", "cli", "cli.ts"), "export const main = ;\n");
    const ran = await started();
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain("src/cli/cli.ts:1:20");
    expect(existsSync(join(root, "node_modules", ".cache"))).toBe(false);
  });

  it("ends quietly where nobody reads on", async () => {
    const ran = await run("/bin/bash", [
      "-o",
      "pipefail",
      "-c",
      "node src/cli/bin.js check --codes | head -1",
    ]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout.trim().split("\n")).toHaveLength(1);
  });
});
