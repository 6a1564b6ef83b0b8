import { join } from "node:path";
import type { z } from "zod";
import { Originals } from "../core/disk/originals.ts";
import { readTable, type Table, type TableRow } from "../core/table.ts";
import { namesIn, STEPS_OF } from "../rules/expression.ts";
import { planSchemas } from "./schemas.ts";

type MethodRow = z.infer<typeof planSchemas.methods>;

const NAME = "methods.csv";
const PRODUCT = join(import.meta.dirname, "..", "rules");
const SCHEMA = planSchemas.methods;

/** The rules that the product brings, for every plan. */
export function productMethods(): Table<MethodRow> {
  return readTable(new Originals(PRODUCT), NAME, SCHEMA, Object.keys(SCHEMA.shape));
}

/** The rules of a plan: those of the product, of which its own table replaces some by method and aspect, and then its others. */
export function withProductMethods(own: Table<MethodRow>): Table<MethodRow> {
  const product = pairsOf(productMethods());
  const left = pairsOf(own);
  const taken = (row: MethodRow) => {
    const at = left.findIndex((pair) => pair.row.method === row.method && pair.row.aspect === row.aspect);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const pairs = [...product.map((pair) => taken(pair.row) ?? pair), ...left];
  return { ...own, rows: pairs.map(({ row }) => row), texts: pairs.map(({ text }) => text) };
}

/** The rows of a table with their texts. */
function pairsOf({
  rows,
  texts,
}: Table<MethodRow>): { row: TableRow<MethodRow>; text: Record<string, string> }[] {
  return rows.map((row) => ({ row, text: texts[row.row - 1] ?? {} }));
}

/** The operands that each rule of a method names, those of its steps where it names some, by method and aspect. */
export function operandsNamed(
  methods: Pick<Table<MethodRow>, "rows">,
): (method: string, aspect: string) => Set<string> {
  const rows = new Map(methods.rows.map((row) => [`${row.method} ${row.aspect}`, row]));
  const made = new Map<string, Set<string>>();
  return (method, aspect) => {
    const known = made.get(`${method} ${aspect}`);
    if (known) return known;
    const names = [aspect, ...(STEPS_OF[aspect] ?? [])].flatMap((each) => {
      const row = rows.get(`${method} ${each}`) ?? rows.get(`any ${each}`);
      return row ? [...namesIn(row.expression), ...namesIn(row.divisor)] : [];
    });
    const found = new Set(names);
    made.set(`${method} ${aspect}`, found);
    return found;
  };
}
