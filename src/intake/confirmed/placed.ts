import type { ColumnHead } from "./normal.ts";

const PLACED = /^((?:19|20)\d{2})[-/.](\d{1,2})$/;
/** The months with which quarters end. */
const ENDS = [3, 6, 9, 12];

/**
 * What heads such as `2013-3` name, all of them together: quarters where none is above the fourth, months that end a quarter
 * where all are such. 3 alone may be either, and stays as it is.
 */
export function placesIn(heads: ColumnHead[]): (text: string) => string {
  const placed = heads.flatMap(({ texts }) => texts.flatMap((text) => PLACED.exec(text)?.[2] ?? []));
  const places = placed.map(Number);
  const isQuarters =
    places.every((place) => place <= 4) &&
    !placed.some((text) => text.startsWith("0")) &&
    places.some((place) => place !== 3);
  const isEnds = places.every((place) => ENDS.includes(place)) && places.some((place) => place > 4);
  return (text) => {
    const [, year, place] = PLACED.exec(text) ?? [];
    if (year === undefined || !(isQuarters || isEnds)) return text;
    return isQuarters ? `${year}年${place}季度` : `${year}年1-${Number(place)}月`;
  };
}
