import { describe, expect, it } from "vitest";
import { type Cells, type Listed, listed, listedAsText } from "./listed.ts";

const QUESTIONS = ["金融服务满意程度", "汽车售后服务满意程度", "社区服务满意程度", "总体服务满意程度"];
const top = (period: string): Cells => [
  ["报送部门", "市发展改革委"],
  ["调查名称", "服务质量满意度调查", "报告期", period],
];
const sheets = (...answers: (string | number)[]): Cells =>
  [..."ABCDEF"].map((code) => [code, "海宁市", ...answers, "一般"]);
const SENDER = "市发展改革委";
/** How many answers are read, which the checker reads too, and what is told. */
const counted = ({ sheets, again, told }: Listed) => {
  expect(again).toEqual(sheets);
  return { answers: sheets.join(" ").split("=").length - 1, told };
};

describe("a list of answers", () => {
  const rows = [...top("2013年"), ["编号", "地区", ...QUESTIONS], ...sheets("满意", "一般", "不满意")];

  it("is told nothing of where nothing is wrong", async () => {
    expect(counted(await listed(rows, SENDER))).toEqual({ answers: 24, told: [] });
  });

  it("is told of rows and columns that are hidden, and count", async () => {
    const { answers, told } = counted(
      await listed(rows, SENDER, (sheet) => {
        sheet.getRow(6).hidden = true;
        sheet.getColumn(4).hidden = true;
      }),
    );
    expect(answers).toBe(24);
    expect(told).toEqual(["cells-hidden|D3|汽车售后服务满意程度|行6，列D|0"]);
  });

  it("is asked about where it names a quarter and the survey is held by the year", async () => {
    const quarter = [...top("2013年第三季度"), ...rows.slice(2)];
    expect(counted(await listed(quarter, SENDER)).told).toEqual(["survey-period|D2|2013年第三季度||0"]);
  });

  it("is told once of answers by number, at the first among the others", async () => {
    const { answers, told } = counted(await listed([...rows.slice(0, 3), ...sheets(4, 3, 1)], SENDER));
    expect(answers).toBe(6);
    expect(told).toEqual([expect.stringMatching(/^answer-unknown\|C4\|4\|非常满意、.*；共18格\|17$/)]);
  });

  it("is told once of them in each column of a text", async () => {
    const { told } = counted(await listedAsText([...rows.slice(0, 3), ...sheets(4, 3, 1)], SENDER));
    expect(told.map((finding) => finding.replace(/\|非常.*；/, "|"))).toEqual([
      "answer-unknown|记录3 金融服务满意程度|4|共6条：3–8|0",
      "answer-unknown|记录3 汽车售后服务满意程度|3|共6条：3–8|0",
      "answer-unknown|记录3 社区服务满意程度|1|共6条：3–8|0",
    ]);
  });
});
