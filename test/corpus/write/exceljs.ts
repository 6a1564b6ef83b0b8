import ExcelJS from "exceljs";
import { type Box, type Form, letters, type Sheet } from "../form.ts";

/** The bytes of a form as a workbook that exceljs wrote. */
export async function exceljsBytes({ sheets, writing }: Form): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.properties.date1904 = writing.date1904;
  for (const sheet of sheets) fill(workbook.addWorksheet(sheet.name, { state: sheet.state }), sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function fill(page: ExcelJS.Worksheet, sheet: Sheet): void {
  const places = new Map<Box, string>();
  for (const [index, row] of sheet.rows.entries()) {
    const line = page.getRow(index + 1);
    for (const [column, box] of row.entries()) {
      places.set(box, `${letters(column)}${index + 1}`);
      if (box.is === "blank" && !box.formula) continue;
      const cell = line.getCell(column + 1);
      cell.value = contentOf(box);
      if (box.format) cell.numFmt = box.format;
      if (index % 2) cell.font = { bold: true };
    }
    if (sheet.hiddenRows.has(row)) line.hidden = true;
  }
  for (const column of sheet.hiddenColumns) page.getColumn(column + 1).hidden = true;
  for (const [first, last] of sheet.merges) page.mergeCells(`${places.get(first)}:${places.get(last)}`);
}

function contentOf(box: Box): ExcelJS.CellValue {
  if (box.formula === "unsaved") return { formula: "A1+1" } as ExcelJS.CellValue;
  const plain = plainOf(box);
  if (box.formula) return { formula: "A1&B1", result: plain } as ExcelJS.CellValue;
  if (box.as !== "rich" || box.text.length < 2) return plain;
  const at = Math.ceil(box.text.length / 2);
  const runs = [{ text: box.text.slice(0, at), font: { bold: true } }, { text: box.text.slice(at) }];
  return { richText: runs };
}

function plainOf({ is, text }: Box): string | number | Date | ExcelJS.CellErrorValue {
  if (is === "number") return Number(text);
  if (is === "day") return new Date(`${text}T00:00:00Z`);
  return is === "error" ? ({ error: text } as ExcelJS.CellErrorValue) : text;
}
