import type { FormCell, FormRow, FormSheet } from "../../forms/form.ts";
import { NOTICE, type Sheet, type Value } from "./sheet.ts";

/** What stands in a row of a form as issued, column by column. */
export function valuesOf(row: FormRow): Value[] {
  return row.flatMap((cell) => {
    const value = cell?.number ? Number(cell.text) : (cell?.text ?? "");
    return [value === "" ? null : value, ...Array.from({ length: (cell?.span ?? 1) - 1 }, () => null)];
  });
}

/** A form as issued with what was written into it, and that it is a demonstration. */
export function filledSheet({ top, lines }: Sheet, form: FormSheet): FormSheet {
  const [table] = form.tables;
  if (!table) throw new Error(`no table in the form ${form.name}`);
  // The first row is the title, and the second says what it is.
  const own = table.top.map((row, index) => filledRow(row, top[index + 2] ?? []));
  const notice: FormCell = { text: NOTICE, looks: "guidance", span: form.widths.length };
  return {
    ...form,
    tables: [
      { ...table, top: [[notice], ...own], lines: lines.map(({ row = [], cells }) => filledRow(row, cells)) },
    ],
  };
}

function filledRow(row: FormRow, values: Value[]): FormRow {
  let position = 0;
  return row.map((cell): FormRow[number] => {
    const value = values[position] ?? null;
    position += cell?.span ?? 1;
    if (!cell) return cell;
    const { number: _, ...bare } = cell;
    return { ...bare, text: String(value ?? ""), ...(typeof value === "number" && { number: true }) };
  });
}
