import { join } from "node:path";
import { expect, it } from "vitest";
import { build } from "../../src/build.ts";
import { silent } from "../../src/progress.ts";
import { verify } from "../../src/verify/verify.ts";
import { workFolder } from "../support/files.ts";
import { twoSourcesData } from "../support/sources.ts";

it("holds where a source is left out, and with it what a target would have grown from", async () => {
  const [data, out] = [twoSourcesData(), join(workFolder("left-source"), "site")];
  const { facts } = await build({ data, out, site: false }, silent);
  expect(facts).toBeGreaterThan(20);
  expect(verify(out, data).failures).toEqual([]);
});
