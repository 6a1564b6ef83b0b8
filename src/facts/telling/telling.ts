import type { CellPlace } from "../../intake/sheet.ts";

/** How what was received is told to those whom an edition is for: every text of a received file passes here. */
export interface Telling {
  /** What a file is called, by its path below the data folder. */
  file(path: string): string;
  /** Where a cell of the file at a path stands. */
  place(path: string, place: CellPlace): CellPlace;
}

/** For the office, which sees everything as it was received. */
export const WHOLE: Telling = {
  file: (path) => path,
  place: (_, place) => place,
};
