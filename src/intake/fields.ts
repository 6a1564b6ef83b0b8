import { z } from "zod";
import { readProductTable } from "../rules/table.ts";
import { fold } from "./layout/sheet.ts";
import { type AnswerMapping, answersBy } from "./mapping/answers.ts";
import { type ReadsFigures, readingsBy } from "./mapping/figures.ts";
import { headPattern } from "./mapping/heads.ts";
import { type RecordMapping, recordsBy } from "./mapping/records.ts";
import { Said, saysSchema } from "./mapping/said.ts";
import { type ReadsStates, statesBy } from "./mapping/states.ts";

export type { ListSubject, RecordMapping, RegisterSubject } from "./mapping/records.ts";

/** An entry of the header block or a column of the table: the words that stand beside or above it. */
export interface Field {
  words: string[];
  /** A file in which a required field is not found is not of this layout. */
  required: boolean;
  /** Whether a number stands in it: where cells are merged, it is that of the first row only, and a unit may stand in its head. */
  figure?: true;
  /** Whether it names a person, or how to reach one: its text is never published. */
  personal?: true;
}

const row = z.object({
  layout: z.string().min(1),
  place: z.enum(["label", "column", "across", "form"]),
  field: z.string().min(1),
  words: z.string().min(1),
  required: z.enum(["yes", "no"]),
  holds: z.enum(["", "figure", "personal"]),
  says: saysSchema,
});

/** What the heads of further columns of a layout name. */
const acrossSchema = z.enum(["period", "indicator", "question"]);

/** A layout of the product: its labels and columns by their fields, and how what stands there is read. */
export interface Layout {
  header: Record<string, Field>;
  columns: Record<string, Field>;
  /** Which columns of a row must be filled. */
  filled?: string[];
  /** The column that gives the id of a published source, and that of its kind. */
  published?: { id: string; kind: string };
  names?: z.infer<typeof acrossSchema>;
  across?: RegExp;
  totals?: string[];
  readings?: ReadsFigures;
  records?: RecordMapping;
  states?: ReadsStates;
  answers?: AnswerMapping;
}

let read: Map<string, Layout> | undefined;

/** The layout of a loader, as `layouts.csv` of the rules declares it; throws where it declares none of that name. */
export function layoutOf(name: string): Layout {
  read ??= readRows();
  const layout = read.get(name);
  if (!layout) throw new Error(`no row of layouts.csv declares the layout ${name}`);
  return layout;
}

function readRows(): Map<string, Layout> {
  const rows = readProductTable("layouts", row, Object.keys(row.shape));
  const names = new Set(rows.map(({ layout }) => layout));
  return new Map([...names].map((name) => [name, layoutBy(rows.filter(({ layout }) => layout === name))]));
}

function layoutBy(rows: z.infer<typeof row>[]): Layout {
  const across = rows.find(({ place }) => place === "across");
  const said = new Said(across && acrossSchema.parse(across.field));
  const layout: Layout = { header: {}, columns: {} };
  for (const { place, field: name, words, required, holds, says } of rows) {
    if (place === "form") continue;
    said.add({ field: name, place }, says);
    if (place === "across") continue;
    const field: Field = { words: words.split(";"), required: required === "yes" };
    if (holds === "figure") field.figure = true;
    if (holds === "personal") field.personal = true;
    (place === "label" ? layout.header : layout.columns)[name] = field;
  }
  return { ...layout, ...readBy(said) };
}

/** How a layout is read by what its fields say. */
function readBy(said: Said): Omit<Layout, "header" | "columns"> {
  const [id, kind] = [said.one("source-id"), said.one("source-kind")];
  const totals = said.byWord("total").map(({ word }) => word);
  const [readings, records, states] = [readingsBy(said), recordsBy(said), statesBy(said)];
  const answers = answersBy(said);
  return {
    filled: said.all("filled").map(({ field }) => field),
    ...(id && kind && { published: { id: id.field, kind: kind.field } }),
    ...(said.across && { names: said.across, across: headPattern(said.across, said) }),
    ...(totals.length > 0 && { totals }),
    ...(readings && { readings }),
    ...(records && { records }),
    ...(states && { states }),
    ...(answers && { answers }),
  };
}

const FOLDED = new WeakMap<Record<string, Field>, Set<string>>();

/** The words of fields, folded. */
export function wordsOf(fields: Record<string, Field>): Set<string> {
  let words = FOLDED.get(fields);
  if (!words) {
    words = new Set(Object.values(fields).flatMap((field) => field.words.map(fold)));
    FOLDED.set(fields, words);
  }
  return words;
}

/** The labels of all layouts of the product, by which arrangements of tables are told apart; those of persons are left out. */
export function labelsOfLayouts(): string[] {
  read ??= readRows();
  const fields = [...read.values()].flatMap(({ header }) => Object.values(header));
  return [...new Set(fields.flatMap(({ words, personal }) => (personal ? [] : words)))];
}

/** The words of the columns of all layouts of the product. */
export function wordsOfLayouts(): string[] {
  read ??= readRows();
  return [...read.values()].flatMap(({ columns }) => Object.values(columns).flatMap(({ words }) => words));
}
