import iconv from "iconv-lite";
import Papa from "papaparse";
import { workbookOf } from "../../forms/workbook/package.ts";
import { filledSheet } from "./issued.ts";
import { type DemoFile, rowsOf } from "./sheet.ts";
import { workbookBytes } from "./workbook.ts";

/** The bytes of a file; the same file gives the same bytes. */
export function bytesOf({ sheet, encoding, sender, arrived }: DemoFile): Uint8Array {
  if (encoding === "workbook" && sheet.form)
    return workbookOf(filledSheet(sheet, sheet.form.sheet), sheet.form.guidance);
  if (encoding === "workbook") return workbookBytes(sheet, sender, arrived);
  const text = `${Papa.unparse(rowsOf(sheet), { newline: "\r\n" })}\r\n`;
  return iconv.encode(text, encoding === "gb18030" ? "gb18030" : "utf-8", {
    addBOM: encoding === "utf-8-bom",
  });
}
