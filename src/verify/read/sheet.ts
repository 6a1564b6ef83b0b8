/** A cell as stored: its text, numbers in their shortest form, and the number format that it is shown with. */
export interface Cell {
  text: string;
  format: string;
}

/** The cells of a sheet by their addresses; empty ones are not there. */
export type Sheet = Map<string, Cell>;

/** A received file opened: the sheets of a workbook by name, or the records of a text, from its first. */
export type Book = { kind: "workbook"; sheets: Map<string, Sheet> } | { kind: "text"; records: string[][] };

/** Where a cell stands: in a sheet, or in a record of a text in the column with a head. */
export type Place = { sheet: string; cell: string } | { record: number; column: string };

/** A place in words. */
export function placeText(place: Place): string {
  return "cell" in place ? `${place.sheet}!${place.cell}` : `record ${place.record} column ${place.column}`;
}

/** Text brought to one form for comparing names: widths folded, spaces and a closing colon dropped. */
export function fold(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "").replace(/:$/, "");
}
