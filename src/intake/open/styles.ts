import type { CellFault } from "../layout/sheet.ts";
import { readXml } from "./xml.ts";

/** The number formats that workbooks name by a number alone; 27 to 36 and 50 to 58 as Chinese programs show them. */
const KNOWN: Record<number, string> = {
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

/** How cells of a style are written: in which number format ("" where in none), and what is wrong with all of it. */
export interface Styles {
  formats: string[];
  faults: (CellFault | undefined)[];
}

/** The styles of a workbook: white ink counts as unseen where nothing is painted behind it. */
export function readStyles(styles: Uint8Array): Styles {
  const own = new Map<number, string>();
  const fonts: (CellFault | undefined)[] = [];
  const painted: boolean[] = [];
  const used: { format: number; font: number; fill: number }[] = [];
  let within = "";
  readXml(styles, {
    open(name, attributes) {
      const { numFmtId, formatCode, fontId, fillId, val, rgb, theme, indexed, patternType } = attributes;
      if (["fonts", "fills", "cellXfs"].includes(name)) within = name;
      if (name === "numFmt") own.set(Number(numFmtId), formatCode ?? "");
      if (name === "font" && within === "fonts") fonts.push(undefined);
      if (name === "fill" && within === "fills") painted.push(false);
      if (within === "fonts" && name === "strike" && !["0", "false"].includes(val ?? ""))
        fonts[fonts.length - 1] = "struck out";
      if (
        within === "fonts" &&
        name === "color" &&
        (/^(?:FF)?FFFFFF$/i.test(rgb ?? "") || theme === "0" || indexed === "9")
      )
        fonts[fonts.length - 1] ??= "unseen ink";
      if (within === "fills" && name === "patternFill" && !["none", undefined].includes(patternType))
        painted[painted.length - 1] = true;
      if (name === "xf" && within === "cellXfs")
        used.push({ format: Number(numFmtId ?? 0), font: Number(fontId ?? 0), fill: Number(fillId ?? 0) });
    },
    close(name) {
      if (name === within) within = "";
    },
  });
  return {
    formats: used.map(({ format }) => (format === 0 ? "" : (own.get(format) ?? KNOWN[format] ?? ""))),
    faults: used.map(({ font, fill }) =>
      fonts[font] === "unseen ink" && painted[fill] ? undefined : fonts[font],
    ),
  };
}

/** What of a day a number format shows: all of it, its year and month only, or nothing. */
export function dateShown(format: string): "day" | "month" | null {
  const [shown = ""] = format
    .replace(/\[[^\]]*\]|"[^"]*"|[\\_*]./g, "")
    .toLowerCase()
    .split(";");
  if (!/[ymdhsb]/.test(shown)) return null;
  return /y/.test(shown) && /m/.test(shown) && !/[dhs]/.test(shown) ? "month" : "day";
}

/** The last day that workbooks know, 9999-12-31, counted from 1900. */
const LAST = 2_958_465;

/** The day or month that a number stands for, `YYYY-MM-DD` or `YYYY-MM`; undefined where it stands for none. */
export function dayOf(number: number, shown: "day" | "month", from1904: boolean): string | undefined {
  const days = from1904 ? number + 1462 : number;
  if (days < 0 || days >= LAST + 1) return undefined;
  // Workbooks count a 29 February 1900, which there was not.
  if (Math.floor(days) === 60) return "1900-02-29".slice(0, shown === "day" ? 10 : 7);
  const since1970 = (days < 60 ? days + 1 : days) - 25_569;
  const day = new Date(Math.round(since1970 * 86_400_000)).toISOString();
  return day.slice(0, shown === "day" ? 10 : 7);
}
