import { z } from "zod";
import { readProductTable } from "../../rules/table.ts";
import { fold } from "../layout/sheet.ts";
import { remembering } from "../records/remember.ts";

/** Words that explain: always, or where the figures are such that they can. */
const EXPLAINS = [
  "explains",
  "explains-alone",
  "explains-line",
  "explains-none",
  "explains-year",
  "explains-quarter",
  "explains-ratio",
  "explains-level",
  "explains-part",
] as const;
export type Explains = (typeof EXPLAINS)[number];

/**
 * What a word says. At the head of a column: `same` changes nothing of the figure below, `quoted` is of another year, a plan
 * or computed, `remark` is a note on its row, `mode` says how the row is counted, `count` how many it is, `yes` whether it counts, `task` what its deliverable is, `verdict`
 * whether it was passed, `source` where it comes from, `when` and `whose` of which time and area it is, `plain` says nothing of figures. At the beginning of a line: `line` is what forms have for signatures, seals and dates. `doubt` is
 * part of a text that may change what figures mean, `doubt-below` where that stands below a head: titles may use it; `noname-table` is one that stands by itself in the name of a sheet or file; `harmless` is a phrase with such a word that changes nothing;
 * `noname` stands in place of a name and names nothing; `explains` is a part of remarks that, made up of nothing else, change nothing:
 * with `-alone` where nothing stands beside it, `-line` of lines beside a table alone, `-none` of figures that are zero, `-year` and `-quarter` of what is counted through the
 * year or within the quarter, `-ratio` of ratios, `-level` of what is of that level, `-part` before a number;
 * `asks` is part of a sentence that asks something of whoever fills in a form; `undone` is part of what is said of a task that is not done; `whom` is the head of a column with the names of those that answer, in lists of answers,
 * `aside` that of one there which is no question and is not read, `sum` that of one with what the answers of its sheet add up to or come to on the average,
 * `body` is the end of what a body is called,
 * `expiry` the head of one with the days up to which things are valid, in lists of registers.
 */
const role = z.enum([
  "same",
  "quoted",
  "remark",
  "mode",
  "count",
  "yes",
  "task",
  "verdict",
  "source",
  "when",
  "whose",
  "plain",
  "line",
  "doubt",
  "doubt-below",
  "harmless",
  "noname-table",
  "noname",
  "asks",
  "undone",
  "whom",
  "aside",
  "sum",
  "expiry",
  "body",
  ...EXPLAINS,
]);
export type HeadRole = Exclude<z.infer<typeof role>, (typeof OF_TEXTS)[number]>;

/** Roles of heads that are known in one kind of list alone. */
const OF_LISTS = ["whom", "aside", "sum", "expiry"] as const;

/** Roles of words that are no heads. */
const OF_TEXTS = [
  ...([
    "line",
    "doubt",
    "doubt-below",
    "undone",
    "harmless",
    "noname-table",
    "noname",
    "asks",
    "body",
  ] as const),
  ...OF_LISTS,
  ...EXPLAINS,
] as const;

const row = z.object({ word: z.string().min(1), role, note: z.string() });

interface Words {
  heads: Map<string, HeadRole>;
  lines: Set<string>;
  /** Words of doubt, each with whether it is one in titles too. */
  doubts: { word: string; everywhere: boolean }[];
  harmless: string[];
  explaining: Map<string, Explains>;
  nameless: Set<string>;
  doubtfulNames: Set<string>;
  asking: string[];
  bodies: string[];
  undone: string[];
  /** The heads of columns of one kind of list alone, each with what it says. */
  ofLists: Map<string, (typeof OF_LISTS)[number]>;
}

function isExplaining(role: string): role is Explains {
  return EXPLAINS.some((each) => each === role);
}

function isOfLists(role: string): role is (typeof OF_LISTS)[number] {
  return OF_LISTS.some((each) => each === role);
}

let read: Words | undefined;

/** The rows of `words.csv`. */
function words(): Words {
  if (read) return read;
  const found: Words = {
    heads: new Map(),
    lines: new Set(),
    doubts: [],
    harmless: [],
    explaining: new Map(),
    nameless: new Set(),
    doubtfulNames: new Set(),
    ...{ asking: [], bodies: [] },
    undone: [],
    ofLists: new Map(),
  };
  for (const each of readProductTable("words", row, Object.keys(row.shape)))
    if (each.role === "doubt" || each.role === "doubt-below")
      found.doubts.push({ word: fold(each.word), everywhere: each.role === "doubt" });
    else if (each.role === "harmless") found.harmless.push(fold(each.word));
    else if (isExplaining(each.role)) found.explaining.set(fold(each.word), each.role);
    else if (each.role === "noname-table") found.doubtfulNames.add(fold(each.word));
    else if (each.role === "noname") found.nameless.add(fold(each.word));
    else if (each.role === "asks") found.asking.push(fold(each.word));
    else if (each.role === "body") found.bodies.push(fold(each.word));
    else if (each.role === "undone") found.undone.push(fold(each.word));
    else if (isOfLists(each.role)) found.ofLists.set(fold(each.word), each.role);
    else if (each.role === "line") found.lines.add(fold(each.word));
    else found.heads.set(fold(each.word), each.role);
  read = found;
  return found;
}

/** What stands before or behind the word of a head and says nothing more: a unit, a sign, a year or a stretch of months. */
const AROUND =
  /^(?:比)?(?:19|20)\d{2}年?(?:度|第?[一二三四1-4]季度?|[上下]半年|\d{1,2}月)?|^\d{1,2}[-—–~至到]\d{1,2}月|(?:\([^()]*\)|[%‰])$/g;

/** What a head says: its word, perhaps behind a period and before a unit; undefined where no row has it. */
export const roleOfHead = remembering((text: string): HeadRole | undefined => {
  const { heads, lines } = words();
  const folded = fold(text);
  const [first = ""] = folded.split(":");
  return (
    heads.get(folded) ??
    heads.get(folded.replace(AROUND, "")) ??
    (first === folded ? undefined : heads.get(first)) ??
    (lines.has(folded) ? "plain" : undefined)
  );
});

/** What a head says in a list of answers or of a register alone, perhaps before a unit in brackets. */
export function roleInLists(text: string): (typeof OF_LISTS)[number] | undefined {
  const { ofLists } = words();
  const said = fold(text);
  return ofLists.get(said) ?? ofLists.get(said.replace(/(?:\([^()]*\)|[%‰])$/, ""));
}

/** What stands behind who signs, or alone. */
const SEAL = /(?:签[字名章]|[盖公印]章)\)?$/;

/** Whether a text begins a line of signatures, seals, dates and the like, or a note. */
export const beginsLine = remembering((text: string): boolean => {
  const [label = ""] = fold(text).split(":");
  const bare = label.replace(/\([^()]*\)/g, "").replace(SEAL, "");
  return bare === ""
    ? SEAL.test(label)
    : words().lines.has(bare) || words().lines.has(bare.replace(/\d+$/, ""));
});

/** Whether a text begins a line that says nothing of figures, and is no note. */
export function isPrinted(text: string): boolean {
  return beginsLine(text) && !/^(?:附?注|备注|[填制]?[报表]?说明)/.test(fold(text));
}

/** The words of which one stands in every text, or title, that may change what figures mean. */
export function wordsOfDoubt(where: "title" | "below" = "below"): string[] {
  return words().doubts.flatMap(({ word, everywhere }) => (everywhere || where === "below" ? word : []));
}

/** A text without phrases that change nothing though they have words that may. */
export function withoutHarmless(text: string): string {
  return words().harmless.reduce((left, phrase) => left.replaceAll(phrase, ""), fold(text));
}

/** The first word of a text that may change what figures mean, of a title or of what stands below a head; undefined where it has none. */
export function doubtIn(text: string, where: "title" | "below"): string | undefined {
  const said = withoutHarmless(text);
  return words().doubts.find(
    ({ word, everywhere }) => (everywhere || where === "below") && said.includes(word),
  )?.word;
}

/** The words by which a figure may not be what it seems. */
export function doubtWords(): string[] {
  return words().doubts.map(({ word }) => word);
}

/** Whether a name ends as those of bodies do. */
export function isOfBody(name: string): boolean {
  return words().bodies.some((word) => fold(name).endsWith(word));
}

/** Whether a text has a word of those that ask something of whoever fills in a form. */
export function asksIn(text: string): boolean {
  return words().asking.some((word) => fold(text).includes(word));
}

/** The first word of a text by which a task is not done; undefined where it has none. */
export function undoneIn(text: string): string | undefined {
  return words().undone.find((word) => fold(text).includes(word));
}

/** Whether a sheet or file with this in its name holds a table that does not count. */
export function isNameOfDoubt(text: string): boolean {
  return words().doubtfulNames.has(fold(text));
}

/** Whether a text in place of a name names nothing. */
export function isNoName(text: string): boolean {
  return words().nameless.has(fold(text));
}

/** The most signs that a word has which explains. */
const LONGEST = 12;

/** Words that explain, of those that begin at a place of a text: how they do, and where they end. */
export function wordsThatExplain(text: string, at: number): { how: Explains; end: number }[] {
  const { explaining } = words();
  const found: { how: Explains; end: number }[] = [];
  for (let end = at + 1; end <= Math.min(text.length, at + LONGEST); end++) {
    const how = explaining.get(text.slice(at, end));
    if (how) found.push({ how, end });
  }
  return found;
}
