import { type Cell, cellsOf, type Row } from "../layout/sheet.ts";

/** A row whose texts are others, each at its place. */
export function withTexts(row: Row, textOf: (text: string, position: number) => string): Row {
  const cell = (position: number): Cell => {
    const own = row.cell(position);
    return { ...own, text: textOf(own.text, position) };
  };
  return {
    length: row.length,
    text: (position) => textOf(row.text(position), position),
    fault: (position) => row.fault(position),
    cell,
  };
}

/** A row with words in the place of its texts, as long as these are. */
export function withHeads(row: Row, words: string[]): Row {
  return { ...withTexts(row, (_, position) => words[position] ?? ""), length: words.length };
}

/** A row that says in one more cell how its figures are counted, where its head says it. */
export function withMode(
  row: Row,
  mode: string,
  { at: position, figure }: { at: number; figure: number },
): Row {
  if (row.broken || cellsOf(row).every(({ text }) => text === "")) return row;
  return {
    length: Math.max(row.length, position + 1),
    text: (at) => (at === position ? mode : row.text(at)),
    fault: (at) => row.fault(at),
    cell: (at) => (at === position ? { ...row.cell(figure), text: mode } : row.cell(at)),
  };
}

/**
 * A record of a text, its cells named by their numbers, since its heads are not those of the file. One with more fields than
 * the head is told as it is.
 */
export function numbered(row: Row, width: number): Row {
  if (row.broken) return row;
  const more = Array.from({ length: row.length }, (_, position) => row.text(position)).slice(width);
  const text = more.find((each) => each !== "");
  return {
    ...withTexts(row, (own) => own),
    cell: (position) => row.cell(position),
    ...(text === undefined ? {} : { broken: { code: "row-ragged", text } }),
  };
}
