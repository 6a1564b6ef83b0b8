import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { registersData } from "./ground.ts";
import { countedRows } from "./models.ts";

const HEAD = "报送部门,市质监局\n名册名称,事故隐患\n名册截至,2013-12-31\n";
const BOILER = "甲厂锅炉,YH-1,海宁市,发现,2013-06-01";
const LIFT = "乙厂电梯,YH-2,海宁市,发现,2013-06-02";

/** What is found in a text as it was received, and how many hazards stand in an area at the end of 2013. */
async function come(text: string, root = registersData([]), department = "市质监局", indicator = "h1") {
  const path = "statistics/name/list.csv";
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  const sha256 = createHash("sha256").update(text).digest("hex");
  appendFileSync(join(root, "register.csv"), `${sha256},${path},${department},2014-01-10,reported,\n`);
  const { findings, rows } = await countedRows(
    root,
    "select total from counted where indicator = $1 and area = '330481' and period = '2013Q4'",
    [indicator],
  );
  return { codes: findings.map(({ code }) => code), totals: rows.map(({ total }) => Number(total)) };
}

/** Odd lists, what a careful reader is to be told of each, and what counts all the same. */
const ODD: [title: string, columns: string, rows: string[], codes: string[], totals: number[]][] = [
  ["a row withdrawn in its remark", ",备注", [`${BOILER},撤回`, `${LIFT},`], ["remark-doubtful"], [1]],
  [
    "a thing that has moved",
    ",备注",
    [`${BOILER},2013年9月迁往桐乡市`, `${LIFT},`],
    ["remark-doubtful"],
    [1],
  ],
  ["a day that was put off", ",备注", [`${BOILER},延期至2013-12-31`], ["remark-doubtful"], [0]],
  ["a thing that went into another", ",备注", [`${BOILER},2013年8月并入乙厂电梯`], ["remark-doubtful"], [0]],
  ["a row withdrawn by a line below", "", [BOILER, LIFT, "注：第2行撤回,,,,"], ["line-doubtful"], []],
  [
    "a row that says what stands above it",
    "",
    [BOILER, "同上,同上,同上,整改中,2013-08-01"],
    ["record-doubtful"],
    [1],
  ],
  [
    "a row of which cells were merged",
    "",
    [BOILER, ",,,整改中,2013-08-01"],
    ["row-invalid", "row-invalid"],
    [1],
  ],
  [
    "an area in a line of its own",
    "",
    ["海宁市,,,,", "甲厂锅炉,YH-1,,发现,2013-06-01"],
    ["row-invalid"],
    [0],
  ],
  ["a row of two areas", "", [BOILER.replace("海宁市", "海宁市、桐乡市")], ["area-unknown"], [0]],
  [
    "a thing split in two",
    "",
    [BOILER.replace("甲厂锅炉", "甲厂有限公司分立为甲厂有限公司、丙厂有限公司")],
    ["record-several"],
    [0],
  ],
  ["a stage with a bracket", "", [BOILER.replace("发现", "发现（初报）")], ["stage-unknown"], [0]],
  [
    "a stretch of days",
    "",
    [BOILER.replace("2013-06-01", "2013-06-01至2013-07-01")],
    ["day-unreadable"],
    [0],
  ],
  ["a sum below", "", [BOILER, "合计,1,,,"], [], [1]],
  [
    "an end before the beginning on one day",
    "",
    [BOILER.replace("发现", "销号"), BOILER],
    ["left-unentered"],
    [1],
  ],
  ["a term in its remark", ",备注", [`${BOILER},有效期至2013-10-31`, `${LIFT},`], ["remark-doubtful"], [1]],
  [
    "a number with the name behind it",
    "",
    [BOILER.replace("甲厂锅炉,YH-1", ",YH-1 甲厂锅炉")],
    ["row-invalid"],
    [0],
  ],
  ["a name behind its number", "", [BOILER.replace("YH-1", "YH-1 甲厂锅炉")], ["code-invalid"], [0]],
  [
    "a number in the cell of its name",
    "",
    [BOILER.replace("甲厂锅炉,YH-1", "YH-1甲厂锅炉,")],
    ["code-missing"],
    [0],
  ],
  [
    "numbers that differ in zeros alone",
    "",
    [BOILER.replace("YH-1", "0012"), LIFT.replace("YH-2", "12")],
    [],
    [2],
  ],
];

describe("an odd list of a register", () => {
  for (const [title, columns, rows, codes, totals] of ODD)
    it(`with ${title} is told, and nothing is guessed`, async () => {
      const text = `${HEAD}名称,代码,地区,阶段,日期${columns}\n${rows.join("\n")}\n`;
      expect(await come(text)).toEqual({ codes, totals });
    });

  it("whose end is a year alone is not read", async () => {
    const text = `${HEAD.replace("2013-12-31", "2013年")}名称,代码,地区,阶段,日期\n${BOILER}\n`;
    expect(await come(text)).toEqual({ codes: ["day-unreadable"], totals: [] });
  });

  it("that goes by names has one thing under two, where they differ in a bracket alone", async () => {
    const root = registersData([]);
    const plan = join(root, "plan", "2013", "registers.csv");
    writeFileSync(plan, readFileSync(plan, "utf8").replace("9,credit-code", "9,name"));
    const rows = ["检测中心（筹）,,海宁市,县级,2012-05-01", "检测中心,,海宁市,省级,2013-05-01"];
    const text = `报送部门,市工商局\n名册名称,品牌企业\n名册截至,2013-12-31\n名称,代码,地区,阶段,日期\n${rows.join("\n")}\n`;
    expect(await come(text, root, "市工商局", "b1")).toEqual({ codes: ["thing-twice"], totals: [1] });
  });
});
