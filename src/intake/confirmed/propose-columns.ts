import { roleOfHead } from "../account/words.ts";
import type { Loader } from "../contract.ts";
import type { Guide } from "../layout/guide.ts";
import { REMARK, UNREAD, wordsOfColumns } from "./confirmation.ts";
import { contentOf } from "./content.ts";
import { pairsIn, wordOfMode } from "./modes.ts";
import { type ColumnHead, isPeriod, PARTS } from "./normal.ts";
import type { Arrangement } from "./signature.ts";
import { meaningsOf } from "./synonyms.ts";

/** By what the word for a column is chosen: those of the layout, and what stands in the column. */
interface ColumnBy {
  known: string[];
  content: string | undefined;
  isCorner: boolean;
}

/** What the columns of an arrangement are by their heads, in the words of a layout; undefined where the office has to say it. */
export function columnsOf(
  { sheet, turned, heads, top, bottom }: Arrangement,
  loader: Loader,
  guide: Guide,
): Map<string, string | undefined> {
  // A part of a figure is one only below an indicator.
  const known = wordsOfColumns(loader).filter(
    (word) => loader.names !== "indicator" || !PARTS.includes(word),
  );
  const columns = new Map<string, string | undefined>();
  const sure = new Set<string>();
  for (const [position, head] of heads.entries()) {
    if (head.path === "") continue;
    const content = contentOf(sheet, position, bottom + 1, loader, guide);
    // At the corner of a table turned round stand the heads of its rows, whatever is in them.
    const isCorner = turned && position === 0 && bottom > top;
    const word = wordOf(head, loader, { known, content, isCorner });
    if (word === KEPT) continue;
    columns.set(head.path, word);
    if (word !== undefined && word === head.path) sure.add(word);
  }
  // Which of 本季 and 累计 is meant depends on the indicator.
  const counted = [...columns.keys()].filter((path) =>
    path.split("/").some((piece) => wordOfMode(piece).length > 0),
  );
  const said = new Map([...columns].flatMap(([path, word]) => (word ? [[path, word] as const] : [])));
  const pairs = counted.every((path) => said.has(path)) ? pairsIn(said, loader) : undefined;
  const isOdd = new Set(counted.map((path) => path.split("/").flatMap(wordOfMode)[0])).size > 1 && !pairs;
  if (isOdd) for (const path of counted) columns.set(path, undefined);
  const paired = new Set(pairs?.flatMap(({ sum, toDate }) => [sum, toDate]));
  for (const [path, word] of columns) {
    if (paired.has(path)) continue;
    if (!word || word === UNREAD || word === REMARK || isFurther(loader, word)) continue;
    const rivals = [...columns].filter(([, other]) => other === word);
    // Which of two columns is meant nobody knows, unless one has the very word.
    if (rivals.length > 1 && path !== word) columns.set(path, sure.has(word) ? UNREAD : undefined);
  }
  return columns;
}

/** A head that says by itself what its column is, and needs no mapping. */
const KEPT = Symbol("kept");

function wordOf(
  { texts, path, indicators }: ColumnHead,
  loader: Loader,
  { known, content, isCorner }: ColumnBy,
): string | undefined | typeof KEPT {
  const pieces = path.split("/");
  // How a figure is counted is looked at once all columns are known.
  const isMode = (text: string) => texts.length > 1 && wordOfMode(text).length > 0;
  const roles = texts.map((text) => (isMode(text) ? undefined : roleOfHead(text)));
  if (roles.includes("quoted")) return UNREAD;
  if (isCorner && content !== undefined && isNamed(content, loader)) return content;
  const role = roles.at(-1);
  const own = exact(pieces.at(-1) ?? "", known);
  // A column of names is one by what stands in it, such as numbers of indicators below 序号.
  if (!own && role && pieces.length === 1 && content !== undefined && isNamed(content, loader))
    return content;
  if (own === REMARK || (!own && role && role !== "same" && role !== "count"))
    return pieces.length === 1 ? KEPT : UNREAD;
  if (loader.names === "indicator" && !known.includes(pieces.at(-1) ?? "")) {
    const further = partBelow({ texts, indicators });
    if (further !== undefined) return further;
  }
  if (loader.names === "period" && pieces.some(isPeriod)) {
    const rest = pieces.filter(
      (piece, index) =>
        !isPeriod(piece) && roleOfHead(texts[index] ?? "") !== "same" && wordOfMode(piece).length === 0,
    );
    if (rest.length === 0) return PARTS[0];
    return rest.length === 1 ? meaning(rest[0] ?? "", PARTS) : undefined;
  }
  for (const piece of pieces.toReversed()) {
    const word = known.includes(piece) ? piece : meaning(piece, known);
    if (word !== undefined && (content === undefined || word === content || !isNamed(content, loader)))
      return word;
  }
  return content;
}

/** The part of a figure below a head that names an indicator; undefined where it names none, or two. */
function partBelow({ texts, indicators }: Pick<ColumnHead, "texts" | "indicators">): string | undefined {
  if (indicators.length !== 1) return undefined;
  return texts.flatMap((text) => meaning(text, PARTS) ?? []).at(-1) ?? PARTS[0];
}

/** Whether a column is one of several that hold figures, each of a period or an indicator. */
function isFurther(loader: Loader, word: string): boolean {
  return loader.names !== undefined && (PARTS.includes(word) || !wordsOfColumns(loader).includes(word));
}

/** Whether a column of names of things of the plan has a word of its own in a layout. */
function isNamed(word: string, { columns }: Loader): boolean {
  return Object.values(columns).some(({ words }) => words[0] === word);
}

/** A head without marks and numbers around it. */
function bareHead(head: string): string {
  return head.replace(/[*#·、.。:]+$|^\d+[.、]|^[a-z]\./gi, "");
}

/** A word of the layout that a head is, or means the same as. */
function exact(head: string, known: string[]): string | undefined {
  const bare = bareHead(head);
  if (known.includes(bare)) return bare;
  return meaningsOf(bare, "column").find((each) => known.includes(each));
}

/** What a head may mean, by a word of the layout, by one that means the same, or by how it ends. */
function meaning(head: string, known: string[]): string | undefined {
  const bare = bareHead(head);
  return (
    exact(head, known) ??
    known.find((each) => each !== UNREAD && bare.length > each.length && bare.endsWith(each))
  );
}
