import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { verify } from "../../src/verify/verify.ts";
import { workFolder } from "../support/files.ts";
import { threeSourcesData, twoSourcesData } from "../support/sources.ts";

it("holds where a source is left out, and with it what a target would have grown from", async () => {
  const [data, out] = [twoSourcesData(), join(workFolder("left-source"), "site")];
  const { facts } = await build({ data, out, site: false }, silent);
  expect(facts).toBeGreaterThan(20);
  expect(verify(out, data).failures).toEqual([]);
});

it("holds where what was put together by decision is put together anew without a source", async () => {
  const [data, out] = [threeSourcesData(), join(workFolder("left-of-three"), "site")];
  await build({ data, out, site: false }, silent);
  const rows = readFileSync(join(out, "data", "facts.csv"), "utf8").split("\n");
  const says = (id: RegExp) => rows.filter((row) => id.test(row)).map((row) => row.split(",")[7]);
  expect(says(/^indicator\/spent\/a\/2013\/actual,/)).toEqual(["11"]);
  expect(says(/^scenario\/\d+\/indicator\/spent\/a\/2013\/actual,/).toSorted()).toEqual(["8", "8"]);
  expect(verify(out, data).failures).toEqual([]);
});
