import { afterEach, describe, expect, it, vi } from "vitest";
import { parsePeriod } from "../../src/core/period.ts";
import { silent } from "../../src/core/progress.ts";
import { assess } from "../../src/facts/assess.ts";
import { readPlan } from "../../src/plan/read.ts";
import { Warehouse } from "../../src/warehouse/open.ts";

afterEach(() => vi.restoreAllMocks());

/** Assesses the shipped folder; tells how many queries there were, and the most rows that one of them gave at once. */
async function watched(asOf: string) {
  const given = { queries: 0, most: 0, facts: 0 };
  const { query, stream } = Warehouse.prototype;
  vi.spyOn(Warehouse.prototype, "query").mockImplementation(async function (this: Warehouse, ...asked) {
    const rows = await query.apply(this, asked);
    // What models read is asked once in a process.
    if (!asked[1].includes("json_serialize_sql")) given.queries += 1;
    given.most = Math.max(given.most, rows.length);
    return rows;
  } as typeof query);
  vi.spyOn(Warehouse.prototype, "stream").mockImplementation(async function* (this: Warehouse, ...asked) {
    given.queries += 1;
    for await (const rows of stream.apply(this, asked)) {
      given.most = Math.max(given.most, rows.length);
      yield rows;
    }
  } as typeof stream);
  const period = parsePeriod(asOf);
  if (!period) throw new Error(asOf);
  const bounds = { asOf: period, knownAt: "2026-11-24", version: "0" };
  // Without prose, each query of which is one more.
  const plan = { ...readPlan("data"), prose: [] };
  const { facts } = await assess(plan, bounds, { loaders: "loaders" }, silent);
  vi.restoreAllMocks();
  return { ...given, facts: facts.size };
}

describe("what is asked of the warehouse", () => {
  it("is not more for more facts, and none gives all of them at once", { timeout: 240_000 }, async () => {
    const [few, many] = [await watched("2011"), await watched("2013")];
    expect(many.facts).toBeGreaterThan(2 * few.facts);
    expect(many.queries).toBe(few.queries);
    expect(many.most).toBeLessThan(many.facts / 4);
  });
});
