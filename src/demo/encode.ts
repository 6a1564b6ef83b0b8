import ExcelJS from "exceljs";
import { unzipSync, zipSync } from "fflate";
import iconv from "iconv-lite";
import Papa from "papaparse";
import { type DemoFile, rowsOf, type Sheet } from "./sheet.ts";

/** The number of columns over which a title is centred. */
const TITLE = 8;
const WIDTH = { least: 10, most: 46 };

/** The bytes of a file; the same file gives the same bytes. */
export async function bytesOf({ sheet, encoding, sender, arrived }: DemoFile): Promise<Uint8Array> {
  if (encoding === "workbook") return workbookBytes(sheet, sender, arrived);
  const text = `${Papa.unparse(rowsOf(sheet), { newline: "\r\n" })}\r\n`;
  return iconv.encode(text, encoding === "gb18030" ? "gb18030" : "utf-8", {
    addBOM: encoding === "utf-8-bom",
  });
}

async function workbookBytes(sheet: Sheet, sender: string, arrived: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = sender;
  workbook.created = workbook.modified = new Date(`${arrived}T00:00:00Z`);
  const page = workbook.addWorksheet(sheet.name);
  page.addRows(rowsOf(sheet));
  sheet.top.forEach((row, index) => {
    if (row.length > 1) return;
    page.mergeCells(index + 1, 1, index + 1, Math.min(TITLE, sheet.heads.length));
    page.getCell(index + 1, 1).alignment = { horizontal: "center" };
    if (index === 0 && sheet.top[1]?.length === 1) page.getRow(1).font = { bold: true, size: 16 };
  });
  sheet.heads.forEach((head, index) => {
    page.getColumn(index + 1).width = widthOf(sheet, head, index);
  });
  const first = sheet.top.length + 1;
  page.getRow(first).font = { bold: true };
  const thin = { style: "thin" } as const;
  for (let row = first; row <= first + sheet.lines.length; row++)
    page.getRow(row).eachCell((cell) => {
      cell.border = { top: thin, left: thin, bottom: thin, right: thin };
      if (typeof cell.value === "number" && !Number.isInteger(cell.value)) cell.numFmt = "0.00";
    });
  const written = new Uint8Array(await workbook.xlsx.writeBuffer());
  return zipSync(unzipSync(written), { mtime: new Date("1980-01-02T00:00:00") });
}

/** Two for each character of the longest text, since Chinese ones are wide. */
function widthOf({ lines }: Sheet, head: string, column: number): number {
  const longest = lines.reduce(
    (most, { cells }) => Math.max(most, String(cells[column] ?? "").length),
    head.length,
  );
  return Math.min(WIDTH.most, Math.max(WIDTH.least, longest * 2));
}
