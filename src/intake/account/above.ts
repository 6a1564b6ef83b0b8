import { fold } from "../layout/sheet.ts";
import { unknownIn } from "./below.ts";
import type { AccountedBy } from "./contradictions.ts";
import { doubtOf, otherArea, otherIndicator, townIn } from "./lines.ts";
import { otherTime } from "./named.ts";
import { withoutRequests } from "./requests.ts";
import { titleDoubt } from "./title-of-list.ts";
import { withoutHarmless } from "./words.ts";

/** So many of a unit, said of all figures. */
const MULTIPLE = /单位[:为是][十百千万亿]+\p{Script=Han}/u;

/** What of a line above a table may change what its figures mean: one that speaks of them, or a title; undefined where nothing. */
export function wordAbove(
  text: string,
  isOfFigures: boolean,
  by: AccountedBy,
  rows: number,
): string | undefined {
  const { loader, heading, guide } = by;
  const multiple = loader.header.unit ? undefined : MULTIPLE.exec(fold(text))?.[0];
  const time = isOfFigures || !heading.period ? undefined : otherTime(text, heading.period);
  return (
    multiple ??
    doubtOf(
      isOfFigures ? withoutHarmless(withoutRequests(text)) : text,
      isOfFigures ? "below" : "title",
      heading,
      guide,
    ) ??
    time ??
    otherArea(text, heading, guide) ??
    townIn(text, heading, guide) ??
    otherIndicator(text, heading, guide) ??
    (isOfFigures ? unknownIn(text, by, rows) : titleDoubt(text, by))
  );
}
