import { describe, expect, it } from "vitest";
import { type List, registersData } from "./ground.ts";
import { countedRows } from "./models.ts";

const BRANDS = { register: "品牌企业", department: "市工商局", until: "2013-12-31", arrived: "2014-01-10" };
const HAZARDS = { ...BRANDS, register: "事故隐患", department: "市质监局" };
const [CODE, OTHER, THIRD] = ["91330481MA2CX12344", "92330483MA28ABCD0F", "91330411MA00000020"] as const;

/** What lists give, read whole by intake or in one scan by the warehouse. */
async function come(lists: List[], how: "small" | "large") {
  const { findings, rows } = await countedRows(
    registersData(lists),
    "select indicator, area, period, total, passed from counted order by all",
    [],
    how,
  );
  return {
    findings: findings
      .map(({ code, file, place, among, text, detail, other }) =>
        JSON.stringify([code, file, place, among, text, detail, other]),
      )
      .sort(),
    rows,
  };
}

/** Lists whose figures and findings are the same however they are read. */
const LISTS: Record<string, List[]> = {
  "that are plain": [
    {
      ...BRANDS,
      rows: [
        ["甲公司", CODE, "海宁市", "县级", "2011-05-01"],
        ["甲公司", CODE, "海宁市", "市级", "2012-06-01"],
        ["乙公司", OTHER, "桐乡市", "省级", "2012-02-01"],
        ["乙公司", OTHER, "桐乡市", "撤销", "2013-10-01"],
      ],
    },
  ],
  "with rows that are not as they must be": [
    { ...BRANDS, until: "2010-12-31", arrived: "2011-01-10", rows: [] },
    {
      ...BRANDS,
      from: "2011-01-01",
      rows: [
        ["甲公司", "91330481MA2CX12345", "海宁市", "县级", "2013-05-01"],
        ["乙公司", "", "海宁市", "县级", "2013-05-01"],
        ["丙公司", CODE, "海宁市", "国家级", "2013-05-01"],
        ["丙公司", CODE, "海宁市", "销号", "2013-05-02"],
        ["丙公司", CODE, "海宁市", "县级", "2010-05-02"],
        ["丙公司", CODE, "海宁市", "县级", "2014-05-02"],
        ["丙公司", CODE, "海宁市", "县级", "2013-02-30"],
        ["丙公司", CODE, "某某市", "县级", "2013-02-03"],
        ["丙公司", CODE, "全市", "县级", "2013-02-04"],
        ["丙公司", "9133 0481 ma2c x123 44", "海宁市", "市级", "2013年6月4日"],
        ["丁公司（已注销）", OTHER, "海宁市", "市级", "2013-06-05"],
        ["戊公司等3家", THIRD, "海宁市", "市级", "2013-06-05"],
        ["", THIRD, "海宁市", "市级", "2013-06-05"],
        ["己公司", THIRD, "海宁市", "", "2013-06-05"],
      ],
    },
  ],
  "with lives that are doubtful": [
    {
      ...BRANDS,
      rows: [
        ["甲公司", CODE, "海宁市", "县级", "2011-05-01"],
        ["甲（集团）公司", CODE, "海宁市", "省级", "2012-05-01"],
        ["甲(集团) 公司", CODE, "桐乡市", "市级", "2013-05-01"],
        ["甲公司", OTHER, "海宁市", "县级", "2013-06-01"],
        ["丁公司", THIRD, "海宁市", "撤销", "2013-06-02"],
        ["甲公司", OTHER, "海宁市", "县级", "2013/6/1"],
      ],
    },
  ],
  "that take the place of others": [
    {
      ...HAZARDS,
      rows: [
        ["甲厂", "YH-1", "海宁市", "发现", "2012-07-01", ""],
        ["乙厂", "YH-2", "海宁市", "发现", "2013-07-01", CODE],
        ["丙厂", "YH-2013-12", "海宁市", "发现", "2013-07-01", "91330481MA2CX12345"],
        ["丁厂", "9.13E+17", "海宁市", "发现", "2013-07-01", ""],
        ["丁厂", "yh—9", "海宁市", "发现", "2013-07-01", ""],
        ["丁厂", "YH-9", "海宁市", "发现", "2013-07-01", ""],
        ["丁厂", "YH9", "海宁市", "发现", "2013-07-01", CODE],
      ],
    },
    {
      ...HAZARDS,
      from: "2013-01-01",
      arrived: "2014-01-20",
      rows: [["丙厂", "YH-2013-12", "海宁市", "整改中", "2013-08-01", ""]],
    },
  ],
};

describe("a list of a register too large to be held", () => {
  for (const [title, lists] of Object.entries(LISTS))
    it(`${title} gives the figures and findings of a small one`, async () => {
      const small = await come(lists, "small");
      expect(await come(lists, "large")).toEqual(small);
      expect(small.rows.length).toBeGreaterThan(0);
    });
});
