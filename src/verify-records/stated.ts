import { productTable } from "../verify/arithmetic/product.ts";
import type { Names } from "../verify/originals/names.ts";
import type { Plan } from "../verify/originals/plan.ts";
import { bytesOf, decode } from "../verify/originals/read/bytes.ts";
import { readSent } from "../verify/originals/read/csv.ts";
import { fold } from "../verify/originals/read/sheet.ts";
import type { Counts } from "./recount.ts";

/** Where in a layout of counts something stands: the word of its column, by what the column says. */
const SAYS = ["indicator", "area", "day", "records", "records-passed"];
const SEPARATORS = [",", ";", "\t"];
/** Among how many rows the head is looked for. */
const TOP = 10;

/** A received list of counts: for which days it tells of all (from a blank one: of all before), and what it says of each part, by its sha256. */
export interface StatedList {
  path: string;
  from: string;
  until: string;
  parts: Map<string, Counts>;
}

/** By which words lists of counts are read. */
interface Words {
  columns: string[];
  from: string;
  until: string;
}

/** Reads the received lists of counts, whatever their files are called, in the order in which they came: of two that tell of the same the later one counts. */
export function statedLists(originals: string, plan: Plan, names: Names): StatedList[] {
  const words = wordsOf();
  const arrivals = plan.rows("register").map((row, place) => ({ row, place }));
  arrivals.sort((a, b) => compare(a.row.arrived ?? "", b.row.arrived ?? "") || a.place - b.place);
  return arrivals.flatMap(({ row: { path = "" } }) => {
    const text = textAt(originals, path);
    if (text === undefined) return [];
    for (const separator of SEPARATORS) {
      const list = listIn(readSent(text, separator), path, words, names);
      if (list) return [list];
    }
    return [];
  });
}

function wordsOf(): Words {
  const all = productTable("layouts");
  const layout = all.find(({ says = "" }) => says.split(";").includes("records"))?.layout;
  const own = all.filter((row) => row.layout === layout);
  const columns = own.filter(({ place }) => place === "column");
  const label = (role: string) =>
    own.find(({ place, says }) => place === "label" && says === role)?.words ?? "";
  const saying = SAYS.map(
    (role) => columns.find(({ says = "" }) => says.split(";").includes(role))?.words ?? "",
  );
  const part = columns.find(({ field }) => field === "part")?.words ?? "";
  return { columns: [part, ...saying], from: label("from"), until: label("until") };
}

/** A received file as text; undefined where it is none. */
function textAt(originals: string, path: string): string | undefined {
  try {
    const bytes = bytesOf(originals, path);
    return bytes && decode(bytes);
  } catch {
    return undefined;
  }
}

/** A list of counts in the rows of a text; undefined where it is none. Rows of one day add up, as they are counted. */
function listIn(rows: string[][], path: string, words: Words, names: Names): StatedList | undefined {
  const top = rows
    .slice(0, TOP)
    .findIndex((row) => words.columns.every((word) => row.map(fold).includes(fold(word))));
  if (top < 0) return undefined;
  const heads = (rows[top] ?? []).map(fold);
  const places = words.columns.map((word) => heads.indexOf(fold(word)));
  const said = (word: string) => {
    const row = rows.slice(0, top).find((each) => each.map(fold).includes(fold(word)));
    return row?.[row.map(fold).indexOf(fold(word)) + 1]?.trim() ?? "";
  };
  const list: StatedList = { path, from: said(words.from), until: said(words.until), parts: new Map() };
  const before = new Set<string>();
  for (const row of rows.slice(top + 1)) {
    const texts = places.map((place) => row[place]?.trim() ?? "");
    const [part = "", indicator = "", area = "", day = "", total = "", passed = ""] = texts;
    // What says the same in all columns is one row.
    if (part === "" || total === "" || before.has(texts.join("\n"))) continue;
    before.add(texts.join("\n"));
    const counts: Counts = list.parts.get(part) ?? new Map();
    list.parts.set(part, counts);
    const name = `${names.indicator(indicator)} ${names.area(area)} ${day}`;
    const known = counts.get(name) ?? { total: 0, passed: 0 };
    counts.set(name, { total: known.total + Number(total), passed: known.passed + Number(passed) });
  }
  return list;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
