import type { Guide } from "../layout/guide.ts";
import type { Found } from "../layout/layout.ts";
import type { AnswerMapping } from "../mapping/answers.ts";
import { showsDecimalComma } from "./comma.ts";
import { numbersByArea } from "./numbering.ts";
import type { WholeFile } from "./sheet.ts";
import { questionOfHead, surveyNamed } from "./survey.ts";

/** What only all rows of a file tell; found out when it is asked for. */
export function wholeFile(tables: Found[], mapping: AnswerMapping, guide: Guide): Omit<WholeFile, "known"> {
  let byArea: boolean | undefined;
  let commas: Set<string> | undefined;
  return {
    isByArea: () => {
      byArea ??= numbersByArea(tables, mapping, guide);
      return byArea;
    },
    hasCommas: ({ id }) => {
      commas ??= new Set(tables.flatMap((table) => withCommas(table, guide)));
      return commas.has(id);
    },
  };
}

/** The questions in whose column a number has a comma before its decimals. */
function withCommas(table: Found, guide: Guide): string[] {
  const survey = guide.surveys.get(surveyNamed(table.header.survey?.text ?? "", guide.surveys) ?? "");
  const found = new Set<string>();
  for (const { across } of survey ? table.rows : [])
    for (const { head, cell } of across)
      if (survey && showsDecimalComma(cell.text)) found.add(questionOfHead(head.text, survey)?.id ?? "");
  return [...found];
}
