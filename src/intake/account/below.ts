import type { Found } from "../layout/layout.ts";
import { isBlankRow } from "../layout/notes.ts";
import { fold, type Line } from "../layout/sheet.ts";
import type { AccountedBy } from "./contradictions.ts";
import { isDated, isKnownLine, unexplained } from "./known-line.ts";
import { doubtOf, isChapter, mentioned, otherArea, townIn } from "./lines.ts";
import { doubtOfNote } from "./note-of-answers.ts";
import { withoutRequests } from "./requests.ts";
import { COMPARES, NAMES_ROWS, OF_ALL, OF_LIST } from "./said.ts";
import { doubtIn, withoutHarmless } from "./words.ts";

/** What of a line that stands among the rows of a table or below them is not known to change nothing, and from which row on nothing is read for it. */
export interface LineDoubt {
  word: string;
  from: number;
}

/** The doubt that a line leaves: between the rows it speaks of those below it, behind the last of all. `rows` says how many there are, and which is the last. */
export function doubtOfLine(
  line: Line,
  { at }: Found,
  by: AccountedBy,
  rows: { last: number; count: number },
): LineDoubt | undefined {
  const text = line.cells.map((cell) => cell.text).join(" ");
  const row = at.sheet.rows[line.index];
  const columns = [...at.segment.columns.values()].map(({ position }) => position);
  if (row && isBlankRow(row, line.index === at.below, by.loader.records ? columns : [])) return undefined;
  if (isDated(fold(text), by) || (COMPARES.test(text) && isOfChange(text, by, rows.count))) return undefined;
  const isBetween = line.index < rows.last;
  const word = by.loader.answers ? doubtOfNote(text, by) : wordOf(line, text, isBetween, by, rows.count);
  if (!word) return undefined;
  // Of rows that a line only calls something nothing is known but that.
  const isCalled = /^以[上下]/.test(word) && !doubtIn(fold(text).replaceAll(word, ""), "below");
  const isOfAll = !isCalled && (by.loader.records ? OF_LIST : OF_ALL).test(text);
  return { word, from: isChapter(line) || (isBetween && !isOfAll) ? line.index : 0 };
}

/** Whether a line that compares with earlier figures says nothing else. */
function isOfChange(text: string, by: AccountedBy, rows: number): boolean {
  return unexplained(text, by) === undefined || isKnownLine(text, { ...by, rows });
}

function wordOf(line: Line, text: string, isBetween: boolean, by: AccountedBy, rows: number) {
  const { heading, guide } = by;
  const isAlone = line.cells.length === 1;
  const isHeading = isChapter(line) || (isBetween && isAlone && NAMES_ROWS.test(fold(text)));
  return (
    doubtOf(withoutHarmless(withoutRequests(text)), "below", heading, guide) ??
    (isAlone ? otherArea(text, heading, guide) : undefined) ??
    (isHeading ? (townIn(text, heading, guide) ?? ofMentioned(text, by)) : unknownIn(text, by, rows))
  );
}

/** A line of which nobody knows that it changes nothing. */
export function unknownIn(text: string, by: AccountedBy, rows: number): string | undefined {
  return isKnownLine(text, { ...by, rows }) ? undefined : text;
}

/** What a line says of an indicator or an area of a table of figures, where that is not known to change nothing. */
export function ofMentioned(text: string, by: AccountedBy): string | undefined {
  const rest = by.loader.readings && mentioned(text, by.guide.names);
  return rest === undefined ? undefined : unexplained(rest, by);
}
