import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { namesPersons } from "../../src/intake/answers/persons.ts";
import { placedHtml } from "../../src/site/sentences/place.ts";
import { caseData, inspected, receiveFile } from "./case.ts";
import { listed } from "./listed.ts";

const WORKS = [
  ["报送部门", "市建委"],
  ["调查名称", "竣工验收工程质量评定", "报告期", "2013年"],
  ["编号", "地区", "工程类别", "验收结果", "质量评分", "验收组", "验收日期"],
];

describe("what should name a body", () => {
  it.each([
    "张三",
    "张三、李四",
    "欧阳小明、李四",
    "张三（组长）；李四",
    "市质监站、张三",
    "组长：张三，组员：李四",
  ])("names persons: %s", (text) => expect(namesPersons(text)).toBe(true));

  it.each([
    "甲组",
    "市质监站",
    "市建委、市质监站",
    "演示甲组",
    "第三验收组",
    "嘉兴市建设工程质量监督站",
    "A组",
  ])("names bodies: %s", (text) => expect(namesPersons(text)).toBe(false));

  it("is told where it names persons, and the sheet counts", async () => {
    const rows = ["甲组", "张三、李四"].map((by, at) => [
      `${at}`,
      "海宁市",
      "房屋建筑",
      "合格",
      90,
      by,
      "2013-05-07",
    ]);
    const { sheets, again, told } = await listed([...WORKS, ...rows], "市建委");
    expect(sheets).toHaveLength(2);
    expect(again).toEqual(sheets);
    expect(told.map((finding) => finding.split("|").slice(0, 3).join("|"))).toEqual([
      "body-persons|F5|张三、李四",
    ]);
  });
});

describe("who inspected", () => {
  it("is told to everybody where it is a body alone", async () => {
    const root = caseData("items-of-an-appraisal");
    const path = "statistics/jtj/2014-02-20.csv";
    const given = readFileSync(join(root, "statistics/jtj/2014-01-15.csv"), "utf8");
    writeFileSync(join(root, path), given.replace("第二组", "甲某、乙某"));
    receiveFile(root, path, "市交通运输局", "2014-02-20");
    expect(await inspected(root, true)).toEqual(["甲某", "乙某", "甲某、乙某", "第一组", "第二组"].sort());
    expect(await inspected(root, false)).toEqual(["第一组", "第二组"].sort());
  }, 60_000);
});

describe("a title behind its place", () => {
  it("says the place once, and is kept apart where it begins as that ends", () => {
    expect(`${placedHtml("全市", "市级品牌企业数")}`).toBe("全市的市级品牌企业数");
    expect(`${placedHtml("全市", "全市生产总值")}`).toBe("全市生产总值");
    expect(`${placedHtml("海宁", "质量强镇创建数")}`).toBe("海宁质量强镇创建数");
  });
});
