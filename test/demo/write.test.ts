import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { seeded } from "../../src/demo/draw.ts";
import { drawFigures, withZones } from "../../src/demo/figures.ts";
import { readProfiles } from "../../src/demo/profile.ts";
import { writeDemonstration } from "../../src/demo/write.ts";
import { applicablePairs } from "../../src/plan/applies.ts";
import { parsePeriod } from "../../src/plan/period.ts";
import { readPlan } from "../../src/plan/read.ts";
import { bareData, DATA } from "../plan/bare.ts";

/** A row of the register that no demonstration may touch. */
const REPORTED = `${"0".repeat(64)},public/a.csv,某部门,2013-01-01,public,`;
const EARLIER = "an earlier demonstration";

/** The bytes of every form and statistic of a data folder, by path. */
function filesOf(root: string): Map<string, Buffer> {
  const paths = ["submissions", "statistics"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  );
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path))]));
}

const demonstrationRows = (root: string) =>
  readFileSync(join(root, "register.csv"), "utf8")
    .split("\n")
    .filter((line) => line.includes(",demonstration,"));

async function write(seed: number): Promise<{ root: string; count: number; told: string[] }> {
  const root = bareData();
  const path = "submissions/2013Q3/330481/earlier.xlsx";
  const sha256 = createHash("sha256").update(EARLIER).digest("hex");
  const rows = [REPORTED, `${sha256},${path},海宁市,2013-10-01,demonstration,`];
  writeFileSync(join(root, "register.csv"), `${rows.join("\n")}\n`, { flag: "a" });
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), EARLIER);
  const told: string[] = [];
  const count = await writeDemonstration(readPlan(root), seed, (path) => told.push(path));
  return { root, count, told };
}

let first: Awaited<ReturnType<typeof write>>;
beforeAll(async () => {
  first = await write(2013);
});

describe("writeDemonstration", () => {
  it("writes a form of each area for each period in place of earlier ones, and says so", () => {
    const plan = readPlan(first.root);
    const { areas } = readProfiles(plan);
    const forms = first.told.filter((path) => path.startsWith("submissions/"));
    expect(forms).toHaveLength(areas.length * plan.periods.rows.length);
    expect([...filesOf(first.root).keys()].sort()).toEqual([...first.told].sort());
    expect(first.told).toHaveLength(first.count);
  });

  it("writes the shipped forms again, byte by byte", () => {
    const [shipped, written] = [filesOf(DATA), filesOf(first.root)];
    expect([...written.keys()]).toEqual([...shipped.keys()]);
    const differing = [...shipped].flatMap(([path, bytes]) =>
      written.get(path)?.equals(bytes) ? [] : [path],
    );
    expect(differing).toEqual([]);
  });

  it("writes the shipped rows of the register again, and leaves the others", () => {
    expect(demonstrationRows(first.root)).toEqual(demonstrationRows(DATA));
    expect(readFileSync(join(first.root, "register.csv"), "utf8").split("\n")[1]).toBe(REPORTED);
  });

  it("writes other forms for another seed", async () => {
    const other = filesOf((await write(2014)).root);
    const forms = [...filesOf(first.root)].filter(([path]) => path.startsWith("submissions/"));
    expect(other.size).toBe(first.count);
    expect(forms.filter(([path, bytes]) => other.get(path)?.equals(bytes))).toEqual([]);
  });

  it("writes the numbers that were drawn", async () => {
    const plan = readPlan(DATA, "2013");
    const { areas, indicators: all } = readProfiles(plan);
    const indicators = all.filter(({ layout }) => layout === "form");
    const periods = plan.periods.rows.flatMap((row) => parsePeriod(row.period) ?? []);
    const draw = seeded(2013);
    const applicable = new Set(applicablePairs(plan).map((pair) => `${pair.indicator} ${pair.area}`));
    const drawn = indicators.map((profile) => {
      const indicator = plan.indicators.rows.find((row) => row.indicator === profile.indicator);
      if (!indicator) throw new Error(`unknown indicator ${profile.indicator}`);
      const written = drawFigures(indicator, profile, areas, periods, draw);
      return { id: profile.indicator, written: withZones(written, areas, plan) };
    });
    for (const [area, period] of [
      [0, 0],
      [5, 15],
      [8, 7],
    ] as const) {
      const { area: id = "" } = areas[area] ?? {};
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(
        join(first.root, "submissions", periods[period]?.id ?? "", id, "季度报表.xlsx"),
      );
      const sheet = workbook.getWorksheet("季度报表");
      const lines = drawn.filter((line) => applicable.has(`${line.id} ${id}`));
      expect(lines.length).toBeGreaterThan(10);
      const read = lines.map((_, index) => {
        const row = sheet?.getRow(6 + index);
        return [1, 5, 6].map((column) => row?.getCell(column).value);
      });
      expect(read).toEqual(
        lines.map(({ id, written }) => {
          const { numerator = null, denominator = null } = written[area]?.[period] ?? {};
          return [id, numerator, denominator];
        }),
      );
      for (const [index, { written }] of lines.entries()) {
        const { value } = written[area]?.[period] ?? {};
        if (value !== undefined) expect(sheet?.getRow(6 + index).getCell(7).value).toBe(value);
      }
    }
  });
});
