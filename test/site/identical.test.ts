import { utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, it } from "vitest";
import { copyData, filesBelow, hashesBelow, workFolder } from "../support/files.ts";
import { cli, run } from "../support/run.ts";

it("gives the same bytes after touching every input, in another folder, time zone and locale", async () => {
  const data = copyData("identical");
  for (const path of filesBelow(data)) utimesSync(join(data, path), new Date(0), new Date(86_400_000));
  const out = join(workFolder("identical"), "elsewhere", "site");
  const ran = await cli(["build", "--data", data, "--out", out], {
    env: { TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" },
  });
  expect(ran.stderr).not.toContain("rror");
  expect(ran.code).toBe(0);
  expect(hashesBelow(out)).toEqual(hashesBelow(inject("site")));
});

const alone = await run("unshare", ["-rn", "true"]).catch(() => ({ code: 1 }));

it.skipIf(alone.code !== 0)("builds cold without any network", async () => {
  const out = join(workFolder("cold"), "site");
  const ran = await run("unshare", ["-rn", process.execPath, "src/bin.js", "build", "--out", out]);
  expect(ran.stdout).toContain("pages");
  expect(ran.code).toBe(0);
  expect(hashesBelow(out)).toEqual(hashesBelow(inject("site")));
});
