import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { Doubts, fromThen } from "../../src/verify/originals/doubts.ts";
import { readPlanTables } from "../../src/verify/originals/plan.ts";
import { thingOf } from "../../src/verify/originals/register/event.ts";
import { Failures } from "../../src/verify/site/failure.ts";
import type { Site } from "../../src/verify/site/site.ts";
import { checkSources } from "../../src/verify/site/sources.ts";
import { workFolder } from "../support/files.ts";
import { cliHere } from "../support/run.ts";
import { type List, receiveTables, registersData } from "./ground.ts";

const HAZARDS = { register: "事故隐患", department: "市质监局", until: "2013-12-31", arrived: "2014-01-10" };
const CODE = "91330481MA2CX12344";
const found = (name: string, code: string, area: string, day = "2013-02-10") => [
  ...[name, code, area],
  ...["发现", day],
];

/** Lists as departments send them: two registers in one file, a table for each county, a stretch mended, one of another department, and one withdrawn. */
function sent(): string {
  const root = registersData([
    { ...HAZARDS, until: "2012-12-31", rows: [found("甲厂", "1", "海宁市", "2012-05-01")] },
    { ...HAZARDS, department: "市工商局", arrived: "2014-01-12", rows: [found("乙厂", "2", "海宁市")] },
    { ...HAZARDS, arrived: "2014-01-13", rows: [found("丙厂", "3", "海宁市")] },
    {
      ...{ ...HAZARDS, from: "2013-02-01", until: "2013-02-28", arrived: "2014-01-20" },
      rows: [found("丁厂", "YH-1-12", "海宁市"), found("丁厂", "YH-11-2", "海宁市")],
    },
  ]);
  const plan = join(root, "plan", "2013", "registers.csv");
  writeFileSync(plan, readFileSync(plan, "utf8").replace("市工商局", "市质监局"));
  const year = { ...HAZARDS, from: "2013-01-01", arrived: "2014-01-11" };
  const tables: [List, ...List[]] = [
    { ...year, rows: [["戊厂", "5", "海宁市", "整改中", "2013-03-10"], found("己厂", "6", "海宁市")] },
    {
      ...year,
      rows: [found("戊厂", "5", "海宁市", "2013-03-10"), found("庚厂", "7", "桐乡市", "2013-04-10")],
    },
    {
      ...{ ...HAZARDS, register: "品牌企业" },
      rows: [["甲公司", CODE, "海宁市", "省级", "2012-02-10"]],
    },
  ];
  receiveTables(root, tables, "statistics/name/tables.csv");
  const head = "withdrawal,path,indicator,area,period,by,date,reason";
  const row = "W1,statistics/name/list-2.csv,,,,市质量办,2014-02-01,来函撤回";
  writeFileSync(join(root, "withdrawals.csv"), `${head}\n${row}\n`);
  return root;
}

describe("a proof of registers", () => {
  it("holds of lists as departments send them", async () => {
    const [out, root] = [join(workFolder("register-proof"), "site"), sent()];
    await build({ data: root, out, site: true, knownAt: "2014-06-30" }, silent);
    const facts = JSON.parse(readFileSync(join(out, "data", "facts.json"), "utf8")) as {
      fact: string;
      value: string;
    }[];
    const value = (id: string) => facts.find(({ fact }) => fact === `indicator/${id}/2013Q4/actual`)?.value;
    // 甲, 戊 and both of 丁.
    expect(["h1/330481", "h1/330483", "b1/330481"].map(value)).toEqual(["4", "1", "1"]);
    const verified = await cliHere(["verify", out, "--originals", root]);
    expect(verified.stdout).toMatch(/numbers +yes/);
  });

  it("knows things by their codes as intake does", () => {
    const row = readPlanTables(registersData([]), "2013").row("registers", "hazards")?.row ?? {};
    const things = [
      "YH-1-12",
      "YH-11-2",
      "ＹＨ—１",
      "无",
      "9.13E+17",
      "913304810000000000",
      "2013120100000010",
    ];
    expect(things.map((code) => thingOf("甲厂", code, row))).toEqual([
      ...["YH1-12", "YH11-2", "YH1"],
      ...[undefined, undefined, undefined],
      "2013120100000010",
    ]);
  });

  it("knows no number of a thing in whose place its name stands too", () => {
    const row = readPlanTables(registersData([]), "2013").row("registers", "hazards")?.row ?? {};
    expect(thingOf("甲厂锅炉", "YH-1 甲厂锅炉", row)).toBeUndefined();
    expect(thingOf("甲厂锅炉", "嘉质〔2013〕1号", row)).toBe("嘉质〔2013〕1号");
  });

  it("doubts nothing before the year of a row whose day cannot be read", () => {
    const doubts = new Doubts();
    doubts.add({ indicator: "h1", area: "330481", days: fromThen("2013-02-30") });
    const until = (day: string) =>
      doubts.touch({
        ...{ kind: "records", name: "value", file: "", count: "", which: "all" },
        ...{ indicator: "h1", area: "330481", from: "0001-01-01", until: day },
      }).must;
    expect(["2012-12-31", "2013-03-31", "2013-12-31"].map(until)).toEqual([false, true, true]);
  });

  it("tells a loader from another source of its name, whichever the manifest names first", () => {
    const root = workFolder("register-sources");
    const sources = { models: {}, loaders: { "register-list": { file: "register-list.ts", sha256: "1" } } };
    mkdirSync(join(root, "proof"));
    writeFileSync(join(root, "proof", "sources.json"), JSON.stringify(sources));
    const [own, other] = [
      ["loaders/register-list.ts", "1"],
      ["src/intake/records/register-list.ts", "2"],
    ];
    for (const named of [
      [own, other],
      [other, own],
    ]) {
      const failures = new Failures();
      const site = { root, manifest: { sources: Object.fromEntries(named) }, facts: new Map() };
      checkSources(site as unknown as Site, failures);
      expect(failures.list).toEqual([]);
    }
  });
});
