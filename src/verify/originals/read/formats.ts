import { childOf, childrenOf, type Element, textIn } from "./xml.ts";

/** The number formats that workbooks name by a number alone, in the wording of Chinese programs from 27 on. */
const KNOWN: Record<string, string> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "mm-dd-yy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: 'm/d/yy "h":mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: "m-d-yy",
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'h"时"mm"分"',
  35: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'h"时"mm"分"',
  56: 'h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
  37: "#,##0 ;(#,##0)",
  38: "#,##0 ;[Red](#,##0)",
  39: "#,##0.00 ;(#,##0.00)",
  40: "#,##0.00 ;[Red](#,##0.00)",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mmss.0",
  48: "##0.0E+0",
  49: "@",
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

const isOn = (element: Element | undefined) =>
  element !== undefined && !["0", "false"].includes(element.attributes.val ?? "");

/** Of each style of a workbook, whether what is written in it is struck out, or white on nothing. */
export function readWithdrawn(styles: Element): boolean[] {
  const struck = childrenOf(childOf(styles, "fonts"), "font").map((font) => isOn(childOf(font, "strike")));
  const white = childrenOf(childOf(styles, "fonts"), "font").map((font) => {
    const { rgb = "", theme, indexed } = childOf(font, "color")?.attributes ?? {};
    return /^(?:FF)?FFFFFF$/i.test(rgb) || theme === "0" || indexed === "9";
  });
  const painted = childrenOf(childOf(styles, "fills"), "fill").map(
    (fill) => !["none", undefined].includes(childOf(fill, "patternFill")?.attributes.patternType),
  );
  return childrenOf(childOf(styles, "cellXfs"), "xf").map(
    ({ attributes: { fontId = "0", fillId = "0" } }) => {
      const font = Number(fontId);
      return (struck[font] ?? false) || ((white[font] ?? false) && !painted[Number(fillId)]);
    },
  );
}

/** Whether a run of a string that is no blank is struck out. */
export function isStruck(item: Element): boolean {
  return childrenOf(item, "r").some(
    (run) => isOn(childOf(childOf(run, "rPr"), "strike")) && textIn(childOf(run, "t")).trim() !== "",
  );
}

/** How many letters of `YYYY-MM-DD` a number format shows: 10 for a day, 7 for a month without a day, 0 where it is no date. */
export function dateLength(format: string): 0 | 7 | 10 {
  const literal = /\[[^\]]*\]|"[^"]*"|\\.|_.|\*./g;
  const letters = (format.replace(literal, "").split(";")[0] ?? "").toLowerCase();
  if (![..."ymdhsb"].some((letter) => letters.includes(letter))) return 0;
  const monthOnly = letters.includes("y") && letters.includes("m") && !/[dhs]/.test(letters);
  return monthOnly ? 7 : 10;
}
