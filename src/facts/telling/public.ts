import type { ReceivedFile } from "../../intake/receive.ts";
import type { CellPlace } from "../../intake/sheet.ts";
import type { Plan } from "../../plan/plan.ts";
import { callFiles } from "./called.ts";
import type { Telling } from "./telling.ts";

/** For everybody: files by who sent what for when, and not by their names; sheets by their number in the workbook. */
export function toEverybody(plan: Plan, files: ReceivedFile[]): Telling {
  const sheets = new Map(files.map((file) => [file.path, file.sheets]));
  return {
    file: callFiles(plan, files),
    place: (path, place) => ("cell" in place ? numbered(place, sheets.get(path) ?? []) : place),
  };
}

function numbered({ sheet, cell }: Extract<CellPlace, { sheet: string }>, sheets: string[]): CellPlace {
  return { sheet: `表${sheets.indexOf(sheet) + 1}`, cell };
}
