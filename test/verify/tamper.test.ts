import { beforeAll, describe, expect, it } from "vitest";
import { smallSite } from "../support/small.ts";
import { MAKERS } from "./edits.ts";
import { Sandbox } from "./sandbox.ts";
import { tamper } from "./tamper.ts";

let site: string;
let sandbox: Sandbox;
beforeAll(async () => {
  const small = await smallSite();
  site = small.site;
  sandbox = new Sandbox(site, small.data);
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
