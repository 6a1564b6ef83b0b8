import { ConfigError, ConfigErrors } from "../../core/error.ts";
import type { Table } from "../../core/table.ts";
import type { LayoutRow } from "../../plan/reference.ts";
import type { Loader } from "../contract.ts";
import { fold } from "../layout/sheet.ts";
import { modeIn } from "../values/mode.ts";

/** What a column or label is that nothing is read of; one whose texts are remarks on their rows; a label that names the year. */
export const UNREAD = "不读";
export const REMARK = "备注";
export const YEAR = "年份";
/** A label that names the period of all figures, where a loader has its periods at the heads of columns. */
export const PERIOD = "报告期";
/** What stands below the head of a further column, such as a quarter. */
export const PARTS = ["数值", "分子", "分母"];

/** An arrangement that the office has confirmed: to what its heads and labels come, in the words of a loader's own. */
export interface Confirmation {
  /** Its row of `layouts.csv`, from 1. */
  row: number;
  signature: string;
  loader: Loader;
  /** By the heads of columns in their normal form. */
  columns: Map<string, string>;
  /** By labels. */
  labels: Map<string, string>;
  by: string;
  on: string;
  /** The file from which it was confirmed. */
  file: string;
}

/** What the heads of a mapping come to: `编号＝指标编号；完成＝数值`; undefined where a pair has no sign between. */
export function readMapping(text: string): Map<string, string> | undefined {
  const pairs = text
    .split("；")
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "")
    .map((pair) => pair.split("＝").map((part) => part.trim()));
  if (pairs.some((pair) => pair.length !== 2 || pair.includes(""))) return undefined;
  return new Map(pairs.map(([head = "", word = ""]) => [fold(head), word]));
}

/** A mapping as it is written. */
export function writtenMapping(mapping: Iterable<[string, string]>): string {
  return [...mapping].map(([head, word]) => `${head}＝${word}`).join("；");
}

/** The confirmed arrangements; throws `ConfigErrors` with every row that cannot be followed, and why. */
export function confirmationsOf({ file, rows, texts }: Table<LayoutRow>, loaders: Loader[]): Confirmation[] {
  const errors: ConfigError[] = [];
  const confirmed: Confirmation[] = [];
  for (const row of rows) {
    const fault = (column: string, problem: string, remedy: string) =>
      errors.push(
        new ConfigError(problem, remedy, {
          ...{ file, row: row.row, column },
          value: texts[row.row - 1]?.[column] ?? "",
        }),
      );
    const loader = loaders.find(({ name }) => name === row.layout);
    const columns = readMapping(row.columns);
    const labels = readMapping(row.labels);
    if (!columns) fault("columns", "no mapping", "write 列名＝栏目, one behind the other with ；between");
    if (!labels) fault("labels", "no mapping", "write 栏目＝栏目, one behind the other with ；between");
    if (!loader)
      fault("layout", "unknown layout", `known ones are ${loaders.map(({ name }) => name).join(", ")}`);
    if (!loader || !columns || !labels) continue;
    for (const [column, mapping, known] of [
      ["columns", columns, wordsOfColumns(loader)],
      ["labels", labels, wordsOfLabels(loader)],
    ] as const)
      for (const word of mapping.values())
        if (!known.includes(word)) fault(column, `unknown ${word}`, `known ones are ${known.join("、")}`);
    if (modesIn(columns, loader).length > 1)
      fault(
        "columns",
        `figures counted in two ways: ${modesIn(columns, loader).join("、")}`,
        "leave one of them",
      );
    for (const word of missingIn(loader, columns)) fault("columns", `no ${word}`, "say which column it is");
    for (const word of repeatedIn(loader, columns))
      fault("columns", `two columns of ${word}`, `say which of them it is, and ${UNREAD} of the other`);
    confirmed.push({
      // What is confirmed holds for a workbook and for the text that it was saved as.
      ...{ row: row.row, signature: row.signature, loader: { ...loader, kind: "either" }, columns, labels },
      ...{ by: row.confirmed_by, on: row.confirmed_on, file: row.file },
    });
  }
  if (errors.length) throw new ConfigErrors(errors);
  return confirmed;
}

/** What columns of a layout may be, in its own words. */
export function wordsOfColumns({ columns, across }: Loader): string[] {
  const own = Object.values(columns).flatMap(({ words }) => words.slice(0, 1));
  return [...own, ...(across ? PARTS : []), UNREAD, REMARK];
}

/** What labels of a layout may be, in its own words. */
export function wordsOfLabels({ header, across }: Loader): string[] {
  const own = Object.values(header).flatMap(({ words }) => words.slice(0, 1));
  return [...own, ...(across ? [YEAR, PERIOD] : []), UNREAD];
}

/** Columns that must be there and are not: those without which a row is none. A column of figures may be left out. */
export function missingIn(loader: Loader, mapping: Map<string, string>): string[] {
  const said = new Set(mapping.values());
  const missing = Object.entries(loader.columns).flatMap(
    ([
      field,
      {
        words: [word = ""],
        required,
        figure,
      },
    ]) => (required && !figure && !said.has(word) && !mayBeBlank(loader, field) ? word : []),
  );
  const figures = Object.values(loader.columns).filter(({ figure }) => figure);
  const value = figures.find(({ words: [word = ""] }) => PARTS.includes(word) && said.has(word));
  if (figures.length > 0 && !value && !figures.some(({ words: [word = ""] }) => said.has(word)))
    missing.push(figures.at(-1)?.words[0] ?? "");
  if (loader.across && !PARTS.some((part) => said.has(part))) missing.push(PARTS[0] ?? "");
  return missing;
}

/** How the columns of figures say that they are counted: 本季, 累计. */
export function modesIn(columns: Map<string, string>, { columns: fields }: Loader): string[] {
  const figures = new Set(PARTS);
  for (const { words, figure } of Object.values(fields)) if (figure) figures.add(words[0] ?? "");
  const said = [...columns].flatMap(([path, word]) =>
    figures.has(word) ? path.split("/").flatMap(wordOfMode) : [],
  );
  return [...new Set(said)];
}

/** The word by which a head, or a bracket behind it, says how it is counted. */
export function wordOfMode(head: string): string[] {
  const [, inside = head] = /\(([^()]*)\)$/.exec(head) ?? [];
  return modeIn(inside) ? [inside] : [];
}

function repeatedIn({ columns }: Loader, mapping: Map<string, string>): string[] {
  const said = [...mapping.values()];
  return Object.values(columns).flatMap(({ words: [word = ""] }) =>
    said.filter((each) => each === word).length > 1 ? word : [],
  );
}

/** Whether a row of a layout may leave a column blank. */
function mayBeBlank({ row }: Loader, field: string): boolean {
  const { shape } = row as { shape?: Record<string, { safeParse(text: string): { success: boolean } }> };
  return shape?.[field]?.safeParse("").success ?? false;
}
