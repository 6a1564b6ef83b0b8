import { z } from "zod";

/** What a row must be: its columns, all of them and no others; a loose object lets a result have others. */
export type RowSchema = z.ZodObject;

/** Rows of whatever columns a result has. */
export const anyRow = z.looseObject({});

/** A query gave other rows than the program takes them for: a defect of the program, whatever it was given to read. */
export class RowsError extends Error {
  constructor(what: string, sql: string) {
    super(`${what}: ${sql}`);
    this.name = "RowsError";
  }
}

/** A result as it is read: the query, the names of its columns, and the values of each. */
export interface Result {
  sql: string;
  names: readonly string[];
  columns: readonly (readonly unknown[])[];
}

/**
 * The rows of a result, as `schema` says that they are. Each column is checked as a whole, since to check each row takes
 * longer than to read it. Throws `RowsError` where a column is missing, is not asked for, or holds a value that it may not.
 */
export function checkedRows<S extends RowSchema>(schema: S, { sql, names, columns }: Result): z.output<S>[] {
  for (const name of Object.keys(schema.shape))
    if (!names.includes(name)) throw new RowsError(`no column ${name}, only ${names.join(", ")}`, sql);
  const isLoose = schema.def.catchall instanceof z.ZodUnknown;
  const checked = names.map((name, place) => {
    const values = columns[place] ?? [];
    const field = schema.shape[name];
    if (!field && !isLoose) throw new RowsError(`column ${name} is not asked for`, sql);
    const { data, error } = z.array(field ?? z.unknown()).safeParse(values);
    const [issue] = error?.issues ?? [];
    if (issue) throw new RowsError(`column ${name}, row ${Number(issue.path[0]) + 1}: ${issue.message}`, sql);
    return data ?? [];
  });
  return (checked[0] ?? []).map((_, row) => {
    const found: Record<string, unknown> = {};
    for (const [place, name] of names.entries()) found[name] = checked[place]?.[row];
    return found as z.output<S>;
  });
}
