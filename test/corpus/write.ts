import { unzipSync, zipSync } from "fflate";
import { blank, type Form } from "./form.ts";
import { calcParts } from "./write/calc.ts";
import { csvBytes } from "./write/csv.ts";
import { exceljsBytes } from "./write/exceljs.ts";
import { rawParts } from "./write/raw.ts";

/** The bytes of a form, as its writing has it. */
export async function bytesOf(form: Form): Promise<Uint8Array> {
  const { kind, writing, sheets } = form;
  for (const { rows } of sheets)
    for (const row of rows) for (let column = 0; column < row.length; column++) row[column] ??= blank();
  const bytes = kind === "text" ? csvBytes(form) : await workbookBytes(form);
  return writing.bytes.reduce((written, change) => change(written), bytes);
}

async function workbookBytes(form: Form): Promise<Uint8Array> {
  const { writer, edits, level } = form.writing;
  if (writer === "exceljs" && edits.length === 0 && level === 6) return exceljsBytes(form);
  const parts =
    writer === "exceljs"
      ? unzipSync(await exceljsBytes(form))
      : writer === "calc"
        ? calcParts(form)
        : rawParts(form);
  for (const edit of edits) edit(parts);
  return zipSync(parts, { level });
}
