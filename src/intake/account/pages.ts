import { filledOf, fold, type Sheet } from "../layout/sheet.ts";

const PAGE = /^(?:第\d{1,3}页)?[,/]?共\d{1,3}页$|^第\d{1,3}页$|^[-—]\d{1,3}[-—]$/;

/** Whether a line is what is printed on each page for its number: `第2页 共3页`. */
export function isPageLine(text: string): boolean {
  return PAGE.test(fold(text));
}

/** The titles of a sheet, folded: the lines of one text with which it begins, and which are printed on each of its pages. */
export function titlesOf({ rows }: Sheet): string[] {
  const titles: string[] = [];
  for (const row of rows) {
    const [first, ...others] = filledOf(row);
    if (others.length > 0) break;
    if (first) titles.push(fold(first.text));
  }
  return titles;
}
