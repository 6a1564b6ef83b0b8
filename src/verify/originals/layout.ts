import { beforeLabel } from "./labels.ts";
import { fold } from "./read/sheet.ts";
import { alike, type TableRow } from "./rows.ts";

/** What is printed behind a label for a seal. */
const SEAL = /[（(](?:盖章|公章|签章|签字|章)[）)](?=\s*(?:[:：]|$))/;

/** The text of the last label above a table: in the cell to its right, or behind its colon. */
export function labelled(rows: TableRow[], label: string): string | undefined {
  const entry = new RegExp(
    `(?:^|[\\s;；,，、]|[:：][^:：]*?)${[...fold(label)].map(escaped).join("\\s*")}\\s*[:：]([^:：]*)([:：]?)`,
  );
  for (const { texts } of rows.toReversed())
    for (const [index, written] of texts.entries()) {
      const text = written.replace(SEAL, "");
      const [, behind = "", more] = entry.exec(text.normalize("NFKC")) ?? [];
      const own = (
        more
          ? beforeLabel(`${behind}:`)
              .replace(/:$/, "")
              .trim()
              .replace(/[\s;；,，、]+\S*$/, "")
          : behind
      ).trim();
      if (own !== "") return own;
      if (alike(text, label)) return texts.slice(index + 1).find((next) => next !== "");
    }
  return undefined;
}

function escaped(character: string): string {
  return /[.*+?^${}()|[\]\\]/.test(character) ? `\\${character}` : character;
}

/** Whether a record has more fields than its head, or one more because a number was cut at its separator. */
export function isRagged(texts: string[], width: number): boolean {
  if (texts.length <= width) return false;
  const isCut = (text: string, index: number) =>
    /^\d{3}(?:\.\d+)?$/.test(text) && /^[-+]?\d{1,3}$/.test(texts[index - 1] ?? "");
  return texts.slice(width).some((text) => text !== "") || texts.some(isCut);
}
