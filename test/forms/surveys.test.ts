import type ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { isBeside } from "../../src/plan/surveyed.ts";
import { type Filling, filled, placesOf, readBack, sheetOf, workbookOf } from "./filling.ts";
import { formAt, formsOf, SHIPPED, shipped } from "./issued.ts";

/** Codes with the check sign that GB 32100-2015 asks for. */
const CODES = ["913304000000000032", "91330481MA2CX12344"];

const pathOf = (survey: string, keeper: string, identity: string, period = "2013") => {
  const { department } = shipped.departments.rows.find(({ name }) => name === keeper) ?? {};
  return `statistics/${department}/${identity === "none" ? "调查汇总" : "调查答卷"}-${survey}-${period}.xlsx`;
};

/** A form of each survey with two rows, and what is to be read of them. */
const forms: { path: string; bytes: Uint8Array; survey: string; said: string[][] }[] = [];

beforeAll(async () => {
  for (const { survey, keeper, identity } of shipped.surveys.rows) {
    const path = pathOf(survey, keeper, identity);
    const sheet = sheetOf(await workbookOf(formAt(path)));
    const rows = identity === "none" ? countedRows(survey) : sheetRows(survey, identity);
    const [head = ""] = placesOf(sheet, "地区");
    const top = Number(sheet.getCell(head).row);
    const filling: Filling = {};
    for (const [at, { cells }] of rows.entries())
      for (const [text, value] of Object.entries(cells)) filling[below(sheet, text, top + 1 + at)] = value;
    const bytes = await filled(formAt(path), filling);
    forms.push({ path, bytes, survey, said: rows.map(({ said }) => said) });
  }
});

/** The cell of a column in a row, by the column's head. */
function below(sheet: ExcelJS.Worksheet, head: string, row: number): string {
  const [place = ""] = placesOf(sheet, head);
  return sheet.getCell(row, Number(sheet.getCell(place).col)).address;
}

interface Row {
  cells: Record<string, string | number>;
  said: string[];
}

const questionsOf = (survey: string) => shipped.questions.rows.filter((row) => row.survey === survey);
const answersOf = (scale: string) => shipped.scales.rows.filter((row) => row.scale === scale);

/** Two units, with an answer to each question. */
function sheetRows(survey: string, identity: string): Row[] {
  return [0, 1].map((at) => {
    const cells: Row["cells"] = {
      编号: identity === "credit-code" ? (CODES[at] ?? "") : `000${at + 1}`,
      地区: "海宁市",
    };
    const said = questionsOf(survey).flatMap(({ question, title, kind, unit, scale }, place) => {
      const head = unit ? `${title}（${unit}）` : title;
      const answer = answersOf(scale)[(at + place) % (answersOf(scale).length || 1)];
      const number = place + 2 + at / 4;
      const beside = { day: "2013-06-09", body: "第一检查组" }[kind as string] ?? "某人";
      cells[head] = answer ? answer.title : isBeside({ kind }) ? beside : number;
      if (isBeside({ kind })) return [];
      return [
        [question, answer?.answer ?? "", kind === "scale" ? answer?.score : answer ? "" : number].join(" "),
      ];
    });
    return { cells, said: ["330481", ...said] };
  });
}

/** How many gave the first answer to each of two questions. */
function countedRows(survey: string): Row[] {
  return questionsOf(survey)
    .slice(0, 2)
    .map(({ question, title, scale }, at) => {
      const [answer] = answersOf(scale);
      return {
        cells: { 地区: "海宁市", 题目: title, 选项: answer?.title ?? "", 份数: 7 + at },
        said: ["330481", `${question} ${answer?.answer} ${answer?.score} ${7 + at}`],
      };
    });
}

describe("the form of a survey", () => {
  it("goes to its keeper alone, one of each survey of the plan", () => {
    const paths = [...SHIPPED.keys()].filter((path) => /调查(?:答卷|汇总)/.test(path));
    const wanted = shipped.surveys.rows.map((row) => pathOf(row.survey, row.keeper, row.identity));
    expect(paths.sort()).toEqual(wanted.sort());
  });

  it("is owed once a year, when it ends", async () => {
    const early = await formsOf(shipped, "2013Q1");
    expect([...early.keys()].filter((path) => /调查/.test(path))).toEqual([]);
  });

  it("has the survey's questions in the units in which they are asked, and their answers to choose from", async () => {
    const losses = sheetOf(await workbookOf(formAt(pathOf("losses", "市质监局", "credit-code"))));
    for (const head of ["编号", "地区", "行业", "工业总产值（万元）", "预防成本（万元）", "外部损失（万元）"])
      expect(placesOf(losses, head), head).toHaveLength(1);
    const [industry = ""] = placesOf(losses, "行业");
    const { row, col } = losses.getCell(industry);
    expect(losses.getCell(Number(row) + 1, Number(col)).dataValidation?.formulae).toEqual([
      '"皮革,纺织,太阳能光热,机械,化工,造纸"',
    ]);
    const workbook = await workbookOf(formAt(pathOf("riders", "市交通运输局", "none")));
    expect(workbook.worksheets[1]?.getColumn(1).values.join("\n")).toContain("一个选项有几份");
  });

  it("is read to the digit, without a finding", () => {
    expect(forms.length).toBe(shipped.surveys.rows.length);
    for (const { path, bytes, survey, said } of forms) {
      const { findings, read } = readBack(shipped, path, bytes);
      // Each question is answered by itself, so that a sample may have passed and failed in something.
      expect(
        findings.filter(({ code }) => code !== "answer-at-odds"),
        path,
      ).toEqual([]);
      expect(read?.answers.map((list) => [list.survey, list.period.id])).toEqual([[survey, "2013"]]);
      const lists = read?.answers ?? [];
      const sheets = lists.flatMap((list) =>
        list.sheets.map(({ area, answers }) => [
          area,
          ...answers.map(({ question, answer, value }) => `${question} ${answer} ${value}`),
        ]),
      );
      const counted = lists.flatMap((list) =>
        list.counted.map((each) => [
          each.area,
          `${each.question} ${each.answer} ${each.value} ${each.sheets}`,
        ]),
      );
      expect([...sheets, ...counted], path).toEqual(said);
    }
  });
});
