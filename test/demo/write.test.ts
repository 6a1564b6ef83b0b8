import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readProfiles } from "../../src/cli/demo/profile.ts";
import { writeDemonstration } from "../../src/cli/demo/write.ts";
import { receive } from "../../src/intake/receive.ts";
import { readPlan } from "../../src/plan/read.ts";
import { LOADERS } from "../intake/house.ts";
import { bareData, DATA } from "../plan/bare.ts";

/** A row of the register that no demonstration may touch. */
const REPORTED = `${"0".repeat(64)},public/a.csv,某部门,2013-01-01,public,`;
const EARLIER = "an earlier demonstration";

/** The bytes of every form and statistic of a data folder, by path. */
function filesOf(root: string): Map<string, Buffer> {
  const paths = ["submissions", "statistics", "demonstration"].flatMap((folder) =>
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

/** Whether a path, or a row of the register with it, is that of an area's workbook. */
function isWorkbook(text: string): boolean {
  return /submissions\/.*\.xlsx/.test(text);
}

/** What is read of the workbooks of areas, and what is wrong with them, wherever it stands in them. */
async function saidIn(root: string): Promise<string[]> {
  const plan = readPlan(root);
  const { files, readings, findings } = await receive(plan, LOADERS);
  const paths = new Map(files.map(({ sha256, path }) => [sha256, path]));
  return [
    ...readings.map(({ file, indicator, area, period, part, value, how, text, zones }) =>
      [paths.get(file), indicator, area, period.id, part, value, how, text, zones?.counting].join(" "),
    ),
    ...findings.map(({ file, code, text, detail, period }) =>
      [file, code, text, detail, period?.id].join(" "),
    ),
  ]
    .filter(isWorkbook)
    .sort();
}

/** The rows of a table of the truth but where in their files they stand. */
function truthOf(root: string, name: string): string[] {
  const text = readFileSync(join(root, "demonstration", `${name}.csv`), "utf8");
  return text
    .split("\n")
    .map((row) => (isWorkbook(row) ? row.replace(/,季度报表![A-Z]+\d+,/, ",,") : row))
    .sort();
}

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
    const again = 2;
    expect(forms).toHaveLength(areas.length * plan.periods.rows.length + again);
    const truth = ["findings", "readings", "records", "events", "answers", "states"].map(
      (name) => `demonstration/${name}.csv`,
    );
    expect([...filesOf(first.root).keys()].sort()).toEqual([...first.told, ...truth].sort());
    expect(first.told).toHaveLength(first.count);
  });

  it("writes the shipped files again, byte by byte but for workbooks of areas and the places in them", () => {
    const [shipped, written] = [filesOf(DATA), filesOf(first.root)];
    expect([...written.keys()]).toEqual([...shipped.keys()]);
    const differing = [...shipped].flatMap(([path, bytes]) =>
      written.get(path)?.equals(bytes) || isWorkbook(path) ? [] : [path],
    );
    expect(differing).toEqual(["demonstration/findings.csv", "demonstration/readings.csv"]);
  });

  it("writes forms of areas of which the same is read as of the shipped ones, and the same is wrong", async () => {
    const [shipped, written] = [await saidIn(DATA), await saidIn(first.root)];
    expect(shipped.length).toBeGreaterThan(1000);
    expect(written).toEqual(shipped);
  });

  it("tells the same truth of its files as of the shipped ones, wherever it stands in them", () => {
    for (const name of ["findings", "readings"])
      expect(truthOf(first.root, name)).toEqual(truthOf(DATA, name));
  });

  it("writes the shipped rows of the register again, and leaves the others", () => {
    const others = (root: string) =>
      demonstrationRows(root).map((row) => (isWorkbook(row) ? row.slice(64) : row));
    expect(others(first.root)).toEqual(others(DATA));
    expect(readFileSync(join(first.root, "register.csv"), "utf8").split("\n")[1]).toBe(REPORTED);
  });

  it("writes other forms for another seed", async () => {
    const other = filesOf((await write(2014)).root);
    const forms = [...filesOf(first.root)].filter(([path]) => path.startsWith("submissions/"));
    expect(other.size).toBe(filesOf(first.root).size);
    expect(forms.filter(([path, bytes]) => other.get(path)?.equals(bytes))).toEqual([]);
  });

  it("says what arrived late, and what was sent again", () => {
    const { periods, register } = readPlan(first.root);
    const due = new Map(periods.rows.map((row) => [row.period, row.due]));
    const forms = register.rows.flatMap(({ path, arrived }) => {
      const [folder, period = "", area] = path.split("/");
      return folder === "submissions" ? [{ period, area, arrived }] : [];
    });
    const byForm = new Map<string, typeof forms>();
    for (const form of forms) {
      const key = `${form.period} ${form.area}`;
      byForm.set(key, [...(byForm.get(key) ?? []), form]);
    }
    const late = [...byForm.values()].filter((sent) =>
      sent.every(({ period, arrived }) => arrived > (due.get(period) ?? "")),
    );
    expect(late).toHaveLength(6);
    expect([...byForm.values()].filter((sent) => sent.length > 1)).toHaveLength(2);
  });

  it("refuses a fault in a file that is not written", async () => {
    const root = bareData();
    const fault = "submissions/2013Q1/330481/none.xlsx,1.4,数值,write,x,number-unreadable,cell";
    writeFileSync(join(root, "plan/2013/demonstration/faults.csv"), `${fault}\n`, { flag: "a" });
    await expect(writeDemonstration(readPlan(root), 1)).rejects.toThrow("none.xlsx, which is not written");
  });
});
