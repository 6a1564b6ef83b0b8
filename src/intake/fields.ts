import { z } from "zod";
import { readProductTable } from "../rules/table.ts";

/** An entry of the header block or a column of the table: the words that stand beside or above it. */
export interface Field {
  words: string[];
  /** A file in which a required field is not found is not of this layout. */
  required: boolean;
  /** Whether a number stands in it: where cells are merged, it is that of the first row only, and a unit may stand in its head. */
  figure?: true;
  /** Whether it names a person, or how to reach one: its text is never published. */
  personal?: true;
}

const row = z.object({
  layout: z.string().min(1),
  place: z.enum(["label", "column"]),
  field: z.string().min(1),
  words: z.string().min(1),
  required: z.enum(["yes", "no"]),
  holds: z.enum(["", "figure", "personal"]),
});

/** The labels and columns of a layout of the product, by their fields. */
export interface LayoutFields {
  header: Record<string, Field>;
  columns: Record<string, Field>;
}

let read: Map<string, LayoutFields> | undefined;

/** The labels and columns of a layout, as `layouts.csv` of the rules declares them; throws where it declares none of that name. */
export function fieldsOf(layout: string): LayoutFields {
  read ??= readRows();
  const fields = read.get(layout);
  if (!fields) throw new Error(`no row of layouts.csv declares the layout ${layout}`);
  return fields;
}

function readRows(): Map<string, LayoutFields> {
  const layouts = new Map<string, LayoutFields>();
  for (const each of readProductTable("layouts", row, Object.keys(row.shape))) {
    const layout = layouts.get(each.layout) ?? { header: {}, columns: {} };
    layouts.set(each.layout, layout);
    const field: Field = { words: each.words.split(";"), required: each.required === "yes" };
    if (each.holds === "figure") field.figure = true;
    if (each.holds === "personal") field.personal = true;
    (each.place === "label" ? layout.header : layout.columns)[each.field] = field;
  }
  return layouts;
}

/** The labels of all layouts of the product, by which arrangements of tables are told apart; those of persons are left out. */
export function labelsOfLayouts(): string[] {
  read ??= readRows();
  const fields = [...read.values()].flatMap(({ header }) => Object.values(header));
  return [...new Set(fields.flatMap(({ words, personal }) => (personal ? [] : words)))];
}

/** The words of the columns of all layouts of the product. */
export function wordsOfLayouts(): string[] {
  read ??= readRows();
  return [...read.values()].flatMap(({ columns }) => Object.values(columns).flatMap(({ words }) => words));
}
