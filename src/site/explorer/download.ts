import { guard } from "../../facts/guard.ts";
import { type FigureRow, factId } from "./table.ts";

/** The columns of a download, each by what it holds of a row. */
const COLUMNS: [name: string, of: (row: FigureRow) => string | null][] = [
  ["编号", factId],
  ["指标", ({ indicator }) => indicator],
  ["指标名称", ({ title }) => title],
  ["地区", ({ area }) => area],
  ["地区名称", ({ name }) => name],
  ["时期", ({ period }) => period],
  ["值", ({ value }) => value],
  ["单位", ({ unit }) => unit],
  ["显示文字", ({ display }) => display],
  ["同比", ({ yoy }) => yoy],
  ["同比单位", ({ yoy, yoy_unit }) => yoy && yoy_unit],
  ["依据", ({ basis }) => basis],
  ["标注", ({ flag }) => flag],
];

/** Figures as CSV with the byte order mark by which spreadsheets know UTF-8; texts are guarded against being formulas. */
export function csvOf(rows: FigureRow[]): string {
  const record = (fields: string[]) => fields.map(field).join(",");
  const records = rows.map((row) => record(COLUMNS.map(([, of]) => guard(of(row) ?? ""))));
  return `\ufeff${[record(COLUMNS.map(([name]) => name)), ...records].join("\r\n")}\r\n`;
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Gives a reader a text as a file. */
export function save(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
