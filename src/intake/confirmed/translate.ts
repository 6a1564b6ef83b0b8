import { roleOfHead } from "../account/words.ts";
import type { Loader } from "../contract.ts";
import { entriesIn } from "../layout/header.ts";
import { type Book, cellsOf, fold, type Row, type Sheet } from "../layout/sheet.ts";
import { modeIn } from "../values/mode.ts";
import { isAgain, withHeadAgain } from "./again.ts";
import { type Confirmation, PERIOD, partOfIndicator, UNREAD, wordsOfColumns, YEAR } from "./confirmation.ts";
import { dated } from "./dated.ts";
import { modesIn, wordOfMode } from "./modes.ts";
import { type ColumnHead, isPeriod, labelsIn, PARTS, type SignedBy, TITLE, yearOfTitle } from "./normal.ts";
import { chosenOf } from "./paired.ts";
import { placesIn } from "./placed.ts";
import { numbered, withHeads, withMode, withTexts } from "./rewritten.ts";
import { type Arrangement, arrangementsIn, turnedIn } from "./signature.ts";

/** The head of a column that says how figures are counted. */
const MODE = "统计方式";

/** A book in which confirmed heads and labels say what the words of their loader say, and which confirmations that were. */
export interface Translated {
  book: Book;
  confirmed: Confirmation[];
}

/**
 * Puts the words of loaders in the place of heads and labels that the office has confirmed; all other cells stay, each at its
 * own place. Of several confirmations of one arrangement the last counts.
 */
export function translate(book: Book, confirmations: Confirmation[], by: SignedBy): Translated {
  if (confirmations.length === 0) return { book, confirmed: [] };
  const latest = confirmations.toReversed();
  const isTurned = latest.some(({ turned }) => turned);
  const used = new Set<Confirmation>();
  const sheets = book.sheets.map((sheet) => {
    let translated = sheet;
    const confirmationOf = (found: Arrangement) =>
      latest.find((each) => each.signature === found.signature && fits(each, found));
    let above: Arrangement | undefined;
    for (const found of arrangementsIn(sheet, by)) {
      const confirmation = confirmationOf(found);
      if (!confirmation) {
        if (above && isAgain(found, above, by)) translated = withHeadAgain(translated, found, above);
        continue;
      }
      above = found;
      used.add(confirmation);
      translated = translatedSheet(translated, found, confirmation, { isText: book.kind === "text", by });
    }
    if (!isTurned || translated !== sheet) return translated;
    for (const found of turnedIn(sheet, by)) {
      const confirmation = confirmationOf(found);
      if (!confirmation) continue;
      used.add(confirmation);
      return translatedSheet(found.sheet, found, confirmation, { isText: book.kind === "text", by });
    }
    return sheet;
  });
  return { book: used.size > 0 ? { ...book, sheets } : book, confirmed: [...used] };
}

/** Whether the labels that a confirmation names stand above a head; a title that has to name the year names one. */
function fits({ labels, turned }: Confirmation, found: Arrangement): boolean {
  if (turned !== found.turned) return false;
  const above = found.sheet.rows.slice(found.block, found.top);
  const texts = above.flatMap((row) => cellsOf(row).map(({ text }) => fold(text)));
  return [...labels.keys()].every((label) =>
    label === TITLE ? yearOfTitle(above) !== undefined : labelsIn(texts, new Set([label])).length > 0,
  );
}

/** A sheet with the words of a loader at one head and in the block of labels above it. */
export function translatedSheet(
  sheet: Sheet,
  found: Arrangement,
  by: Confirmation,
  { isText, by: signed }: { isText: boolean; by: SignedBy },
): Sheet {
  const { top, bottom, block, heads } = found;
  const labelled = sheet.rows.slice(block, top);
  const [year = ""] = /(?:19|20)\d{2}/.exec(entryOf(labelled, by, YEAR)) ?? [];
  const named = labelled.map((row) => withTexts(row, (text) => translatedLabels(text, by.labels)));
  const above = dated(named, by, year && `${year}年`);
  const said = {
    year: year && `${year}年`,
    placed: placesIn(heads),
    period: by.loader.names === "period" ? entryOf(labelled, by, PERIOD) : "",
    texts: labelled.flatMap((row) => cellsOf(row).map(({ text }) => fold(text))),
    figures: new Set(Object.values(by.loader.columns).flatMap(({ words, figure }) => (figure ? words : []))),
  };
  const own = new Set(wordsOfColumns(by.loader));
  const chosen = chosenOf(by, heads, above, signed);
  const words = heads.map((head) => {
    const word = chosen.columns.get(head.path);
    const isFigure = word !== undefined && (PARTS.includes(word) || !own.has(word));
    return by.loader.names === "indicator" && isFigure
      ? indicatorOf(head, word, signed)
      : wordOf(head, word, said);
  });
  const mode = chosen.isPaired ? undefined : modeOf(by);
  // What the arrangement lacks stands where nothing does.
  const widest = sheet.rows.reduce((most, { length }) => Math.max(most, length), words.length);
  const beside = Array.from({ length: widest - words.length }, () => "");
  const all = [...words, ...beside, ...missingWords(by.loader, words), ...(mode ? [MODE] : [])];
  const figure = heads.findIndex(({ path }) => said.figures.has(by.columns.get(path) ?? ""));
  const below = sheet.rows
    .slice(bottom + 1)
    .map(chosen.row)
    .map((row) => (mode ? withMode(row, mode, { at: all.length - 1, figure: Math.max(0, figure) }) : row));
  return {
    ...sheet,
    renamed: true,
    rows: [
      ...sheet.rows.slice(0, block),
      ...above,
      ...sheet.rows.slice(top, bottom).map((row) => withTexts(row, () => "")),
      ...sheet.rows.slice(bottom, bottom + 1).map((row) => withHeads(row, all)),
      ...(isText ? below.map((row) => numbered(row, heads.length)) : below),
    ],
    merges: (sheet.merges ?? []).filter((merge) => merge.bottom < top || merge.top > bottom),
  };
}

/** Columns of figures that a loader has and an arrangement lacks: they are blank. */
function missingWords({ columns }: Loader, words: string[]): string[] {
  const said = new Set(words.map((word) => (word.endsWith(")") ? (word.split("(", 1)[0] ?? "") : word)));
  return Object.values(columns).flatMap(({ words: [word = ""], required }) =>
    required && !said.has(word) ? word : [],
  );
}

/** What is said of the columns below a head: above it, and by the loader, which of them hold figures. */
interface Said {
  year: string;
  /** A year with a place in it, by what the heads together say of these. */
  placed: (text: string) => string;
  period: string;
  texts: string[];
  figures: Set<string>;
}

/** The word that stands at the head of a column in the place of its own texts; its unit stays behind it. */
function wordOf(
  { texts, path }: ColumnHead,
  word: string | undefined,
  { year, placed, period, texts: said, figures }: Said,
): string {
  if (word === undefined) return texts.join("");
  if (word === UNREAD) return UNREAD;
  const own = texts
    .filter((_, index) => isPeriod(path.split("/")[index] ?? ""))
    .map((text) => withoutUnit(text, said))
    .join("");
  const named = own === "" ? period : periodOf(placed(own), year);
  if (PARTS.includes(word) && named !== "") return `${named}${word === PARTS[0] ? "" : word}`;
  return figures.has(word) ? `${word}${unitIn(texts.at(-1) ?? "")}` : word;
}

/** The number of the indicator at the head of a column, with the part that stands below; its own texts where it names none, or a unit that is not the indicator's. */
function indicatorOf({ texts, indicators, units }: ColumnHead, word: string, by: SignedBy): string {
  const said = partOfIndicator(word);
  const [indicator = "", ...others] = said.indicator === "" ? indicators : [said.indicator];
  const isSure =
    indicator !== "" &&
    others.length === 0 &&
    (said.part !== PARTS[0] || units.every((unit) => unit === by.unit(indicator)));
  if (!isSure) return texts.join("");
  return `${indicator}${said.part === PARTS[0] ? "" : said.part}`;
}

/** What stands in brackets behind a head and may be a unit. */
function unitIn(text: string): string {
  const [bracket = "", inside = ""] = /\(([^()]*)\)$/.exec(text) ?? [];
  return modeIn(inside) || roleOfHead(inside) ? "" : bracket;
}

/** A period without a unit in brackets that the block above says too. */
function withoutUnit(text: string, said: string[]): string {
  const [, bare = text, unit = ""] = /^(.+?)\(([^()]*)\)$/.exec(text) ?? [];
  return said.some((each) => each === unit || each.endsWith(`:${unit}`)) ? bare : text;
}

/** A period as written, with its year in full: the two digits of one, or that of a label where it has none. */
function periodOf(written: string, year: string): string {
  // Up to the end of a month is from the beginning of the year.
  const text = written
    .replace(/^截[至止]/, "")
    .replace(/(\d{1,2}月)份?[末底]$/, "1-$1")
    .replace(/^(\d{4})[年./-](?=Q\d$)/i, "$1");
  if (/^\d{2}年/.test(text)) return `20${text}`;
  return /^\D*[零〇○一二三四五六七八九]{4}年|\d{4}/.test(text) ? text : `${year}${text}`;
}

/** The entry beside or behind the label that a confirmation gives a meaning; blank where there is none. */
function entryOf(rows: Row[], { labels }: Confirmation, meaning: string): string {
  const [label] = [...labels].find(([, word]) => word === meaning) ?? [];
  if (label === undefined) return "";
  if (label === TITLE) return yearOfTitle(rows) ?? "";
  const entry = entriesIn({ rows }, { entry: { words: [label], required: true } }).entry;
  return entry ? fold(entry.text) : "";
}

/** A text of the block above with the words of a loader for its labels. */
function translatedLabels(text: string, labels: Map<string, string>): string {
  let said = text;
  for (const [label, word] of labels)
    if (labelsIn([fold(text)], new Set([label])).length > 0)
      said = said.replace(spelled(label), (_, before: string) => `${before}${word}`);
  return said;
}

/** A label as it may be written before a colon or alone: with spaces, in wide characters, with the place of a seal. */
function spelled(label: string): RegExp {
  const characters = [...label].map((character) => {
    const wide = String.fromCharCode(character.charCodeAt(0) + 0xfee0);
    const each = character.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
    return /[!-~]/.test(character) ? `(?:${each}|${wide})` : each;
  });
  return new RegExp(
    `(^|[\\s;；,，、]|)${characters.join("\\s*")}(?=\\s*(?:[（(][^（()）]*[）)])?\\s*(?:[:：]|$))`,
  );
}

/** How figures are counted, where a head says that it is from the beginning of the year, or another column is counted otherwise. */
function modeOf({ columns, loader }: Confirmation): string | undefined {
  const [mode] = modesIn(columns, loader);
  const others = [...columns.keys()].flatMap((path) => path.split("/").flatMap(wordOfMode));
  const isSaid = mode !== undefined && (modeIn(mode) === "to-date" || others.some((each) => each !== mode));
  return isSaid ? mode : undefined;
}
