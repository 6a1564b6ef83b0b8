import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nameRecords } from "../../src/cli/records.ts";
import type { Trace } from "../../src/cli/trace.ts";
import { pathOf, readLake } from "../../src/lake/manifest.ts";
import { emptyFolder } from "../plan/bare.ts";
import { PLAN, rowsOf } from "./lake.ts";
import { counted } from "./received.ts";

const FROM = "2012-11-01";
const UNTIL = "2013-02-28";
const [{ indicator = "", kind = "" } = {}] = PLAN.counting.rows.filter(({ form }) => form === "抽检记录");
const [{ area = "" } = {}] = PLAN.areas.rows.filter(({ kind }) => kind === "county");

/** A trace of the records of an area in some months, of which the site says that there are so many. */
function traceOf(file: string, which: "all" | "passed", count: number): Trace {
  const condition = { file, indicator, area, from: FROM, until: UNTIL, which, count: String(count) };
  const set = { ...condition, parts: { "085dc493d14d": String(count) } };
  const leaf: Trace = { name: "numerator", what: "records", text: String(count), details: [], set, from: [] };
  return { name: "", what: "a fact", text: "", details: [], from: [leaf] };
}

/** The records that a plain query finds. */
async function plainly(lake: string, which: string): Promise<string[]> {
  const paths = readLake(lake).parts.map((part) => pathOf(lake, part));
  const passed = which === "passed" ? " and passed" : "";
  const where = `area = '${area}' and kind = '${kind}' and date between '${FROM}' and '${UNTIL}'${passed}`;
  return await rowsOf(paths, "row", where);
}

describe("records that a list of counts stands for", () => {
  it.each(["all", "passed"] as const)(
    "are named out of their lake: %s",
    async (which) => {
      const { lake, originals, text } = await counted(20_000);
      const file = createHash("sha256").update(text).digest("hex");
      const own = await plainly(lake, which);
      const tree = traceOf(file, which, own.length);
      await nameRecords(tree, originals, lake);
      const [rows, ...details] = tree.from[0]?.details ?? [];
      expect(rows).toMatch(/^records \d/);
      const years = ["2012", "2013"].map((year) =>
        expect.stringMatching(`^part parts/\\w+/${year}/${area}\\.parquet, sha256 \\w{64}: records \\d`),
      );
      expect(details).toEqual(years);
      const numbers = details.flatMap((detail) => (detail.split(": records ")[1] ?? "").split("、"));
      const named = numbers.flatMap((range) => {
        const [first = 0, last = first] = range.split("–").map(Number);
        return Array.from({ length: last - first + 1 }, (_, at) => String(first + at));
      });
      expect(own.length).toBeGreaterThan(50);
      expect(named.toSorted()).toEqual(own.toSorted());
      await expect(nameRecords(traceOf(file, which, own.length + 1), originals, lake)).rejects.toThrow(
        `has ${own.length} such records, the site ${own.length + 1}: build again`,
      );
    },
    60_000,
  );

  it("are those of the list itself where the lake gives another one, or none is named", async () => {
    const { lake, originals, text } = await counted(2000);
    const file = createHash("sha256").update(text).digest("hex");
    const all = await plainly(lake, "all");
    const [list = ""] = readLake(lake).sources.map(({ source }) => source);
    writeFileSync(join(lake, "counts", `${list}.csv`), `${text}\n`);
    const detailsBy = async (lake?: string) => {
      const tree = traceOf(file, "all", all.length);
      await nameRecords(tree, originals, lake);
      return tree.from[0]?.details;
    };
    const own = expect.stringMatching(/^records \d/);
    expect(await detailsBy()).toEqual([own]);
    expect(await detailsBy(lake)).toEqual([
      own,
      expect.stringContaining(`no list of ${lake} gives these counts`),
    ]);
    await expect(detailsBy(emptyFolder())).rejects.toThrow("no lake with lists");
  }, 60_000);

  it("are not named where a part has changed", async () => {
    const { lake, originals, text } = await counted(2000);
    const file = createHash("sha256").update(text).digest("hex");
    const all = await plainly(lake, "all");
    const [part] = readLake(lake).parts;
    const path = part ? pathOf(lake, part) : "";
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from("x")]));
    await expect(nameRecords(traceOf(file, "all", all.length), originals, lake)).rejects.toThrow(path);
  }, 60_000);
});
