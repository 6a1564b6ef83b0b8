import type ExcelJS from "exceljs";
import { readingGuide } from "../../src/intake/layout/guide.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { type Filling, isOpen } from "./filling.ts";
import { AMOUNT } from "./issued.ts";

/** What a form is filled in with, and what is therefore to be read of it. */
export interface Answers {
  filling: Filling;
  expected: string[];
}

/** Figures with many digits, of which none may be lost. */
const DECIMALS = ["0.07", "1234567.891", "98765.4321", "0.1", "1000000", "33.333333"];

/** Answers to all that the form of an area asks for, each another. */
export function areaAnswers(sheet: ExcelJS.Worksheet, plan: Plan, area: string): Answers {
  const answers: Answers = { filling: {}, expected: [] };
  const { filling } = answers;
  const zoned = readingGuide(plan).zoned.has(area);
  if (zoned) filling.I3 = "不含功能区";
  Object.assign(filling, { E2: new Date("2014-01-10"), B4: "张三", E4: "0573-00012345" });
  for (let row = 6; row <= sheet.rowCount; row++) {
    const indicator = String(sheet.getCell(`A${row}`).value);
    const add = (part: string, column: string, figure: string) => {
      filling[`${column}${row}`] = Number(figure);
      answers.expected.push([indicator, area, part, figure].join(" "));
    };
    if (isOpen(sheet, `F${row}`)) {
      add("numerator", "F", String(row));
      add("denominator", "G", String(7000 + row * 3));
    } else add("value", "H", figureOf(plan, indicator, row));
  }
  return answers;
}

/** A figure that the plan's limits allow. */
function figureOf(plan: Plan, indicator: string, at: number): string {
  const most = plan.limits.rows.find((row) => row.indicator === indicator)?.most ?? "";
  if (most !== "") return most;
  const isAmount = plan.indicators.rows.some((row) => row.indicator === indicator && row.unit === AMOUNT);
  return isAmount ? (DECIMALS[at % DECIMALS.length] ?? "") : String(1000 * at + 7);
}

/** Answers to all that the tables of a department ask for, each another. */
export function wideAnswers(sheet: ExcelJS.Worksheet, plan: Plan): Answers {
  const answers: Answers = { filling: {}, expected: [] };
  const { names } = readingGuide(plan);
  const text = (address: string) => String(sheet.getCell(address).value ?? "");
  let [indicator, heads] = ["", [] as string[]];
  for (let row = 1; row <= sheet.rowCount; row++) {
    const first = text(`A${row}`);
    if (first === "指标：") indicator = names.indicator(text(`B${row}`)) ?? "";
    if (first === "功能区统计口径：") answers.filling[`B${row}`] = "不含功能区";
    if (first === "地区") heads = [text(`B${row}`), text(`C${row}`)];
    const area = names.area(first);
    if (!area) continue;
    const isRatio = heads[0]?.endsWith("分子");
    const figures = isRatio ? [row, 5000 + row * 2] : [figureOf(plan, indicator, row)];
    for (const [at, figure] of figures.entries()) {
      answers.filling[`${"BC"[at]}${row}`] = Number(figure);
      const part = isRatio ? ["numerator", "denominator"][at] : "value";
      answers.expected.push([indicator, area, part, figure].join(" "));
    }
  }
  return answers;
}
