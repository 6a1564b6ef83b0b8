import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { layoutsOf, unsettled } from "../../src/cli/layout.ts";
import { workFolder } from "../support/files.ts";

const HEAD = "指标编号,指标名称,计量单位,统计方式,分子,分母,数值,备注";
const ROW = "2.3,质量强企建设数,家,年初累计,,,12,";

describe("a label that nobody knows", () => {
  const file = join(workFolder("map-labels"), "a.csv");
  const groups = async (map: string) => {
    writeFileSync(
      file,
      `主报者：,平湖市,,报告期：,2013年三季度,,功能区统计口径：,含功能区\n${HEAD}\n${ROW}\n`,
    );
    const listed = { file, path: file, sender: null };
    return (await layoutsOf([listed], { data: "data", map })).groups;
  };

  it("is what somebody says that it is, where it stands above the table", async () => {
    const [open] = await groups("");
    expect(open && unsettled(open)).toContain("填报单位");
    const [said] = await groups("主报者＝填报单位");
    expect(said && unsettled(said)).toBeUndefined();
    expect(said?.read.readings.map(({ area, value }) => [area, value])).toEqual([["330482", "12"]]);
    const [elsewhere] = await groups("另一个＝填报单位");
    expect(elsewhere && unsettled(elsewhere)).toContain("填报单位");
  });
});
