import { cellsOf, fold, type Sheet } from "../layout/sheet.ts";
import { labelsIn, type SignedBy } from "./normal.ts";
import { withHeads, withTexts } from "./rewritten.ts";
import type { Arrangement } from "./signature.ts";

/** Whether a head is that of the table above printed again, as on each page: the same columns, and no label between. */
export function isAgain(found: Arrangement, above: Arrangement, { labels }: SignedBy): boolean {
  const paths = ({ heads }: Arrangement) => JSON.stringify(heads.map(({ path }) => path));
  if (found.top <= above.bottom || paths(found) !== paths(above)) return false;
  const between = found.sheet.rows.slice(Math.max(found.block, above.bottom + 1), found.top);
  const texts = between.flatMap((row) => cellsOf(row).map(({ text }) => fold(text)));
  return labelsIn(texts, labels).length === 0;
}

/** A sheet with the words of a translated head above at the place of the same head below. */
export function withHeadAgain(sheet: Sheet, { top, bottom }: Arrangement, above: Arrangement): Sheet {
  const words = sheet.rows.slice(above.bottom, above.bottom + 1).flatMap(cellsOf);
  return {
    ...sheet,
    rows: sheet.rows.map((row, index) => {
      if (index < top || index > bottom) return row;
      return index < bottom
        ? withTexts(row, () => "")
        : withHeads(
            row,
            words.map(({ text }) => text),
          );
    }),
    merges: (sheet.merges ?? []).filter((merge) => merge.bottom < top || merge.top > bottom),
  };
}
