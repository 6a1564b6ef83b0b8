import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type List, receiveTables, registersData } from "./ground.ts";
import { countedRows } from "./models.ts";

const HAZARDS = { register: "事故隐患", department: "市质监局", until: "2013-12-31", arrived: "2014-01-10" };
const BRANDS = { ...HAZARDS, register: "品牌企业", department: "市工商局" };
const [OLD, NEW] = ["91330481MA2CX12344", "92330483MA28ABCD0F"];
const found = (name: string, code: string, area = "海宁市", day = "2013-12-01") => [
  name,
  code,
  area,
  "发现",
  day,
];

/** What is found in a data folder, and what an indicator counts in an area at the end of 2013. */
async function come(root: string, indicator: string, area = "330481") {
  const { findings, rows } = await countedRows(
    root,
    "select total from counted where indicator = $1 and area = $2 and period = '2013Q4'",
    [indicator, area],
  );
  return {
    findings: findings.map(({ code, text, detail }) => [code, text, detail]),
    totals: rows.map(({ total }) => Number(total)),
  };
}

const listed = (rows: string[][], more: Partial<List> = {}) =>
  come(registersData([{ ...HAZARDS, ...more, rows }]), "h1");

describe("codes of a register", () => {
  it("keep two numbers apart by the dash between them, and are the same by whatever dash", async () => {
    const apart = await listed([found("甲厂", "YH-1-12"), found("乙厂", "YH-11-2")]);
    expect(apart).toEqual({ findings: [], totals: [2] });
    const same = await listed([found("甲厂", "YH-1"), ["甲厂", "ＹＨ—１", "海宁市", "整改中", "2013-12-02"]]);
    expect(same).toEqual({ findings: [], totals: [1] });
  });

  it("are none where they have no digit, or where a workbook kept the first digits of a number", async () => {
    const none = await listed([found("甲厂", "无"), found("乙厂", "待定"), found("丙厂", "/")]);
    expect(none.totals).toEqual([0]);
    expect(none.findings).toEqual(["甲厂", "乙厂", "丙厂"].map((name) => ["code-missing", name, ""]));
    const rows = [
      found("甲厂", "9.13E+17"),
      found("乙厂", "913304810000000000"),
      found("丙厂", "2013120100000010"),
    ];
    expect(await listed(rows)).toEqual({
      findings: [
        ["code-invalid", "9.13E+17", ""],
        ["code-invalid", "913304810000000000", ""],
      ],
      totals: [1],
    });
  });
});

describe("a list of a register", () => {
  it("that another department sends is not read", async () => {
    const rows = [found("甲厂", "1")];
    const root = registersData([
      { ...HAZARDS, rows },
      { ...HAZARDS, department: "市工商局", arrived: "2014-01-12", rows: [found("乙厂", "2")] },
    ]);
    expect(await come(root, "h1")).toEqual({
      findings: [["register-keeper", "市工商局", "市质监局"]],
      totals: [1],
    });
  });

  it("goes with the others of its file: a table for each county", async () => {
    const root = registersData([]);
    const counties: [List, List] = [
      { ...HAZARDS, rows: [found("甲厂", "1"), ["丁厂", "4", "海宁市", "整改中", "2013-12-02"]] },
      { ...HAZARDS, rows: [found("乙厂", "2", "桐乡市"), found("丁厂", "4", "桐乡市", "2013-12-02")] },
    ];
    receiveTables(root, counties, "statistics/name/counties.csv");
    const { findings, totals } = await come(root, "h1", "330483");
    // Of one day, the later table tells what came later, whichever row it is in.
    expect(findings.map(([code]) => code)).toEqual(["stage-back", "thing-moved"]);
    expect(totals).toEqual([2]);
    expect((await come(root, "h1")).totals).toEqual([1]);
  });

  it("that was withdrawn tells of no day", async () => {
    const root = registersData([
      { ...HAZARDS, rows: [found("甲厂", "1"), found("乙厂", "2")] },
      { ...HAZARDS, arrived: "2014-01-12", rows: [found("丙厂", "3")] },
    ]);
    const head = "withdrawal,path,indicator,area,period,by,date,reason";
    const row = "W1,statistics/name/list-1.csv,,,,市质量办,2014-02-01,来函撤回";
    writeFileSync(join(root, "withdrawals.csv"), `${head}\n${row}\n`);
    expect(await come(root, "h1")).toEqual({ findings: [], totals: [2] });
  });

  it("may stand in one file with one of another register", async () => {
    const root = registersData([]);
    const plan = join(root, "plan", "2013", "registers.csv");
    writeFileSync(plan, readFileSync(plan, "utf8").replace("市工商局", "市质监局"));
    const brands = {
      ...BRANDS,
      department: "市质监局",
      rows: [["甲公司", OLD, "海宁市", "省级", "2013-05-01"]],
    };
    receiveTables(root, [{ ...HAZARDS, rows: [found("甲厂", "1")] }, brands], "statistics/name/two.csv");
    expect((await come(root, "h1")).totals).toEqual([1]);
    expect((await come(root, "b1")).totals).toEqual([1]);
  });

  it("tells of what no area counts, and of days to come", async () => {
    const whole = await listed([found("甲厂", "1", "全市")]);
    expect(whole).toEqual({ findings: [["indicator-not-applicable", "全市", "事故隐患"]], totals: [0] });
    const ahead = await listed([], { arrived: "2013-10-10" });
    expect(ahead.findings).toEqual([["register-ahead", "", "2013-12-31"]]);
  });
});

describe("the life of a thing", () => {
  it("under a new code is no doubt once the old one has left", async () => {
    const rows = [
      ["甲公司", OLD, "海宁市", "市级", "2012-08-01"],
      ["甲公司", OLD, "海宁市", "撤销", "2013-08-01"],
      ["甲公司", NEW, "海宁市", "省级", "2013-08-01"],
    ];
    const again = ["甲公司", "91330411MA00000020", "海宁市", "县级", "2013-09-01"];
    expect(await come(registersData([{ ...BRANDS, rows }]), "b1")).toEqual({ findings: [], totals: [1] });
    const { findings } = await come(registersData([{ ...BRANDS, rows: [...rows, again] }]), "b1");
    expect(findings).toEqual([["thing-twice", "甲公司", NEW]]);
  });

  it("may end twice, and in another area, which is told", async () => {
    const left = (area: string, day: string) => ["甲厂", "1", area, "销号", day];
    const twice = [found("甲厂", "1"), left("海宁市", "2013-12-02"), left("海宁市", "2013-12-09")];
    expect((await listed(twice)).findings).toEqual([]);
    const elsewhere = [found("甲厂", "1"), left("桐乡市", "2013-12-02")];
    expect((await listed(elsewhere)).findings).toEqual([["thing-moved", "甲厂", "2013-12-01"]]);
  });

  it("is told as gone once, of the list that now tells of its days", async () => {
    const [first, second] = [found("甲厂", "1"), found("乙厂", "2")];
    const lists = [[first, second], [first], [second, found("丙厂", "3")]].map((rows, at) => ({
      ...{ ...HAZARDS, rows, arrived: `2014-01-1${at}` },
    }));
    const { findings } = await come(registersData(lists), "h1");
    expect(findings).toEqual([["thing-gone", "", "共1个：甲厂"]]);
  });
});
