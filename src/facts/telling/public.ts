import type { Loader } from "../../intake/contract.ts";
import type { CellPlace } from "../../intake/layout/sheet.ts";
import type { ReceivedFile } from "../../intake/receive.ts";
import { remembering } from "../../intake/records/remember.ts";
import type { Plan } from "../../plan/plan.ts";
import { callFiles } from "./called.ts";
import { cutSource } from "./cited.ts";
import { cutText } from "./cut.ts";
import { cutFormat } from "./format.ts";
import type { Telling } from "./telling.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { productWords } from "./words.ts";

/**
 * For everybody: files by who sent what for when, and not by their names; sheets by their number in the workbook; of texts
 * what is known to name nobody.
 */
export function toEverybody(plan: Plan, files: ReceivedFile[], loaders: Loader[]): Telling {
  const words = productWords(loaders);
  const vocabulary = vocabularyOf(plan, words);
  const text = remembering((whole) => cutText(whole, vocabulary));
  const sheets = new Map(files.map((file) => [file.path, file.sheets]));
  return {
    file: callFiles(plan, files, text),
    place: (path, place) =>
      "cell" in place ? numbered(place, sheets.get(path) ?? []) : inColumn(place, text(place.column)),
    text,
    format: remembering((format) => cutFormat(format, vocabulary)),
    source: remembering((source) => cutSource(source, vocabulary)),
    words,
  };
}

function inColumn(place: Extract<CellPlace, { record: number }>, column: string): CellPlace {
  return column === place.column ? place : { ...place, column };
}

function numbered({ sheet, cell }: Extract<CellPlace, { sheet: string }>, sheets: string[]): CellPlace {
  return { sheet: `表${sheets.indexOf(sheet) + 1}`, cell };
}
