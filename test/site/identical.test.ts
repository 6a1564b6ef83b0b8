import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { hashesBelow } from "../support/files.ts";
import { makeOld, PROJECT, runElsewhere } from "../support/project.ts";
import { smallSite } from "../support/small.ts";

it("a site is the same in another folder, time zone and locale, without network, and of files of another day", async () => {
  const { site, data } = smallSite();
  cpSync(data, join(PROJECT, "small"), { recursive: true });
  makeOld(join(PROJECT, "small"));
  const ran = await runElsewhere("node src/cli/bin.js build --data small --out dist.small");
  expect(ran.code, ran.stderr).toBe(0);
  expect(hashesBelow(join(PROJECT, "dist.small"))).toEqual(hashesBelow(site));
});
