/** How many rows go together to another thread. */
const MOST = 20_000;

/** Rows in columns: the values of each, once, and which of them each row has. What goes to another thread is copied there. */
export interface Packed {
  count: number;
  columns: { name: string; values: unknown[]; numbers: Int32Array }[];
}

/** Rows some at a time, packed: an object for each takes longer to copy, and its texts would be held anew for each. */
export function* packed(rows: Iterable<object>): Generator<Packed> {
  let some: object[] = [];
  for (const row of rows)
    if (some.push(row) === MOST) {
      yield pack(some);
      some = [];
    }
  if (some.length > 0) yield pack(some);
}

function pack(rows: object[]): Packed {
  const names = Object.keys(rows[0] ?? {});
  return { count: rows.length, columns: names.map((name) => ({ name, ...columnOf(rows, name) })) };
}

function columnOf(rows: object[], name: string): { values: unknown[]; numbers: Int32Array } {
  const [values, known]: [unknown[], Map<unknown, number>] = [[], new Map()];
  const numbers = Int32Array.from(rows, (row) => {
    const value = (row as Record<string, unknown>)[name];
    const number = known.get(value) ?? values.push(value) - 1;
    known.set(value, number);
    return number;
  });
  return { values, numbers };
}

/** The rows that were packed, in their order. */
export function unpacked<T extends object>({ count, columns }: Packed): T[] {
  return Array.from({ length: count }, (_, index) => {
    const row: Record<string, unknown> = {};
    for (const { name, values, numbers } of columns) row[name] = values[numbers[index] ?? 0];
    return row as T;
  });
}
