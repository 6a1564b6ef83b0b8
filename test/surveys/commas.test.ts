import { describe, expect, it } from "vitest";
import { sampleWith, surveyed } from "./case.ts";
import { listed } from "./listed.ts";

const CODES = ["91330481DEM0404462", "91330482DEM0500034"];
const TOP = [
  ["报送部门", "市质监局"],
  ["调查名称", "质量损失统计", "报告期", "2013年"],
  ["编号", "地区", "行业", "工业总产值", "预防成本", "鉴定成本", "内部损失", "外部损失"],
];

/** What is read of amounts of two enterprises, which the checker reads too, and what is told. */
async function read(...amounts: string[][]) {
  const rows = amounts.map((own, at) => [CODES[at] ?? "", "海宁市", "纺织", ...own]);
  const { sheets, again, told } = await listed([...TOP, ...rows], "市质监局");
  expect(again).toEqual(sheets);
  const numbers = sheets.map((sheet) =>
    ["output", "prevention", "appraisal", "internal", "external"].map(
      (each) => new RegExp(`losses-${each}=([\\d.]+)`).exec(sheet)?.[1] ?? "",
    ),
  );
  return { numbers, told: told.map((finding) => finding.split("|").slice(1, 4).join("|")) };
}

describe("a comma in an amount", () => {
  it("stands between thousands, with three decimals too", async () => {
    expect(await read(["1,234", "1,234.5", "12,345.678", "1，234", "1,234,567"])).toEqual({
      numbers: [["1234", "1234.5", "12345.678", "1234", "1234567"]],
      told: [],
    });
  });

  it("stands before decimals where it can stand nowhere else, and is told where it can", async () => {
    const { numbers, told } = await read(
      ["1.234,5", "0,25", "12,34", "5", "6"],
      ["1,234", "1.250", "7", "1,234", "8"],
    );
    expect(numbers).toEqual([
      ["1234.5", "0.25", "", "5", "6"],
      ["", "", "7", "1234", "8"],
    ]);
    expect(told).toEqual([
      "F4|12,34|鉴定成本",
      "D5|1,234|同栏有的数以逗号为小数点",
      "E5|1.250|同栏有的数以逗号为小数点",
    ]);
  });

  it("is told in a list that is read by the warehouse too", async () => {
    const rows = Array.from({ length: 40 }, (_, at) => `C${at},海宁市,满意,一般,${at}.125,`);
    const come = async (maxBytes?: number) => {
      const root = sampleWith([...rows, "C98,海宁市,满意,不满意,3,", 'C99,海宁市,满意,一般,"0,5",']);
      const { findings, intake } = await surveyed(root, "select 1 as one", maxBytes);
      const told = findings.flatMap(({ code, text, detail }) =>
        detail.startsWith("同栏") ? [`${code} ${text} ${detail}`] : [],
      );
      return { large: intake.sums.length > 0, told };
    };
    const [small, large] = [await come(), await come(1024)];
    expect(small.told).toHaveLength(1);
    expect(large).toEqual({ large: true, told: small.told });
  });
});
