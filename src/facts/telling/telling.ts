import type { CellPlace } from "../../intake/layout/sheet.ts";

/** How what was received is told to those whom an edition is for: every text of a received file passes here. */
export interface Telling {
  /** What a file is called, by its path below the data folder. */
  file(path: string): string;
  /** Where a cell of the file at a path stands. */
  place(path: string, place: CellPlace): CellPlace;
  /** A text of a cell, or one that quotes such texts. */
  text(text: string): string;
  /** The number format of a cell. */
  format(format: string): string;
  /** Who published a figure: an id, and perhaps a title behind it. */
  source(source: string): string;
  /** The words of the product that were let stand; none where everything is. */
  words: string[];
}

const asItIs = (text: string) => text;

/** For the office, which sees everything as it was received. */
export const WHOLE: Telling = {
  file: asItIs,
  place: (_, place) => place,
  text: asItIs,
  format: asItIs,
  source: asItIs,
  words: [],
};
