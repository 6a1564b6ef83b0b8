import type { Loader } from "../contract.ts";
import { cellsOf, fold, type Sheet } from "../layout/sheet.ts";
import { UNREAD, wordsOfLabels } from "./confirmation.ts";
import { normalLabel } from "./normal.ts";
import type { Arrangement } from "./signature.ts";
import { meaningsOf } from "./synonyms.ts";

/** Labels above the head that mean what the loader's own are not there to say. */
export function labelsOf(sheet: Sheet, found: Arrangement, loader: Loader): Map<string, string> {
  const own = new Set(ownLabels(sheet, found, loader));
  const wanted = wordsOfLabels(loader).filter((word) => !own.has(word) && word !== UNREAD);
  const labels = new Map<string, string>();
  for (const label of labelTexts(sheet, found)) {
    const bare = bareLabel(label);
    const meant = [label, bare].flatMap((each) => [each, ...meaningsOf(each, "label")]);
    const word = meant.find((each) => wanted.includes(each));
    if (word && ![...labels.values()].includes(word)) labels.set(label, word);
  }
  return labels;
}

/** A label without what stands in brackets at its end, or without the marks there. */
function bareLabel(label: string): string {
  if (/[\])】]$/.test(label)) return label.split(/[[(【]/, 1)[0] ?? "";
  let end = label.length;
  while (end > 0 && ";,.。、".includes(label.charAt(end - 1))) end -= 1;
  return label.slice(0, end);
}

/** The words of a loader for the labels that stand above a head as they are. */
export function ownLabels(sheet: Sheet, found: Arrangement, { header }: Loader): string[] {
  const texts = new Set(labelTexts(sheet, found));
  return Object.values(header).flatMap(({ words }) =>
    words.some((word) => texts.has(fold(word))) ? words.slice(0, 1) : [],
  );
}

/** What separates entries of a cell; within brackets it does not. */
const SEPARATOR = /[\s;；,，、]+(?![^（(]*[）)])/;

/** The texts above a head that may be labels: those of cells, and what stands before a colon. */
function labelTexts({ rows }: Sheet, { block, top }: Arrangement): string[] {
  return rows.slice(block, top).flatMap((row) =>
    cellsOf(row).flatMap(({ text }) => {
      const parts = text.split(/[:：]/);
      const before = parts.slice(0, -1).map((part) => normalLabel(part.split(SEPARATOR).at(-1) ?? ""));
      return parts.length > 1 ? before : [normalLabel(text)];
    }),
  );
}
