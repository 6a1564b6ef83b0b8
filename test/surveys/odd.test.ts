import { describe, expect, it } from "vitest";
import { type Cells, listed } from "./listed.ts";

const SENDER = { losses: "市质监局", samples: "市质监局", traffic: "市交通运输局" };
const TITLE = { losses: "质量损失统计", samples: "产品质量监督抽查", traffic: "交通质量评定" };
const HEAD = {
  losses: ["编号", "地区", "行业", "工业总产值", "预防成本", "鉴定成本", "内部损失", "外部损失"],
  samples: ["编号", "地区", "产品类别", "环节", "检验结论", "不合格项目", "生产单位"],
  traffic: ["编号", "地区", "车容站容", "正点运行", "行车安全", "服务规范", "评定人", "评定日期"],
};
const CODES = ["91330481DEM0404462", "91330482DEM0500034", "91330421DEM021229Q"];
type Survey = keyof typeof HEAD;
const enterprise = (at: number, ...amounts: (string | number)[]) => [
  ...[CODES[at] ?? "", "海宁市", "纺织"],
  ...(amounts.length ? amounts : [1000, 1, 2, 3, 4]),
];
const line = (number: string, scores: (string | number)[] = [88, 79, 93, 83], by = "甲") => [
  ...[number, "海宁市", ...scores, by, "2013-05-07"],
];
const sample = (number: string, maker: string) => [...[number, "海宁市", "灯具", "生产", "合格", "", maker]];

/** Of a list with rows that offices write: how many answers are read of each sheet, the same by the checker, and what is told. */
async function read(
  survey: Survey,
  rows: Cells,
  { head = HEAD[survey], above = [], change }: { head?: string[]; above?: Cells; change?: Change } = {},
) {
  const top = [
    ["报送部门", SENDER[survey]],
    ["调查名称", TITLE[survey], "报告期", "2013年"],
  ];
  const { sheets, again, told } = await listed([...above, ...top, head, ...rows], SENDER[survey], change);
  expect(again).toEqual(sheets);
  return {
    answers: sheets.map((sheet) => sheet.split("=").length - 1),
    told: told.map((finding) => finding.split("|").slice(0, 3).join("|")),
  };
}
type Change = Parameters<typeof listed>[2];

describe("a row that stands for others", () => {
  it("is no line where it is of the whole city, or says so in a name", async () => {
    const head = [...HEAD.traffic, "线路名称"];
    const rows = [
      [...line("1"), "1路"],
      ["2", "全市", 88, 79, 93, 83],
      ["", "", 88, 79, 93, 83, "", "", "平 均 分"],
    ];
    const { answers } = await read("traffic", rows, { head });
    expect(answers).toEqual([4]);
  });

  it("is no line where it is in the whole city and in none of its areas", async () => {
    const rows = [line("1"), line("2"), line("3")].map((row, at) =>
      at === 1 ? ["2", "嘉兴市", ...row.slice(2)] : row,
    );
    expect(await read("traffic", rows)).toEqual({ answers: [4, 4], told: ["unit-of-whole|B5|嘉兴市"] });
  });

  it("is no enterprise where the sum stands in place of its industry, and is not told", async () => {
    const rows = [enterprise(0), enterprise(1), ["", "", "合计", 2000, 2, 4, 6, 8]];
    expect(await read("losses", rows)).toEqual({ answers: [6, 6], told: [] });
  });
});

describe("a sheet that was taken back", () => {
  it("does not count where it says so for an answer, for a name or behind one", async () => {
    const rows = [
      line("1"),
      line("2", [88, 79, 93, "作废"]),
      line("3", [88, 79, 93, 83], "甲（已作废）"),
      line("4", [88, 79, 93, 83], "作废"),
    ];
    const { answers, told } = await read("traffic", rows);
    expect(answers).toEqual([4]);
    expect(told).toEqual([
      "remark-doubtful|F5|作废",
      "remark-doubtful|G6|甲（已作废）",
      "remark-doubtful|G7|作废",
    ]);
  });

  it("does not count where its own words say so in a bracket", async () => {
    const { answers, told } = await read("samples", [
      sample("1", "甲厂（停产）"),
      sample("2", "甲厂（样品作废）"),
    ]);
    expect(answers).toEqual([3]);
    expect(told).toEqual(["remark-doubtful|G5|甲厂（样品作废）"]);
  });
});

describe("an amount in another unit of money", () => {
  it("is converted where its cell names the unit", async () => {
    const { sheets } = await listed(
      [
        ["报送部门", SENDER.losses],
        ["调查名称", TITLE.losses, "报告期", "2013年"],
        HEAD.losses,
        enterprise(0, "10000000元", "1万元", "3千元", "1.2亿元", 4),
      ],
      SENDER.losses,
    );
    expect(sheets).toEqual([
      "330481 losses-appraisal=0.3 losses-external=4 losses-industry=industry-textile losses-internal=12000 losses-output=1000 losses-prevention=1",
    ]);
    expect(
      (await read("losses", [enterprise(0, "10000000元", "1万元", "3千元", "1.2亿元", 4)])).told,
    ).toEqual([]);
  });

  it("is not read where its cell shows the unit, or a share, by its format", async () => {
    const { answers, told } = await read("losses", [enterprise(0)], {
      change: (sheet) => {
        sheet.getCell("D4").numFmt = '0"元"';
        sheet.getCell("E4").numFmt = '0"万元"';
        sheet.getCell("F4").numFmt = "0.00%";
      },
    });
    expect(answers).toEqual([4]);
    expect(told).toEqual(["unit-differs|D4|1000", "unit-differs|F4|2"]);
  });

  it("is not read below a title that names the unit", async () => {
    const { answers, told } = await read("losses", [enterprise(0)], { above: [["质量损失统计表（元）"]] });
    expect({ answers, told }).toEqual({ answers: [], told: ["unit-differs|A1|质量损失统计表（元）"] });
  });

  it("is not read beside a remark that names the unit", async () => {
    const head = [...HEAD.losses, "备注"];
    const rows = [
      [...enterprise(0), "以元为单位"],
      [...enterprise(1), "已核"],
      [...enterprise(2), "2000元设备"],
    ];
    const { answers, told } = await read("losses", rows, { head });
    expect(answers).toEqual([6, 6]);
    expect(told).toEqual(["remark-doubtful|I4|以元为单位"]);
  });

  it("of which nobody knows whether it is none is not read", async () => {
    const { answers, told } = await read("losses", [enterprise(0, 1000, "零", 2, 3, 4)]);
    expect({ answers, told }).toEqual({ answers: [5], told: ["zero-or-missing|E4|零"] });
  });
});

describe("answers that cannot both be so", () => {
  it("are told, and count as written", async () => {
    const rows = [
      ["1", "海宁市", "灯具", "生产", "合格", "标识", ""],
      ["2", "海宁市", "灯具", "生产", "不合格", "标识", ""],
      ["3", "海宁市", "灯具", "生产", "", "标识", ""],
    ];
    expect(await read("samples", rows)).toEqual({ answers: [4, 4, 3], told: ["answer-at-odds|F4|标识"] });
  });
});

describe("a title above a list", () => {
  it("of another year leaves it unread", async () => {
    expect((await read("traffic", [line("1")], { above: [["2012年度交通质量评定表"]] })).answers).toEqual([]);
    expect((await read("traffic", [line("1")], { above: [["2013年度交通质量评定表"]] })).answers).toEqual([
      4,
    ]);
  });
});

describe("a score", () => {
  it("that is a fraction of one is not read, since it may be a share of the full marks", async () => {
    const { answers, told } = await read("traffic", [line("1", ["0.88", "0", "1", "0.5"])]);
    expect({ answers, told }).toEqual({
      answers: [2],
      told: ["percent-or-fraction|C4|0.88", "percent-or-fraction|F4|0.5"],
    });
  });

  it("is read with its unit behind it, and no more than its full marks", async () => {
    const { answers, told } = await read("traffic", [line("1", ["88分", "九十三分", "105分", "88/100"])]);
    expect(answers).toEqual([2]);
    expect(told).toEqual(["answer-beyond|E4|105分", "number-unreadable|F4|88/100"]);
  });

  it("is read below a head that names its own full marks, and no others", async () => {
    const head = [
      "编号",
      "地区",
      "车容站容（100分）",
      "正点运行（满分100）",
      "行车安全得分",
      "服务规范（20分）",
    ];
    const { answers, told } = await read("traffic", [["1", "海宁市", 88, 79, 93, 18]], { head });
    expect(answers).toEqual([3]);
    expect(told).toContain("question-unknown|F3|服务规范（20分）");
  });
});
