import type { ReceivedFile } from "../../expect/format.ts";
import type { Opened } from "../book.ts";
import { beforeLabel } from "../labels.ts";
import type { Names } from "../names.ts";
import type { Plan } from "../plan.ts";
import { type Book, fold, placeText, whereIs } from "../read/sheet.ts";
import { alike, rowsOf, type TableRow, tableOf } from "../rows.ts";
import { declaredFor } from "./zones-declared.ts";
import { totalsOf } from "./zones-total.ts";

/** Whether a figure counts the zones inside its area in: `unsaid` where nothing says it, `unsure` where what is said cannot be so. */
export type Counting = "included" | "excluded" | "unsaid" | "unsure";

/** What stands before the words below in the head of a table, or above them in a column. */
const LABEL = "功能区统计口径";
/** The head of such a column in tables of public figures. */
const COLUMN = "zones";
/** Heads of columns of which one stands beside that of the zones. */
const HEADS = ["指标编号", "地区", "region"];
/** What stands before the period in the head of a form. */
const PERIOD = "报告期";
/** The words in which tables say how they count zones; of an area that has some, that it has none cannot be so. */
const WORDS: Record<string, Counting> = {
  含功能区: "included",
  不含功能区: "excluded",
  无功能区: "unsure",
};
const NOTE =
  /^(?:(?:备?注|附注|说明)\d*:)?(?:本表|表中|表内)?(?:各(?:地区?|县市区|县\(市、区\)))?的?(?:数据?|数字)?[均都]?(不?)(?:含|包含|包括)功能区的?(?:数据?|数字)?[。.;]?$/;

/**
 * How each reading of a file counts the zones inside its area, by its number: as its own row says, else the head or a note of its
 * table, and of what areas did not send else the plan, else the total beside it; undefined where the area has no zones.
 */
export function zonesSaid(
  file: ReceivedFile,
  book: Book,
  { plan, names }: { plan: Plan; names: Names },
): (Counting | undefined)[] {
  const zoned = new Set(
    plan.rows("areas").flatMap(({ inside = "" }) => inside.split(";").map((id) => id.trim())),
  );
  const totals = file.readings.some(({ area, source }) => source !== undefined && zoned.has(area))
    ? totalsOf(file, book, { plan, names })
    : undefined;
  return file.readings.map((reading, index) => {
    const { area, source, place, indicator } = reading;
    if (!zoned.has(area)) return undefined;
    const at = "cell" in place ? whereIs(place.cell).row : place.record;
    const rows = tableOf(book, "cell" in place ? place.sheet : "");
    const words = wordsFor(rows, at) ?? (source === undefined ? undefined : noteIn(rows));
    if (source === undefined) return words ?? "unsaid";
    const said = words ?? declaredFor(plan, source, indicator, columnText(rows, at, "source_kind"));
    const total = totals?.(index);
    if (total === undefined) return said ?? "unsaid";
    return said === undefined || said === total || said === "unsure" ? (said ?? total) : "unsure";
  });
}

/** Says where a file's proof has something else of how its readings count zones than the file has. */
export function checkZones(
  { readings }: ReceivedFile,
  said: (Counting | undefined)[],
  { opened, plan, say }: { opened: Pick<Opened, "cell">; plan: Plan; say: (step: string) => void },
): void {
  for (const [index, { zones, place }] of readings.entries()) {
    const own = said[index] ?? "unsaid";
    const proven = zones ? (zones.counting ?? "unsure") : "unsaid";
    if (own !== proven) say(`${placeText(place)}: zones are ${own}, the proof says ${proven}`);
    if (!zones) continue;
    const { text, declaration = "" } = zones;
    const there = zones.place ? opened.cell(zones.place).text : plan.row("zones", declaration)?.row.zones;
    if (!there?.includes(text)) say(`${placeText(place)}: "${text}" does not stand where its zones are said`);
  }
}

/**
 * Whether the head of a form says what nothing can be placed by: a period in words that is none, or of its zones something
 * else than the words above. Such a form speaks for no period.
 */
export function isVoid(book: Book, names: Names): boolean {
  return (
    beside(book, PERIOD).some((text) => text.includes("年") && names.periods(text, "").length === 0) ||
    beside(book, LABEL).some((text) => !wordOf(text))
  );
}

/** The periods that the head of a form names. */
export function periodsSaid(book: Book, names: Names): string[] {
  const behind = rowsOf(book)
    .flat()
    .flatMap(({ texts }) => texts)
    .flatMap((text) => new RegExp(`${PERIOD}[:：]\\s*([^\\s;；,，、]+)`).exec(text)?.[1] ?? [])
    .map(beforeLabel);
  return [...beside(book, PERIOD), ...behind].flatMap((text) => names.periods(text, "").map(({ id }) => id));
}

/** What stands beside a label of a book; what stands beside an empty entry is the next one's label. */
function beside(book: Book, label: string): string[] {
  const texts = rowsOf(book).flatMap((rows) => rows.map((row) => row.texts.filter((text) => text !== "")));
  return texts
    .flatMap((row) => row.flatMap((text, at) => (fold(text) === label ? (row[at + 1] ?? []) : [])))
    .filter((text) => !/[:：]$/.test(text));
}

/** What the nearest filled label above a row says: in the row itself below it, else beside it or behind its colon. */
function wordsFor(rows: TableRow[], at: number): Counting | undefined {
  const own = rows.find(({ number }) => number === at)?.spread ?? [];
  for (const head of rows.filter(({ number, texts }) => number < at && texts.some(isLabel)).reverse()) {
    const index = head.texts.findIndex(isLabel);
    const text = head.texts[index] ?? "";
    const behind = beforeLabel(text.slice(text.indexOf(LABEL) + LABEL.length)).split(/[\s;；,，、]/)[0] ?? "";
    const beside = head.texts.slice(index + 1).find((next) => next !== "") ?? "";
    const said = wordOf(behind.replace(/^[:：]/, "")) ?? wordOf(beside);
    if (said) return said;
    const below = own[index] ?? "";
    if (below !== "" && isHead(head)) return wordOf(below) ?? "unsure";
  }
  return undefined;
}

/** What the notes beside a table say of all its rows, where they say one thing. */
function noteIn(rows: TableRow[]): Counting | undefined {
  const found = new Set<Counting>();
  for (const { texts } of rows) {
    const [only = "", other] = texts.filter((text) => text !== "");
    const [whole, not] = other === undefined && only.includes("功能区") ? (NOTE.exec(fold(only)) ?? []) : [];
    if (whole !== undefined) found.add(not ? "excluded" : "included");
  }
  return found.size === 1 ? [...found][0] : undefined;
}

/** The text of a row in the column with a head. */
function columnText(rows: TableRow[], at: number, label: string): string | undefined {
  const head = rows.findLast(
    ({ number, texts }) => number < at && texts.some((text) => fold(text) === label),
  );
  const index = head?.texts.findIndex((text) => fold(text) === label) ?? -1;
  return rows.find(({ number }) => number === at)?.spread[index];
}

function isLabel(text: string): boolean {
  const at = text.indexOf(LABEL);
  // Behind a bracket it is another label.
  return (at >= 0 && !/^\s*[（(]/.test(text.slice(at + LABEL.length))) || fold(text) === COLUMN;
}

/** Whether a row holds the heads of columns, and no entries of a form. */
function isHead({ texts }: TableRow): boolean {
  return texts.some((text) => HEADS.includes(text.normalize("NFKC").replace(/\s+/g, "")));
}

function wordOf(text: string): Counting | undefined {
  return Object.entries(WORDS).find(([word]) => alike(word, text))?.[1];
}
