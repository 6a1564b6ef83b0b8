import { describe, expect, it } from "vitest";
import { findingsOf, receiveFiles } from "./house.ts";

async function told(sender: string, lines: string[]) {
  const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
  const intake = await receiveFiles([{ path: "statistics/zjj/list.csv", bytes, sender }]);
  return {
    read: intake.registers.flatMap(({ events }) => events).length,
    told: findingsOf(intake).map(({ code, place }) => `${code} ${place}`),
  };
}

const TOP = ["报送部门,市质监局", "名册名称,先进质量管理孵化基地,名册截至,2013-12-31"];

describe("a list of a register", () => {
  it("is told where it says up to when things are valid, which nobody reads", async () => {
    const rows = ["名称,代码,地区,阶段,日期,有效期至", "某基地,,海宁市,市级,2013-05-01,2013-11-30"];
    const { read, told: found } = await told("市质监局", [...TOP, ...rows]);
    expect(read).toBe(1);
    expect(found).toEqual(["register-expiry 记录2 6"]);
  });

  it("is told nothing where it does not", async () => {
    const rows = ["名称,代码,地区,阶段,日期", "某基地,,海宁市,市级,2013-05-01"];
    expect((await told("市质监局", [...TOP, ...rows])).told).toEqual([]);
  });
});

describe("a list of counts", () => {
  it("sends whoever reads of records that were not read to the list itself", async () => {
    const lines = [
      "报送部门,市质监局,记录起于,2013-01-01,记录截至,2013-12-31",
      "记录部分,指标编号,地区,日期,记录数,其中合格数",
      `${"a".repeat(64)},3.2,330481,2013-03-01,10,9`,
      `${"b".repeat(64)},3.2,330481,2013-04-01,,`,
    ];
    expect((await told("市质监局", lines)).told).toEqual(["records-unread 记录3 记录数"]);
  });
});
