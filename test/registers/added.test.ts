import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readPlan } from "../../src/plan/read.ts";
import { bareData } from "../plan/bare.ts";
import { workFolder } from "../support/files.ts";
import { cli } from "../support/run.ts";
import { addRows, receiveTables } from "./ground.ts";

/** A register that the shipped plan does not have, as rows beside its own. */
const ROWS: [table: string, columns: string, ...rows: string[]][] = [
  [
    "registers",
    "register,title,measure,identity,keeper,cites,basis,note",
    "bases,中小学质量教育基地,26,name,市教育局,通知七（二十六）,public,",
  ],
  [
    "stages",
    "stage,register,title,rank,within,basis,note",
    "base-asked,bases,申报,1,90,assumption,",
    "base-city,bases,市级,2,,public,",
    "base-province,bases,省级,3,,public,",
  ],
  [
    "indicators",
    "indicator,measure,title,short,unit,direction,scale,decimals,areas,periods,trend,authority,basis",
    "bases-city,26,市级质量教育基地数,市级教育基地,个,up,1,0,sum,last,percent,department,public",
    "bases-risen,26,年内升级的质量教育基地数,升级教育基地,个,up,1,0,sum,to-date,percent,department,public",
  ],
  ["applicability", "indicator,areas,note", "bases-city,county,", "bases-risen,county,"],
  [
    "counts",
    "indicator,register,counted,stage,goal,days",
    "bases-city,bases,stock,base-city,,",
    "bases-risen,bases,promoted,,,",
  ],
];
const LIST = {
  register: "中小学质量教育基地",
  department: "市教育局",
  until: "2013-12-31",
  arrived: "2014-01-10",
};

describe("a register that is added to the shipped plan by rows alone", () => {
  const out = join(workFolder("added"), "site");
  const root = bareData();
  const page = (path: string) => readFileSync(join(out, path), "utf8");

  beforeAll(async () => {
    for (const [table, columns, ...rows] of ROWS)
      addRows(join(root, "plan", "2013", `${table}.csv`), columns, rows);
    const rows = [
      ["甲小学", "", "海宁市", "申报", "2013-02-01"],
      ["甲小学", "", "海宁市", "市级", "2013-04-20"],
      ["乙中学", "", "桐乡市", "申报", "2012-09-01"],
      ["乙中学", "", "桐乡市", "市级", "2012-11-02"],
      ["乙中学", "", "桐乡市", "省级", "2013-10-08"],
    ];
    receiveTables(root, [{ ...LIST, rows }], "statistics/jyj/bases.csv");
    const built = await cli(["build", "--data", root, "--out", out, "--known-at", "2014-06-30"]);
    expect(built.code, built.stderr).toBe(0);
  });

  it("stands beside the plan's own, each with a page", () => {
    const { registers } = readPlan(root);
    expect(registers.rows.length).toBeGreaterThan(10);
    for (const { register, title } of registers.rows)
      expect(page(`registers/${register}.html`).includes(title), register).toBe(true);
  });

  it("has what is counted of it on its page, and its page on that of its measure", () => {
    const own = page("registers/bases.html");
    for (const [indicator, value] of [
      ["bases-city", 1],
      ["bases-risen", 2],
    ]) {
      expect(own).toContain(`indicators/${indicator}.html`);
      expect(own).toMatch(new RegExp(`indicator/${indicator}/[^"]*"><data value="${value}">${value}</data>`));
    }
    expect(own).toContain("90天内转入后续阶段");
    expect(page("measures/26.html")).toContain("registers/bases.html");
  });

  it("is proven by verify", async () => {
    const verified = await cli(["verify", out, "--originals", root]);
    expect(verified.stdout).toMatch(/numbers +yes/);
    expect(verified.code).toBe(0);
  });
});
