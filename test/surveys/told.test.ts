import { describe, expect, it } from "vitest";
import { placeText } from "../../src/intake/layout/sheet.ts";
import { workbookBytes } from "../intake/book.ts";
import { receiveFiles, type Sent } from "../intake/house.ts";

const QUESTIONS = ["金融服务满意程度", "汽车售后服务满意程度", "社区服务满意程度", "总体服务满意程度"];
const top = (period: string) => [
  ["报送部门", "市发展改革委"],
  ["调查名称", "服务质量满意度调查", "报告期", period],
];
const sheets = (...answers: (string | number)[]) =>
  [..."ABCDEF"].map((code) => [code, "海宁市", ...answers, "一般"]);

type Change = Parameters<typeof workbookBytes>[1];

/** What is found in a list of answers that is a workbook, and how many sheets and answers are read of it. */
async function readIn(rows: (string | number)[][], change?: Change) {
  return read({ path: "statistics/fgw/list.xlsx", bytes: await workbookBytes(rows, change) });
}

async function read(sent: Sent) {
  const { answers, findings } = await receiveFiles([{ ...sent, sender: "市发展改革委" }]);
  return {
    sheets: answers.flatMap((list) => list.sheets).length,
    answers: answers.flatMap((list) => list.sheets.flatMap((sheet) => sheet.answers)).length,
    told: findings.map(({ code, place, detail, among = [] }) =>
      [code, place ? placeText(place) : "", detail, among.length].join("|"),
    ),
  };
}

describe("a list of answers", () => {
  const rows = [...top("2013年"), ["编号", "地区", ...QUESTIONS], ...sheets("满意", "一般", "不满意")];

  it("is told nothing of where nothing is wrong", async () => {
    expect(await readIn(rows)).toEqual({ sheets: 6, answers: 24, told: [] });
  });

  it("is told of rows and columns that are hidden, and count", async () => {
    const { answers, told } = await readIn(rows, (sheet) => {
      sheet.getRow(6).hidden = true;
      sheet.getColumn(4).hidden = true;
    });
    expect(answers).toBe(24);
    expect(told).toEqual(["cells-hidden|季度报表!D3|行6，列D|0"]);
  });

  it("is asked about where it names a quarter and the survey is held by the year", async () => {
    const quarter = [...top("2013年第三季度"), ...rows.slice(2)];
    expect((await readIn(quarter)).told).toEqual(["survey-period|季度报表!D2||0"]);
  });

  it("is told once of answers by number, at the first among the others", async () => {
    const { answers, told } = await readIn([...rows.slice(0, 3), ...sheets(4, 3, 1)]);
    expect(answers).toBe(6);
    expect(told).toEqual([expect.stringMatching(/^answer-unknown\|季度报表!C4\|非常满意、.*；共18格\|17$/)]);
  });

  it("is told once of them in each column of a text", async () => {
    const lines = [...rows.slice(0, 3), ...sheets(4, 3, 1)].map((row) => row.join());
    const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
    const { told } = await read({ path: "statistics/fgw/list.csv", bytes });
    expect(told.map((finding) => finding.replace(/满意.*；/, ""))).toEqual([
      "answer-unknown|记录3 金融服务共6条：3–8|0",
      "answer-unknown|记录3 汽车售后服务共6条：3–8|0",
      "answer-unknown|记录3 社区服务共6条：3–8|0",
    ]);
  });
});
