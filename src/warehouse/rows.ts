import { z } from "zod";

/** What may be a row: its columns, all of them and no others; a loose object lets a result have others. */
export type RowSchema = z.ZodObject;

/** Rows of whatever columns a result has. */
export const anyRow = z.looseObject({});

/** A result as it is read: the names of its columns, and the values of each. */
export interface Result {
  names: readonly string[];
  columns: readonly (readonly unknown[])[];
}

/**
 * The rows of a result, as `schema` says that they are. Each column is checked as a whole, since to check each row takes
 * longer than to read it. Throws where a column is missing, is not asked for, or holds a value that it may not.
 */
export function checkedRows<S extends RowSchema>(schema: S, { names, columns }: Result): z.output<S>[] {
  for (const name of Object.keys(schema.shape))
    if (!names.includes(name)) throw new Error(`no column ${name}, only ${names.join(", ")}`);
  const isLoose = schema.def.catchall instanceof z.ZodUnknown;
  const checked = names.map((name, place) => {
    const values = columns[place] ?? [];
    const field = schema.shape[name];
    if (field) return checkedColumn(name, field, values);
    if (!isLoose) throw new Error(`column ${name} is not asked for`);
    return values;
  });
  return (checked[0] ?? []).map((_, row) => {
    const found: Record<string, unknown> = {};
    for (const [place, name] of names.entries()) found[name] = checked[place]?.[row];
    return found as z.output<S>;
  });
}

function checkedColumn(name: string, field: z.core.$ZodType, values: readonly unknown[]): readonly unknown[] {
  const { data, error } = z.array(field).safeParse(values);
  const [issue] = error?.issues ?? [];
  if (issue) throw new Error(`column ${name}, row ${Number(issue.path[0]) + 1}: ${issue.message}`);
  return data ?? values;
}
