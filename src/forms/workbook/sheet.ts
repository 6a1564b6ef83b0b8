import { lettersOf } from "../../intake/open/address.ts";
import { type FormSheet, title } from "../form.ts";
import { Rows } from "./rows.ts";
import type { Styles } from "./style.ts";
import { validationXml, type WordLists } from "./validation.ts";
import { element } from "./xml.ts";

const SHEET = { xmlns: "http://schemas.openxmlformats.org/spreadsheetml/2006/main" };
/** Up to which row answers to a list are bound; further ones may be filled in too. */
const BOUND_ROWS = 2000;
/** Protected without a password: columns and rows may be made wider, and rows of a list added. */
const PROTECTION = { sheet: 1, objects: 1, scenarios: 1, formatColumns: 0, formatRows: 0 };
/** The widths of the columns of guidance: its lines, a gap, and lists of words. */
const GUIDANCE = [80, 4, 30];

/** A sheet to be filled in: what is not to be filled is locked. `frozen` is how many rows stand above its first line, where it is one table. */
export function formSheetXml(
  sheet: FormSheet,
  styles: Styles,
  lists: WordLists,
): { xml: string; frozen: number } {
  const { widths, tables } = sheet;
  const rows = new Rows(styles, widths);
  rows.add([title(sheet.title, widths.length)]);
  let frozen = 0;
  for (const [index, { top, heads, lines, records }] of tables.entries()) {
    if (index > 0) rows.add([]);
    for (const row of top) rows.add(row);
    rows.add(heads);
    if (tables.length === 1) frozen = rows.count;
    for (const line of lines) rows.add(line);
    for (const [position, answer] of (records ?? []).entries()) {
      const column = lettersOf(position);
      rows.answer(answer, `${column}${rows.count + 1}:${column}${BOUND_ROWS}`);
    }
  }
  const answers = tables.flatMap(({ records }) => records ?? []);
  const columns = widths.map((each, position) => {
    const answer = answers[position];
    const style = answer ? styles.of({ text: "", looks: "fill", answer }) : undefined;
    return element("col", { min: position + 1, max: position + 1, width: each, style, customWidth: 1 });
  });
  const validations = [...rows.answers.values()].flatMap(
    ({ answer, cells }) => validationXml(answer, cells, lists) || [],
  );
  const inserts = answers.length > 0 ? { insertRows: 0, deleteRows: 0 } : {};
  const parts = {
    ...{ columns: columns.join(""), rows: rows.xml, frozen, merges: rows.merges, validations },
    protection: { ...PROTECTION, ...inserts },
    landscape: true,
  };
  return { xml: worksheetXml(parts), frozen };
}

/** A sheet of lines to be read, with lists of words beside them. */
export function guidanceSheetXml(guidance: string[], words: string[], styles: Styles): string {
  const widths = words.length > 0 ? GUIDANCE : GUIDANCE.slice(0, 1);
  const rows = new Rows(styles, widths);
  const count = Math.max(guidance.length, words.length);
  for (let index = 0; index < count; index++) {
    const [line, word] = [guidance[index], words[index]];
    rows.add([
      line === undefined ? undefined : index === 0 ? title(line, 1) : { text: line, looks: "guidance" },
      undefined,
      word === undefined ? undefined : { text: word, looks: "guidance" },
    ]);
  }
  const columns = widths.map((width, index) =>
    element("col", { min: index + 1, max: index + 1, width, customWidth: 1 }),
  );
  return worksheetXml({
    ...{ columns: columns.join(""), rows: rows.xml, frozen: 0, merges: [], validations: [] },
    protection: PROTECTION,
    landscape: false,
  });
}

interface WorksheetParts {
  columns: string;
  rows: string;
  frozen: number;
  merges: string[];
  validations: string[];
  protection: Record<string, number>;
  landscape: boolean;
}

/** The parts of a sheet in the order that the format asks for. */
function worksheetXml({ columns, rows, frozen, merges, validations, ...set }: WorksheetParts): string {
  const pane = { ySplit: frozen, topLeftCell: `A${frozen + 1}`, activePane: "bottomLeft", state: "frozen" };
  const view = frozen > 0 ? element("pane", pane) : "";
  const merged = merges.map((ref) => element("mergeCell", { ref })).join("");
  return element(
    "worksheet",
    SHEET,
    [
      element("sheetPr", {}, element("pageSetUpPr", { fitToPage: 1 })),
      element("sheetViews", {}, element("sheetView", { workbookViewId: 0, showGridLines: 0 }, view)),
      element("sheetFormatPr", { defaultRowHeight: 18 }),
      element("cols", {}, columns),
      element("sheetData", {}, rows),
      element("sheetProtection", set.protection),
      merged && element("mergeCells", { count: merges.length }, merged),
      validations.length > 0 &&
        element("dataValidations", { count: validations.length }, validations.join("")),
      element("printOptions", { horizontalCentered: 1 }),
      element("pageMargins", { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 }),
      element("pageSetup", {
        ...{ paperSize: 9, orientation: set.landscape ? "landscape" : "portrait" },
        ...{ fitToWidth: 1, fitToHeight: 0 },
      }),
      element("headerFooter", {}, element("oddFooter", {}, "&amp;C第&amp;P页，共&amp;N页")),
    ]
      .filter((part) => part !== false && part !== "")
      .join(""),
  );
}
