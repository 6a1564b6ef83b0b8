import { z } from "zod";
import { readProductTable } from "./table.ts";

const whole = z.string().transform((text) => Number(text || 0));
const SCHEMA = z.object({
  operand: z.string().min(1),
  words: z.string(),
  kind: z.enum(["number", "text", "any"]),
  decimals: whole,
  degree: whole,
  points: whole,
});
const ROWS = readProductTable("operands", SCHEMA, Object.keys(SCHEMA.shape));

/** The operands that an expression of `methods` may name, in the order in which macros take them. */
export const OPERANDS: readonly string[] = ROWS.map(({ operand }) => operand);
/** The names of operands in words. */
export const OPERAND_WORDS: ReadonlyMap<string, string> = new Map(
  ROWS.map(({ operand, words }) => [operand, words]),
);
/** What operands are, and how many decimals their numbers have at most. */
export const OPERAND_KINDS: ReadonlyMap<string, Pick<z.infer<typeof SCHEMA>, "kind" | "decimals">> = new Map(
  ROWS.map(({ operand, kind, decimals }) => [operand, { kind, decimals }]),
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
