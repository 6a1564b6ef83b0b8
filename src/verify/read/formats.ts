import { childOf, childrenOf, type Element } from "./xml.ts";

/** The number formats that workbooks name by a number alone. */
const KNOWN: Record<string, string> = {
  ...{ 0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00" },
  ...{ 12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy" },
  ...{ 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: 'm/d/yy "h":mm' },
  ...{ 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00 ;(#,##0.00)" },
  ...{ 40: "#,##0.00 ;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@" },
};

/** The number format of each style of a workbook, "" where it has none. */
export function readFormats(styles: Element): string[] {
  const own = new Map(
    childrenOf(childOf(styles, "numFmts"), "numFmt").map(({ attributes }) => [
      attributes.numFmtId,
      attributes.formatCode ?? "",
    ]),
  );
  return childrenOf(childOf(styles, "cellXfs"), "xf").map(({ attributes: { numFmtId = "0" } }) =>
    numFmtId === "0" ? "" : (own.get(numFmtId) ?? KNOWN[numFmtId] ?? ""),
  );
}

/** Whether a cell of a number format shows a date: a letter of dates stands outside quotes and brackets. */
export function isDateFormat(format: string): boolean {
  return /[ymdhMsb]/.test(format.replace(/\[[^\]]*\]|"[^"]*"/g, ""));
}
