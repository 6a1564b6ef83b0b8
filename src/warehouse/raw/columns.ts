/** The type of the plan's numbers and of readings: exact, with six decimals. */
export const DECIMAL = "decimal(38, 6)";

/** Columns of text, by their names. */
export function texts(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, "varchar"]));
}

/** Rows with their places among each other. */
export function numbered<T extends object>(rows: T[]): (T & { place: number })[] {
  return rows.map((row, place) => ({ ...row, place }));
}
