import { roleOfHead } from "../account/words.ts";
import type { Loader } from "../contract.ts";
import type { Guide } from "../layout/guide.ts";
import { cellsOf, fold, type Sheet } from "../layout/sheet.ts";
import { missingIn, PARTS, REMARK, UNREAD, wordsOfColumns, YEAR } from "./confirmation.ts";
import { contentOf } from "./content.ts";
import { type ColumnHead, isPeriod, normalLabel } from "./normal.ts";
import { type Arrangement, arrangementsIn, type SignedBy } from "./signature.ts";
import { meaningsOf } from "./synonyms.ts";

/** What the reader would make of an arrangement that nobody has confirmed. */
export interface Proposal {
  loader: Loader;
  found: Arrangement;
  /** By the heads of columns; undefined where the office has to say it. */
  columns: Map<string, string | undefined>;
  labels: Map<string, string>;
  /** Columns and labels that must be there and were not found. */
  missing: string[];
}

/** The likeliest reading of a sheet that no loader knows: the fewest words missing, then the most of its columns known; undefined where less than half of what a loader must have is there. */
export function proposeFor(
  sheet: Sheet,
  loaders: Loader[],
  by: SignedBy,
  guide: Guide,
): Proposal | undefined {
  let best: Proposal | undefined;
  for (const found of arrangementsIn(sheet, by)) {
    if (found.top + found.depth >= sheet.rows.length) break;
    for (const loader of loaders) {
      const proposal = proposalOf(sheet, found, loader, guide);
      if (isLikely(proposal) && (!best || isBetter(proposal, best))) best = proposal;
    }
  }
  return best;
}

/** What a loader would make of an arrangement. */
export function proposalOf(sheet: Sheet, found: Arrangement, loader: Loader, guide: Guide): Proposal {
  const columns = columnsOf(sheet, found, loader, guide);
  const labels = labelsOf(sheet, found, loader);
  const said = new Map([...columns].flatMap(([path, word]) => (word ? [[path, word] as const] : [])));
  const have = new Set([...labels.values(), ...ownLabels(sheet, found, loader)]);
  const lacking = Object.values(loader.header).flatMap(({ words: [word = ""], required }) =>
    required && !have.has(word) ? word : [],
  );
  return { loader, found, columns, labels, missing: [...lacking, ...missingIn(loader, said)] };
}

function isLikely({ loader, missing }: Proposal): boolean {
  const needed = [...Object.values(loader.header), ...Object.values(loader.columns)];
  return missing.length * 2 <= needed.filter(({ required, figure }) => required && !figure).length;
}

function isBetter(a: Proposal, b: Proposal): boolean {
  const known = ({ columns }: Proposal) => [...columns.values()].filter((word) => word !== undefined).length;
  const open = ({ columns }: Proposal) => columns.size - known({ columns } as Proposal);
  return (
    (a.missing.length - b.missing.length ||
      known(b) - known(a) ||
      open(a) - open(b) ||
      a.found.depth - b.found.depth) < 0
  );
}

function columnsOf(
  sheet: Sheet,
  { heads, top, depth }: Arrangement,
  loader: Loader,
  guide: Guide,
): Map<string, string | undefined> {
  const known = wordsOfColumns(loader);
  const columns = new Map<string, string | undefined>();
  const sure = new Set<string>();
  for (const [position, head] of heads.entries()) {
    if (head.path === "") continue;
    const content = contentOf(sheet, position, top + depth, loader, guide);
    const word = wordOf(head, loader, known, content);
    if (word === KEPT) continue;
    columns.set(head.path, word);
    if (word !== undefined && word === head.path) sure.add(word);
  }
  for (const [path, word] of columns) {
    if (!word || word === UNREAD || word === REMARK || (loader.across && PARTS.includes(word))) continue;
    const rivals = [...columns].filter(([, other]) => other === word);
    // Which of two columns is meant nobody knows, unless one has the very word.
    if (rivals.length > 1 && path !== word) columns.set(path, sure.has(word) ? UNREAD : undefined);
  }
  return columns;
}

/** A head that says by itself what its column is, and needs no mapping. */
const KEPT = Symbol("kept");

function wordOf(
  { texts, path }: ColumnHead,
  loader: Loader,
  known: string[],
  content: string | undefined,
): string | undefined | typeof KEPT {
  const pieces = path.split("/");
  const roles = texts.map((text) => roleOfHead(text));
  if (roles.includes("quoted")) return UNREAD;
  const role = roles.at(-1);
  if (role && role !== "same" && role !== "count") return pieces.length === 1 ? KEPT : UNREAD;
  const period = pieces.findIndex(isPeriod);
  if (loader.across && period >= 0) {
    const rest = pieces.filter((_, index) => index !== period && roleOfHead(texts[index] ?? "") !== "same");
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

/** Whether a column of names of things of the plan has a word of its own in a layout. */
function isNamed(word: string, { columns }: Loader): boolean {
  return Object.values(columns).some(({ words }) => words[0] === word);
}

function meaning(word: string, known: string[]): string | undefined {
  if (known.includes(word)) return word;
  return meaningsOf(word, "column").find((each) => known.includes(each));
}

/** Labels above the head that mean what the loader's own are not there to say. */
function labelsOf(sheet: Sheet, found: Arrangement, loader: Loader): Map<string, string> {
  const own = new Set(ownLabels(sheet, found, loader));
  const wanted = Object.values(loader.header).flatMap(({ words: [word = ""] }) =>
    own.has(word) ? [] : word,
  );
  const labels = new Map<string, string>();
  for (const label of labelTexts(sheet, found)) {
    const word = meaningsOf(label, "label").find((each) => wanted.includes(each) || each === YEAR);
    if (word && ![...labels.values()].includes(word)) labels.set(label, word);
  }
  if (
    !found.heads.some(({ path }) => path.split("/").some((piece) => isPeriod(piece) && !piece.includes("Y")))
  )
    for (const [label, word] of labels) if (word === YEAR) labels.delete(label);
  return labels;
}

function ownLabels(sheet: Sheet, found: Arrangement, { header }: Loader): string[] {
  const texts = new Set(labelTexts(sheet, found));
  return Object.values(header).flatMap(({ words }) =>
    words.some((word) => texts.has(fold(word))) ? words.slice(0, 1) : [],
  );
}

/** The texts above a head that may be labels: those of cells, and what stands before a colon. */
function labelTexts({ rows }: Sheet, { block, top }: Arrangement): string[] {
  return rows.slice(block, top).flatMap((row) =>
    cellsOf(row).flatMap(({ text }) => {
      const parts = text.split(/[:：]/);
      const before = parts.slice(0, -1).map((part) => normalLabel(part.split(/[\s;；,，、]+/).at(-1) ?? ""));
      return parts.length > 1 ? [...before, ...before.map((each) => each)] : [normalLabel(text)];
    }),
  );
}
