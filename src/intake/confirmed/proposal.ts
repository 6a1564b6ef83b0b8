import { roleOfHead } from "../account/words.ts";
import type { Loader } from "../contract.ts";
import type { Guide } from "../layout/guide.ts";
import { cellsOf, fold, type Sheet } from "../layout/sheet.ts";
import {
  missingIn,
  PARTS,
  PERIOD,
  REMARK,
  UNREAD,
  wordOfMode,
  wordsOfColumns,
  wordsOfLabels,
  YEAR,
} from "./confirmation.ts";
import { contentOf } from "./content.ts";
import { type ColumnHead, isPeriod, normalLabel, TITLE, yearOfTitle } from "./normal.ts";
import { type Arrangement, arrangementsIn, type SignedBy } from "./signature.ts";
import { meaningsOf } from "./synonyms.ts";

/** In which rows of a sheet a head is looked for that nobody knows. */
const MOST_TOP = 40;

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
    if (found.bottom + 1 >= sheet.rows.length) break;
    if (found.top > MOST_TOP) break;
    if (isTitle(found)) continue;
    for (const loader of loaders) {
      const proposal = proposalOf(sheet, found, loader, guide);
      if (isLikely(proposal) && (!best || isBetter(proposal, best))) best = proposal;
    }
  }
  return best;
}

/** Whether the first row of a head is a title that stands above all of its columns. */
function isTitle({ heads, top, bottom }: Arrangement): boolean {
  const named = heads.filter(({ path }) => path !== "");
  return bottom > top && new Set(named.map(({ texts }) => texts[0])).size === 1;
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
  const rows = sheet.rows.slice(found.block, found.top);
  const needed = loader.across ? periodsNeeded(found, said) : [];
  for (const [label, word] of loader.across ? labels : [])
    if ([YEAR, PERIOD].includes(word) && !needed.includes(word)) labels.delete(label);
  // A title that names one year may be what says of which the quarters below are.
  if (needed.includes(YEAR) && ![...labels.values()].includes(YEAR) && yearOfTitle(rows) !== undefined)
    labels.set(TITLE, YEAR);
  const unsaid = needed.filter((word) => ![...labels.values()].includes(word));
  return { loader, found, columns, labels, missing: [...lacking, ...missingIn(loader, said), ...unsaid] };
}

/** What has to say of which period further columns are, where their own heads do not: a label of the year, or of all of it. */
function periodsNeeded({ heads }: Arrangement, columns: Map<string, string>): string[] {
  const further = heads.filter(({ path }) => PARTS.includes(columns.get(path) ?? ""));
  const periods = further.map(({ path }) => path.split("/").filter(isPeriod).join("") || undefined);
  const noYear = periods.some((period) => period !== undefined && !/Y|^N年|〇年/.test(period));
  return [...(noYear ? [YEAR] : []), ...(periods.includes(undefined) ? [PERIOD] : [])];
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
      depthOf(a) - depthOf(b)) < 0
  );
}

function depthOf({ found }: Proposal): number {
  return found.bottom - found.top;
}

function columnsOf(
  sheet: Sheet,
  { heads, bottom }: Arrangement,
  loader: Loader,
  guide: Guide,
): Map<string, string | undefined> {
  const known = wordsOfColumns(loader);
  const columns = new Map<string, string | undefined>();
  const sure = new Set<string>();
  for (const [position, head] of heads.entries()) {
    if (head.path === "") continue;
    const content = contentOf(sheet, position, bottom + 1, loader, guide);
    const word = wordOf(head, loader, known, content);
    if (word === KEPT) continue;
    columns.set(head.path, word);
    if (word !== undefined && word === head.path) sure.add(word);
  }
  // Which of 本季 and 累计 is meant depends on the indicator.
  const counted = [...columns.keys()].filter((path) =>
    path.split("/").some((piece) => wordOfMode(piece).length > 0),
  );
  if (new Set(counted.map((path) => path.split("/").flatMap(wordOfMode)[0])).size > 1)
    for (const path of counted) columns.set(path, undefined);
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
  const own = exact(pieces.at(-1) ?? "", known);
  if (own === REMARK || (!own && role && role !== "same" && role !== "count"))
    return pieces.length === 1 ? KEPT : UNREAD;
  if (loader.across && pieces.some(isPeriod)) {
    const rest = pieces.filter(
      (piece, index) => !isPeriod(piece) && roleOfHead(texts[index] ?? "") !== "same",
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

/** Labels above the head that mean what the loader's own are not there to say. */
function labelsOf(sheet: Sheet, found: Arrangement, loader: Loader): Map<string, string> {
  const own = new Set(ownLabels(sheet, found, loader));
  const wanted = wordsOfLabels(loader).filter((word) => !own.has(word) && word !== UNREAD);
  const labels = new Map<string, string>();
  for (const label of labelTexts(sheet, found)) {
    const bare = label.replace(/[[(【].*[\])】]$|[;,.。、]+$/, "");
    const word = [bare, ...meaningsOf(bare, "label")].find((each) => wanted.includes(each));
    if (word && ![...labels.values()].includes(word)) labels.set(label, word);
  }
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
      return parts.length > 1 ? before : [normalLabel(text)];
    }),
  );
}
