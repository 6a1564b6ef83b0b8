import { z } from "zod";
import { readProductTable } from "../../rules/table.ts";
import { fold } from "../layout/sheet.ts";
import { remembering } from "../records/remember.ts";

/**
 * What a word says. At the head of a column: `same` changes nothing of the figure below, `quoted` is of another year, a plan
 * or computed, `remark` is a note on its row, `mode` says how the row is counted, `count` how many it is, `yes` whether it counts, `task` what its deliverable is, `plain` says
 * nothing of figures. At the beginning of a line: `line` is what forms have for signatures, seals and dates. `doubt` is
 * part of a text that may change what figures mean, `doubt-below` where that stands below a head: titles may use it; `harmless` is a phrase with such a word that changes nothing.
 */
const role = z.enum([
  "same",
  "quoted",
  "remark",
  "mode",
  "count",
  "yes",
  "task",
  "plain",
  "line",
  "doubt",
  "doubt-below",
  "harmless",
]);
export type HeadRole = Exclude<z.infer<typeof role>, "line" | "doubt" | "doubt-below" | "harmless">;

const row = z.object({ word: z.string().min(1), role, note: z.string() });

interface Words {
  heads: Map<string, HeadRole>;
  lines: Set<string>;
  /** Words of doubt, each with whether it is one in titles too. */
  doubts: { word: string; everywhere: boolean }[];
  harmless: string[];
}

let read: Words | undefined;

/** The rows of `words.csv`. */
function words(): Words {
  if (read) return read;
  const found: Words = { heads: new Map(), lines: new Set(), doubts: [], harmless: [] };
  for (const each of readProductTable("words", row, Object.keys(row.shape)))
    if (each.role === "doubt" || each.role === "doubt-below")
      found.doubts.push({ word: fold(each.word), everywhere: each.role === "doubt" });
    else if (each.role === "harmless") found.harmless.push(fold(each.word));
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

/** The words of which one stands in every text that may change what figures mean. */
export function wordsOfDoubt(): string[] {
  return words().doubts.map(({ word }) => word);
}

/** The first word of a text that may change what figures mean, of a title or of what stands below a head; undefined where it has none. */
export function doubtIn(text: string, where: "title" | "below"): string | undefined {
  const { doubts, harmless } = words();
  const said = harmless.reduce((left, phrase) => left.replaceAll(phrase, ""), fold(text));
  return doubts.find(({ word, everywhere }) => (everywhere || where === "below") && said.includes(word))
    ?.word;
}
