import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { writeFirstFolder } from "../../src/cli/init/init.ts";
import { silent } from "../../src/core/progress.ts";
import { edit, hashesBelow, workFolder } from "../support/files.ts";
import { BIN, cli } from "../support/run.ts";
import { smallData } from "../support/small.ts";
import { siteOfYesterday, YESTERDAY } from "../support/yesterday.ts";

const small = join(workFolder("small"), "data");
writeFirstFolder(small);

describe("a build that fails", () => {
  it("leaves the earlier site whole, and says what to mend", async () => {
    const data = await smallData();
    const out = join(workFolder("failed"), "site");
    await build({ data, out, site: false }, silent);
    const before = hashesBelow(out);
    edit(join(data, "plan", "2013", "targets.csv"), "3.2,330400", "3.22,330400");
    const ran = await cli(["build", "--data", data, "--out", out]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain('plan/2013/targets.csv row 6, column indicator: unknown indicator "3.22"');
    expect(hashesBelow(out)).toEqual(before);
    expect(readdirSync(`${out}.sites`)).toEqual([".quality-city", "1", "kept"]);
  });

  it("leaves the earlier site whole when it is killed, and the next build succeeds", async () => {
    const out = siteOfYesterday(workFolder("killed"));
    for (const stage of ["intake", "warehouse", "downloads", "layout"]) {
      const child = spawn(process.execPath, [BIN, "build", "--data", small, "--out", out], {
        stdio: ["ignore", "ignore", "pipe"],
        detached: true,
      });
      await new Promise<void>((resolve) => {
        child.stderr.on("data", (chunk) => {
          if (String(chunk).includes(stage)) process.kill(-(child.pid ?? 0), "SIGKILL");
        });
        child.on("close", () => resolve());
      });
      expect(Object.keys(hashesBelow(out)), stage).toEqual(YESTERDAY);
    }
    await build({ data: small, out, site: false }, silent);
    expect(Object.keys(hashesBelow(out))).toContain("data/facts.json");
  }, 150_000);
});
