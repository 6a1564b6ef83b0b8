import { type PathLike, readFileSync } from "node:fs";
import { quoted, Warehouse } from "../../warehouse/open.ts";
import { anyRow } from "../../warehouse/rows.ts";
import { excerptOf } from "./excerpt.ts";

/** How much of a row is shown that stands alone. */
const LETTERS = 120;

/** Which rows of two tables differ: how many stand in one alone, and the first of each. */
export function rowsDifference(was: string[], is: string[]): string {
  const [gone, come] = [without(was, is), without(is, was)];
  if (gone.length + come.length === 0) {
    const at = was.findIndex((row, index) => row !== is[index]);
    return at < 0
      ? "the rows are the same, the bytes are not"
      : `the rows are the same, in another order from row ${at + 1}`;
  }
  const counts = `${gone.length} rows are lacking, ${come.length} are not of these files`;
  const [first, other] = [gone[0], come[0]];
  if (first !== undefined && other !== undefined) return `${counts}: ${excerptOf(first, other)}`;
  return `${counts}: ${JSON.stringify((first ?? other ?? "").slice(0, LETTERS))}`;
}

/** The rows of one list that stand in another less often. */
function without(rows: string[], others: string[]): string[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(row) ?? 0;
    left.set(row, count - 1);
    return count <= 0;
  });
}

/** The lines of a text. */
export const linesIn = (path: PathLike) => readFileSync(path, "utf8").split("\n");

/** The rows of a file of Parquet, each as JSON. */
export async function parquetRows(path: string): Promise<string[]> {
  const warehouse = await Warehouse.open([path]);
  try {
    const rows = await warehouse.query(anyRow, `from read_parquet(${quoted(path)})`);
    return rows.map((row) => JSON.stringify(row));
  } finally {
    warehouse.close();
  }
}
