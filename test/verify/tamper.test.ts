import { beforeAll, describe, expect, it } from "vitest";
import { verify } from "../../src/verify/verify.ts";
import { smallSite } from "../support/small.ts";
import { MAKERS } from "./edits.ts";
import { Sandbox } from "./sandbox.ts";
import { tamper } from "./tamper.ts";

let site: string;
let sandbox: Sandbox;
beforeAll(async () => {
  const small = smallSite();
  site = small.site;
  sandbox = new Sandbox(site, small.data);
});

describe("a row of a download", () => {
  it("is of the area, indicator and target of its fact, of whatever type that is", () => {
    const rows = JSON.parse(sandbox.read("site", "data/facts.json")) as Record<string, string | null>[];
    const typeOf = ({ fact }: (typeof rows)[number]) =>
      fact?.replace(/^scenario\/\d+\//, "").split("/")[0] ?? "";
    for (const column of ["area", "indicator", "target"]) {
      const one = new Map(rows.map((row) => [typeOf(row), row]));
      expect(one.size).toBeGreaterThan(12);
      const changed = new Set(one.values());
      const spoiled = rows.map((row) => (changed.has(row) ? { ...row, [column]: "330499" } : row));
      sandbox.write("site", "data/facts.json", JSON.stringify(spoiled));
      const { failures } = verify(sandbox.site, sandbox.data);
      sandbox.restore();
      const named = new Set(failures.flatMap(({ facts }) => facts));
      expect([...named].sort(), column).toEqual([...changed].map(({ fact }) => fact).sort());
    }
  });
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
