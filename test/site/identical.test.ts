import { utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, it } from "vitest";
import { copyData, filesBelow, hashesBelow, workFolder } from "../support/files.ts";
import { BIN, run } from "../support/run.ts";

/** What runs a command without any network, where this machine allows that. */
const alone = await run("unshare", ["-rn", "true"]).catch(() => ({ code: 1 }));
const [command = "", ...args] = [...(alone.code === 0 ? ["unshare", "-rn"] : []), process.execPath, BIN];

it(`gives the same bytes after touching every input, in another folder, time zone and locale${alone.code === 0 ? ", without network" : ""}`, async () => {
  const data = copyData("identical");
  for (const path of filesBelow(data)) utimesSync(join(data, path), new Date(0), new Date(86_400_000));
  const out = join(workFolder("identical"), "elsewhere", "site");
  const ran = await run(command, [...args, "build", "--data", data, "--out", out], {
    env: { TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" },
  });
  expect(ran.stderr).not.toContain("rror");
  expect(ran.code).toBe(0);
  expect(hashesBelow(out)).toEqual(hashesBelow(inject("site")));
});
