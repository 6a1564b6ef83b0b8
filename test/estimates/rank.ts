/** How many rows of whole numbers say something that the others do not, by elimination without fractions. */
export function rankOf(rows: bigint[][]): number {
  let left = rows.filter((row) => row.some((part) => part !== 0n));
  let rank = 0;
  while (left.length > 0) {
    const [first = [], ...others] = left;
    const lead = first.findIndex((part) => part !== 0n);
    const pivot = first[lead] ?? 1n;
    left = others
      .map((row) => row.map((part, at) => part * pivot - (row[lead] ?? 0n) * (first[at] ?? 0n)))
      .filter((row) => row.some((part) => part !== 0n));
    rank += 1;
  }
  return rank;
}
