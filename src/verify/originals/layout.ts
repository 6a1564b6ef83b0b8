import { fold } from "./read/sheet.ts";
import { alike, type TableRow } from "./rows.ts";

/** A table of records: the rows of its head, and where its columns stand. */
export interface RecordTable {
  top: number;
  depth: number;
  columns: Map<string, number>;
}

/** The most rows that a head may have. */
const MOST_ROWS = 3;
/** How many spaces and characters of a bracket may stand in a head. */
const MOST_BESIDE = 20;

/** The tables whose heads hold all of `required`, from the top, those beside each other from the left. */
export function tablesOf(rows: TableRow[], required: string[], heads: string[]): RecordTable[] {
  const found: RecordTable[] = [];
  const countOf = (top: number, depth: number) =>
    depth === 0 ? 0 : Math.min(...required.map((head) => columnsOf(rows, top, depth, head).length));
  const named = rows.map(({ texts }) => texts.some((text) => required.some((head) => isHead(text, head))));
  for (let top = 0; top < rows.length; top++)
    for (let depth = 1; named.slice(top, top + MOST_ROWS).includes(true) && depth <= MOST_ROWS; depth++) {
      const count = countOf(top, depth);
      if (count === 0 || countOf(top + 1, depth - 1) > 0) continue;
      const places = new Map(heads.map((head) => [head, columnsOf(rows, top, depth, head)]));
      for (let beside = 0; beside < count; beside++)
        found.push({
          top,
          depth,
          columns: new Map(heads.map((head) => [head, places.get(head)?.[beside] ?? -1])),
        });
      top += depth - 1;
      break;
    }
  return found;
}

/** The columns whose lowest text in some rows is a head; a unit in brackets may stand behind it. */
function columnsOf(rows: TableRow[], top: number, depth: number, head: string): number[] {
  const block = rows.slice(top, top + depth);
  if (block.length < depth) return [];
  const width = Math.max(...block.map(({ texts }) => texts.length));
  return Array.from({ length: width }, (_, column) => column).filter((column) => {
    const lowest = block.map(({ texts }) => texts[column] ?? "").findLast((text) => text !== "");
    return (
      lowest !== undefined && (alike(lowest, head) || alike(fold(lowest).replace(/\([^()]*\)$/, ""), head))
    );
  });
}

/** Whether a text is a head, perhaps with a unit in brackets behind it. */
function isHead(text: string, head: string): boolean {
  if (text.length > head.length + MOST_BESIDE) return false;
  return alike(text, head) || alike(fold(text).replace(/\([^()]*\)$/, ""), head);
}

/** What is printed behind a label for a seal. */
const SEAL = /[（(](?:盖章|公章|签章|签字|章)[）)](?=\s*(?:[:：]|$))/;

/** The text of the last label above a table: in the cell to its right, or behind its colon. */
export function labelled(rows: TableRow[], label: string): string | undefined {
  const entry = new RegExp(
    `(?:^|[\\s;；,，、])${[...fold(label)].map(escaped).join("\\s*")}\\s*[:：]([^:：]*)([:：]?)`,
  );
  for (const { texts } of rows.toReversed())
    for (const [index, written] of texts.entries()) {
      const text = written.replace(SEAL, "");
      const [, behind = "", more] = entry.exec(text.normalize("NFKC")) ?? [];
      const own = (more ? behind.trim().replace(/[\s;；,，、]+\S*$/, "") : behind).trim();
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
  if (texts.slice(width).some((text) => text !== "")) return true;
  return (
    texts.length > width &&
    texts.some(
      (text, index) => /^\d{3}(?:\.\d+)?$/.test(text) && /^[-+]?\d{1,3}$/.test(texts[index - 1] ?? ""),
    )
  );
}
