import { ConfigError, ConfigErrors } from "../../core/error.ts";
import type { Table } from "../../core/table.ts";
import type { LayoutRow } from "../../plan/reference.ts";
import type { Loader } from "../contract.ts";
import { fold } from "../layout/sheet.ts";
import { modesIn, pairsIn } from "./modes.ts";
import { INDICATOR, PARTS } from "./normal.ts";

/** What a column or label is that nothing is read of; one whose texts are remarks on their rows; a label that names the year. */
export const UNREAD = "不读";
export const REMARK = "备注";
export const YEAR = "年份";
/** A label that names the period of all figures, where a loader has its periods at the heads of columns. */
export const PERIOD = "报告期";

/** An arrangement that the office has confirmed: to what its heads and labels come, in the words of a loader's own. */
export interface Confirmation {
  /** Its row of `layouts.csv`, from 1. */
  row: number;
  signature: string;
  loader: Loader;
  /** Whether the table is turned round, its heads in its first columns. */
  turned: boolean;
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
export function confirmationsOf(
  { file, rows, texts }: Table<LayoutRow>,
  loaders: Loader[],
  indicators: ReadonlySet<string>,
): Confirmation[] {
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
    for (const [path, word] of columns) {
      if (!isColumnOf(loader, word, indicators))
        fault("columns", `unknown ${word}`, `known ones are ${wordsOfColumns(loader).join("、")}`);
      if (loader.names === "indicator" && PARTS.includes(word) && !path.split("/").includes(INDICATOR))
        fault("columns", `${path} names no indicator`, `write the number of one: ${path}＝3.2`);
    }
    for (const word of labels.values())
      if (!wordsOfLabels(loader).includes(word))
        fault("labels", `unknown ${word}`, `known ones are ${wordsOfLabels(loader).join("、")}`);
    const pairs = pairsIn(columns, loader);
    if (!pairs)
      fault(
        "columns",
        `figures counted in two ways: ${modesIn(columns, loader).join("、")}`,
        "leave one of them",
      );
    for (const word of missingIn(loader, columns)) fault("columns", `no ${word}`, "say which column it is");
    const once = new Map(columns);
    for (const { toDate } of pairs ?? []) once.delete(toDate);
    for (const word of repeatedIn(loader, once))
      fault("columns", `two columns of ${word}`, `say which of them it is, and ${UNREAD} of the other`);
    const turned = row.turned === "yes";
    if (turned && !loader.readings)
      fault("turned", `${loader.name} has no figures`, "only tables of figures may be turned round");
    confirmed.push({
      // What is confirmed holds for a workbook and for the text that it was saved as.
      ...{ row: row.row, signature: row.signature, loader: { ...loader, kind: "either" }, turned },
      ...{ columns, labels },
      ...{ by: row.confirmed_by, on: row.confirmed_on, file: row.file },
    });
  }
  if (errors.length) throw new ConfigErrors(errors);
  return confirmed;
}

/** What columns of a layout may be, in its own words. */
export function wordsOfColumns({ columns, names }: Loader): string[] {
  const own = Object.values(columns).flatMap(({ words }) => words.slice(0, 1));
  return [...own, ...(names ? PARTS : []), UNREAD, REMARK];
}

/** Whether a column may be what a word of a mapping says: a word of the layout, or an indicator by its number, perhaps with a part of it. */
function isColumnOf(loader: Loader, word: string, indicators: ReadonlySet<string>): boolean {
  if (wordsOfColumns(loader).includes(word)) return true;
  const { indicator, part } = partOfIndicator(word);
  return loader.names === "indicator" && indicators.has(indicator) && PARTS.includes(part);
}

/** The number of an indicator, and the part of it, that a word of a mapping names: `3.2`, `3.2分子`. */
export function partOfIndicator(word: string): { indicator: string; part: string } {
  const part = PARTS.find((each) => word.endsWith(each)) ?? "";
  return { indicator: word.slice(0, word.length - part.length), part: part || (PARTS[0] ?? "") };
}

/** What labels of a layout may be, in its own words. */
export function wordsOfLabels({ header, names }: Loader): string[] {
  const own = Object.values(header).flatMap(({ words }) => words.slice(0, 1));
  const years = names === "period" ? [YEAR, PERIOD] : header.period ? [YEAR] : [];
  return [...own, ...years, UNREAD];
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
  const own = new Set(wordsOfColumns(loader));
  if (loader.names && ![...said].some((word) => PARTS.includes(word) || !own.has(word)))
    missing.push(PARTS[0] ?? "");
  return missing;
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
