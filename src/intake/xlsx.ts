import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import type { Book, Cell } from "./sheet.ts";

const MAX_UNPACKED = 200 * 1024 * 1024;

/** Reads an XLSX workbook into cells; throws where it is none, or unpacks to more than 200 MiB. */
export async function readWorkbook(bytes: Uint8Array): Promise<Book> {
  let unpacked = 0;
  unzipSync(bytes, {
    filter: (entry) => {
      unpacked += entry.originalSize;
      return false;
    },
  });
  if (unpacked > MAX_UNPACKED) throw new Error(`workbook unpacks to ${unpacked} bytes`);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  );
  if (workbook.worksheets.length === 0) throw new Error("no sheet in it");
  return {
    kind: "workbook",
    sheets: workbook.worksheets.map((sheet) => {
      const rows: Cell[][] = [];
      sheet.eachRow({ includeEmpty: true }, (row) => {
        const cells: Cell[] = [];
        row.eachCell({ includeEmpty: true }, (cell) => cells.push(readCell(sheet.name, cell)));
        rows.push(cells);
      });
      return { name: sheet.name, rows };
    }),
  };
}

function readCell(sheet: string, cell: ExcelJS.Cell): Cell {
  const place = { sheet, cell: cell.address };
  const format = cell.numFmt ?? "";
  if (cell.isMerged && cell.master !== cell) return { place, text: "", format };
  const value = cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value;
  if (value === undefined || value === null)
    return cell.type === ExcelJS.ValueType.Formula
      ? { place, text: "", format, fault: "formula without result" }
      : { place, text: "", format };
  if (value instanceof Date) return { place, text: value.toISOString().slice(0, 10), format };
  if (typeof value === "string") return { place, text: value, format, asText: true };
  if (typeof value !== "object") return { place, text: String(value), format };
  if ("error" in value) return { place, text: value.error, format, fault: "error value" };
  if ("richText" in value) return { place, text: richText(value), format };
  const linked = "text" in value ? (value.text as unknown) : undefined;
  return { place, text: typeof linked === "string" ? linked : richText(linked) || cell.text, format };
}

function richText(value: unknown): string {
  const runs = (value as { richText?: { text: string }[] } | undefined)?.richText ?? [];
  return runs.map((run) => run.text).join("");
}
