import { z } from "zod";
import { readProductTable } from "./table.ts";

const place = z.string().transform((text) => Number(text || 0));
const SCHEMA = z.object({ operand: z.string().min(1), words: z.string(), degree: place, points: place });
const ROWS = readProductTable("operands", SCHEMA, Object.keys(SCHEMA.shape));

/** The operands that an expression of `methods` may name, in the order in which macros take them. */
export const OPERANDS: readonly string[] = ROWS.map(({ operand }) => operand);
/** The names of operands in words. */
export const OPERAND_WORDS: ReadonlyMap<string, string> = new Map(
  ROWS.map(({ operand, words }) => [operand, words]),
);
/** The operands of the degree to which one thing of a scoring line is attained, in the order in which models give them. */
export const DEGREE_OPERANDS = inOrder("degree");
/** The operands of the points of a scoring line, in that order. */
export const POINTS_OPERANDS = inOrder("points");

function inOrder(column: "degree" | "points"): readonly string[] {
  return ROWS.filter((row) => row[column] > 0)
    .toSorted((a, b) => a[column] - b[column])
    .map(({ operand }) => operand);
}
