import type { Reading } from "../intake/reading.ts";
import type { ReceivedFile } from "../intake/receive.ts";
import type { Plan, Tables } from "../plan/plan.ts";
import type { Basis } from "../plan/schemas.ts";

/** A cell of a received file, as written and as read. */
export interface ReadingLeaf {
  file: string;
  sheet?: string;
  cell?: string;
  record?: number;
  column?: string;
  text: string;
  format: string;
  how: string;
  value: string;
  series?: { text: string; column: string };
  /** Who published it, where that is not the sender of the file. */
  source?: string;
}

/** A cell of a plan table, with the section and measure of the document that it cites. */
export interface PlanLeaf {
  file: string;
  row: number;
  column: string;
  text: string;
  cites: string;
  basis: Basis;
}

/** A received file: what it is, who sent it, when it arrived. */
export interface FileLeaf {
  path: string;
  sha256: string;
  sender: string;
  arrived: string;
  basis: Basis;
  loader: string;
}

/** What a leaf is made of. */
type Leafed = Pick<Reading, "place" | "text" | "format" | "how" | "value"> &
  Partial<Pick<Reading, "series" | "source">> & { file: string };

/** The leaf of a reading. */
export function readingLeaf(reading: Leafed): ReadingLeaf {
  const { file, place, text, format, how, value, series, source } = reading;
  return {
    ...{ file, ...place, text, format, how, value },
    ...(series && "column" in series.place && { series: { text: series.text, column: series.place.column } }),
    ...(source && source.kind !== "area" && { source: `${source.id} ${source.title}` }),
  };
}

/** The plan's cell that `table:key:column` names; without a column, the whole row by its key. */
export function planLeaf(plan: Plan, cell: string): PlanLeaf {
  const [name, key, column] = cell.split(":") as [keyof Tables, string, string | undefined];
  const { file, rows, texts } = plan[name];
  const keyColumn = Object.keys(texts[0] ?? {})[0] ?? "";
  const index = texts.findIndex((row) => row[keyColumn] === key);
  const text = texts[index];
  const row: { row: number; basis?: Basis; measure?: string } | undefined = rows.find(
    ({ row }) => row === index + 1,
  );
  if (!text || !row) throw new Error(`no plan row ${cell}`);
  const measure = plan.measures.rows.find((item) => item.measure === row.measure);
  const section = plan.sections.rows.find((item) => item.section === measure?.section);
  return {
    file,
    row: row.row,
    column: column ?? keyColumn,
    text: text[column ?? keyColumn] ?? "",
    cites: measure
      ? `${plan.head.called}${section ? `第${section.numeral}部分 ` : ""}任务${measure.measure}`
      : "",
    basis: row.basis ?? "public",
  };
}

/** The leaf of a received file. */
export function fileLeaf({ path, sha256, sender, arrived, basis, loader }: ReceivedFile): FileLeaf {
  return { path, sha256, sender, arrived, basis, loader: loader.name };
}
