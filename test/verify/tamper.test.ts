import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/build.ts";
import { silent } from "../../src/progress.ts";
import { workFolder } from "../support/files.ts";
import { smallData } from "../support/small.ts";
import { MAKERS } from "./edits.ts";
import { Sandbox } from "./sandbox.ts";
import { tamper } from "./tamper.ts";

let site: string;
let sandbox: Sandbox;
beforeAll(async () => {
  const data = smallData();
  site = join(workFolder("tamper"), "site");
  await build({ data, out: site, site: true }, silent);
  sandbox = new Sandbox(site, data);
});

describe("a change of one place", () => {
  it.each(Object.entries(MAKERS))("is found, and names what it affects: %s", async (_, maker) => {
    const results = await tamper(sandbox, site, maker, { count: 1, seed: 7 });
    expect(results["as it is"].made).toBe(1);
    for (const { made, found, faults } of Object.values(results)) {
      expect(faults).toEqual([]);
      expect(found).toBe(made);
    }
  });
});
