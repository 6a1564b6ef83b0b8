import { placeText } from "../../src/intake/layout/sheet.ts";
import { openFile } from "../../src/verify/originals/book.ts";
import { readNames } from "../../src/verify/originals/names.ts";
import { readPlanTables } from "../../src/verify/originals/plan.ts";
import { answersIn } from "../../src/verify/originals/survey/sheets.ts";
import { workbookBytes } from "../intake/book.ts";
import { receiveFiles } from "../intake/house.ts";
import { bareData } from "../plan/bare.ts";

export type Cells = (string | number)[][];
type Change = Parameters<typeof workbookBytes>[1];

const plan = readPlanTables(bareData(), "2013");
const names = readNames(plan);

/** What intake and the checker read of a list of answers: of each sheet its area and its answers, in words of the plan's ids; and what is told. */
export interface Listed {
  sheets: string[];
  again: string[];
  told: string[];
}

/** Reads a workbook of some rows. */
export async function listed(rows: Cells, sender: string, change?: Change): Promise<Listed> {
  return listedIn("list.xlsx", await workbookBytes(rows, change), sender);
}

/** Reads a text of some rows. */
export async function listedAsText(rows: Cells, sender: string): Promise<Listed> {
  const lines = rows.map((row) => row.join());
  return listedIn("list.csv", new TextEncoder().encode(`${lines.join("\n")}\n`), sender);
}

async function listedIn(file: string, bytes: Uint8Array, sender: string): Promise<Listed> {
  const { answers, findings } = await receiveFiles([{ path: `statistics/fgw/${file}`, bytes, sender }]);
  return {
    sheets: answers.flatMap(({ sheets }) =>
      sheets.map((sheet) =>
        wordsOf(
          sheet.area,
          sheet.answers.map(({ question, answer, value }) => [question, answer || String(Number(value))]),
        ),
      ),
    ),
    again: answersIn(openFile(bytes, []), names, plan).flatMap(({ sheets }) =>
      sheets.map(({ area, answers }) =>
        wordsOf(
          area,
          [...answers].map(([question, { answer, value }]) => [
            question,
            answer || String(Number(value?.num) / Number(value?.den)),
          ]),
        ),
      ),
    ),
    told: findings.map(({ code, place, text, detail, among = [] }) =>
      [code, place ? placeText(place).replace(/^.*!/, "") : "", text, detail, among.length].join("|"),
    ),
  };
}

function wordsOf(area: string, answers: [question: string, answer: string][]): string {
  return [area, ...answers.map((each) => each.join("=")).sort()].join(" ");
}
