import { cpSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { verify } from "../../src/verify/verify.ts";
import { workFolder } from "../support/files.ts";
import { changeRows, falsify } from "../verify/falsified.ts";
import { CREDIT, registersData } from "./ground.ts";

const REGISTERS = "plan/2013/registers.csv";

/** A data folder whose register of brands tells of no level at which one alone stands. */
function guarded(): string {
  const rows = [
    ["甲公司", "91330481MA2CX12344", "海宁市", "省级", "2012-05-01"],
    ["乙公司", "92330483MA28ABCD0F", "海宁市", "省级", "2012-05-01"],
    ["丙公司", "91330411MA00000020", "桐乡市", "省级", "2012-05-01"],
  ];
  const list = {
    register: "品牌企业",
    department: "市工商局",
    until: "2013-12-31",
    arrived: "2014-01-10",
    rows,
  };
  const root = registersData(
    [list, { ...list, register: "事故隐患", department: "市质监局", rows: [] }],
    CREDIT,
  );
  const path = join(root, REGISTERS);
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, "utf8"), {
    header: true,
    skipEmptyLines: true,
  });
  const least = data.map((row) => ({ ...row, least: row.register === "brands" ? "2" : "" }));
  writeFileSync(path, `${Papa.unparse(least, { newline: "\n" })}\n`);
  return root;
}

it("levels at which too few stand are withheld, and found by verify where they are told", async () => {
  const data = guarded();
  const out = join(workFolder("guarded"), "out");
  await build({ data, out, site: true, knownAt: "2014-06-30" }, silent);
  const site = join(workFolder("guarded"), "site");
  cpSync(realpathSync(out), site, { recursive: true });
  const levelsIn = (folder: string) =>
    [
      ...readFileSync(join(folder, "data", "facts.csv"), "utf8").matchAll(
        /^indicator\/c1\/\d+\/2013Q4\/actual/gm,
      ),
    ].length;
  expect(levelsIn(site)).toBe(0);
  const page = (path: string) => readFileSync(join(site, path), "utf8");
  // Of three levels, each of the city, of seven counties and two zones, and the city's once more beside the year before.
  expect(page("registers/brands.html").match(/>不公开</g)?.length).toBeGreaterThanOrEqual(30);
  expect(page("registers/brands.html")).not.toMatch(/data-missing="indicator\/c[123] [^"]*"[^>]*>未报/);
  expect(page("indicators/c1.html")).toContain("数据不公开");
  expect(verify(site, data).failures).toEqual([]);
  const told = await falsify(
    { data: (folder) => changeRows(folder, REGISTERS, (rows) => rows.map((row) => ({ ...row, least: "" }))) },
    { site, data },
  );
  expect(levelsIn(told)).toBeGreaterThan(0);
  const steps = verify(told, data).failures.map(({ step }) => step);
  expect(steps.filter((step) => /1 are at a level, too few/.test(step))).not.toEqual([]);
}, 120_000);
