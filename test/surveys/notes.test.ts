import { describe, expect, it } from "vitest";
import { type Cells, listed } from "./listed.ts";

const TRAFFIC: Cells = [
  ["报送部门", "市交通运输局"],
  ["调查名称", "交通质量评定", "报告期", "2013年"],
  ["编号", "地区", "车容站容", "正点运行", "行车安全", "服务规范"],
];
const LOSSES: Cells = [
  ["报送部门", "市质监局"],
  ["调查名称", "质量损失统计", "报告期", "2013年"],
  ["编号", "地区", "行业", "工业总产值", "预防成本", "鉴定成本", "内部损失", "外部损失"],
  ["91330481DEM0404462", "海宁市", "纺织", 1000, 1, 2, 3, 4],
];
const line = (number: number) => [number, "海宁市", 88, 79, 93, 83];

/** How many rows are read, which the checker reads too, and where something is told. */
async function read(rows: Cells, sender = "市交通运输局") {
  const { sheets, again, told } = await listed(rows, sender);
  expect(again).toEqual(sheets);
  return { rows: sheets.length, told: told.map((finding) => finding.split("|").slice(0, 3).join("|")) };
}

describe("a line beside a list of answers", () => {
  it.each([
    "注：本表由市运管局组织评定。",
    "说明：评分采用百分制，由第三方机构评定。",
    "填表说明：每条线路抽查3个班次",
    "备注：不合格的已责令整改，其中缺项不计分",
    "调查时间：2013年10月8日至10月20日",
    "共2条",
    "地址：中山路12号",
  ])("says nothing of its rows: %s", async (note) => {
    expect(await read([...TRAFFIC, line(1), line(2), [note]])).toEqual({ rows: 2, told: [] });
  });

  it("may be of several cells, between rows, or of the unit that the survey has", async () => {
    const signed = ["填表人：张三", "", "联系电话：0573-82222222"];
    expect(await read([...TRAFFIC, line(1), ["城区线路"], line(2), signed])).toEqual({ rows: 2, told: [] });
    const note = "注：1.统计范围为规模以上工业企业；2.金额单位为万元；3.损失额含税。";
    expect(await read([...LOSSES, [note]], "市质监局")).toEqual({ rows: 1, told: [] });
  });

  it.each([
    "以上作废",
    "其中第3行有误",
    "备注：线路2因道路施工未评定",
    "注：本表为2012年数据",
    "注：序号1的得分以复评为主",
  ])("leaves all unread where it may take something back: %s", async (note) => {
    const { rows, told } = await read([...TRAFFIC, line(1), line(2), [note]]);
    expect({ rows, told }).toEqual({ rows: 0, told: [`line-doubtful|A6|${note}`] });
  });

  it("leaves what is below it unread where it stands between, and all where it names another unit", async () => {
    expect((await read([...TRAFFIC, line(1), ["以下数据暂估"], line(2)])).rows).toBe(1);
    expect((await read([...TRAFFIC, line(1), ["更正：以上有误"], line(2)])).rows).toBe(0);
    expect((await read([...LOSSES, ["注：金额单位为元"]], "市质监局")).rows).toBe(0);
  });
});
