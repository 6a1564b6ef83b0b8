import type { PicturedSheet } from "../intake/layout/picture.ts";
import type { ReceivedFile } from "../intake/receive.ts";
import type { Telling } from "./telling/telling.ts";

/**
 * What the picture of a file shows, each sheet and text as it is told. A file that speaks of a time after the month `last`, of which
 * an edition tells nothing, has none.
 */
export function toldPicture(
  { path, pictured, covers }: ReceivedFile,
  telling: Telling,
  last: number,
): string | undefined {
  if (pictured === undefined || covers.some(({ period }) => period.last > last)) return undefined;
  const sheets = (JSON.parse(pictured) as PicturedSheet[]).map(({ name, rows, more, wider }) => {
    const place = name !== "" && telling.place(path, { sheet: name, cell: "A1" });
    return {
      name: place && "sheet" in place ? place.sheet : "",
      rows: rows.map(({ number, cells }) => ({
        number,
        cells: cells.map((cell) => ({ ...cell, text: telling.text(cell.text) })),
      })),
      more,
      wider,
    };
  });
  return JSON.stringify(sheets satisfies PicturedSheet[]);
}
