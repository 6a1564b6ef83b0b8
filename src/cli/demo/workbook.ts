import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { rowsOf, type Sheet, type Value } from "./sheet.ts";
import { type Looks, StyleTable } from "./workbook-style.ts";

/** The parts of a package that are the same in each, or have places in braces. */
const PARTS = join(import.meta.dirname, "workbook");
/** The number of columns over which a title is centred. */
const TITLE = 8;
const WIDTH = { least: 10, most: 46 };
/** When every part was last changed, so that the same workbook has the same bytes. */
const CHANGED = new Date("1980-01-02T00:00:00");

/** A sheet as an XLSX workbook with titles, heads and borders, as an office would send it. */
export function workbookBytes(sheet: Sheet, sender: string, arrived: string): Uint8Array {
  const styles = new StyleTable();
  const texts = new Texts();
  const rows = rowsXml(sheet, styles, texts);
  const merged = sheet.top.flatMap((row, index) =>
    row.length > 1 ? [] : [`A${index + 1}:${titleEnd(sheet)}${index + 1}`],
  );
  const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  const sheetXml = part("sheet.xml", {
    all: `A1:${letters(Math.max(...rowsOf(sheet).map(({ length }) => length), titleWidth(sheet)))}${rowsOf(sheet).length}`,
    columns: columnsXml(sheet),
    rows,
    merges: merged.length ? `<mergeCells count="${merged.length}">${merges}</mergeCells>` : "",
  });
  const names = { sheet: escaped(sheet.name) };
  const files: [string, string][] = [
    ["[Content_Types].xml", part("content-types.xml")],
    ["_rels/", ""],
    ["_rels/.rels", part("package.rels")],
    ["xl/", ""],
    ["xl/_rels/", ""],
    ["xl/_rels/workbook.xml.rels", part("workbook.rels")],
    ["xl/worksheets/", ""],
    ["xl/worksheets/sheet1.xml", sheetXml],
    ["xl/sharedStrings.xml", part("strings.xml", texts.parts())],
    ["xl/theme/", ""],
    ["xl/theme/theme1.xml", part("theme.xml")],
    ["xl/styles.xml", part("styles.xml", styles.parts())],
    ["docProps/", ""],
    ["docProps/app.xml", part("app.xml", names)],
    ["docProps/core.xml", part("core.xml", { creator: escaped(sender), day: arrived })],
    ["xl/workbook.xml", part("workbook.xml", names)],
  ];
  return zipSync(Object.fromEntries(files.map(([path, text]) => [path, strToU8(text)])), { mtime: CHANGED });
}

/** The texts of a workbook, each once, in the order in which they come. */
class Texts {
  readonly #places = new Map<string, number>();
  #count = 0;

  placeOf(text: string): number {
    this.#count += 1;
    const place = this.#places.get(text) ?? this.#places.size;
    this.#places.set(text, place);
    return place;
  }

  parts(): Record<string, string> {
    const texts = [...this.#places.keys()].map((text) => {
      const kept = text.trim() === text ? "" : ' xml:space="preserve"';
      return `<si><t${kept}>${escaped(text)}</t></si>`;
    });
    return { count: String(this.#count), unique: String(texts.length), texts: texts.join("") };
  }
}

function rowsXml(sheet: Sheet, styles: StyleTable, texts: Texts): string {
  const { top, lines } = sheet;
  return rowsOf(sheet)
    .map((row, index) => {
      const own = { sheet, styles, texts, number: index + 1 };
      if (index < top.length) {
        const whole: Looks = index === 0 && row.length === 1 && top[1]?.length === 1 ? { font: "title" } : {};
        return row.length === 1
          ? rowXml(padded(row, titleWidth(sheet)), own, whole, () => ({ ...whole, centred: true }))
          : rowXml(row, own, {}, () => ({}));
      }
      const framed = (value: Value): Looks => ({
        ...(index === top.length && { font: "head" }),
        framed: true,
        decimals: typeof value === "number" && !Number.isInteger(value),
      });
      if (index > top.length + lines.length) return rowXml(row, own, {}, () => ({}));
      return rowXml(row, own, index === top.length ? { font: "head" } : {}, framed);
    })
    .join("");
}

/** A row of values; a value of nothing has a cell only where it looks like something, in a title that runs over several. */
function rowXml(
  row: (Value | undefined)[],
  { styles, texts, number }: { styles: StyleTable; texts: Texts; number: number },
  whole: Looks,
  looksOf: (value: Value) => Looks,
): string {
  const style = styles.placeOf(whole);
  let last = 0;
  const cells = row.map((value, index) => {
    if (value === null) return "";
    last = index + 1;
    const place = styles.placeOf(looksOf(value ?? null));
    const head = `<c r="${letters(index + 1)}${number}"${place ? ` s="${place}"` : ""}`;
    if (value === undefined) return `${head}/>`;
    if (typeof value === "number") return `${head}><v>${value}</v></c>`;
    return `${head} t="s"><v>${texts.placeOf(value)}</v></c>`;
  });
  const own = style ? ` s="${style}" customFormat="1"` : "";
  return `<row r="${number}" spans="1:${last}"${own} x14ac:dyDescent="0.25">${cells.join("")}</row>`;
}

/** A title with the cells over which it runs. */
function padded(row: Value[], width: number): (Value | undefined)[] {
  return Array.from({ length: width }, (_, index) => row[index]);
}

const titleWidth = ({ heads }: Sheet) => Math.min(TITLE, heads.length);
const titleEnd = (sheet: Sheet) => letters(titleWidth(sheet));

/** Columns with their widths, those beside each other with the same as one. */
function columnsXml(sheet: Sheet): string {
  const runs: { from: number; to: number; width: number }[] = [];
  for (const [index, head] of sheet.heads.entries()) {
    const width = widthOf(sheet, head, index);
    const run = runs.at(-1);
    if (run?.width === width) run.to = index + 1;
    else runs.push({ from: index + 1, to: index + 1, width });
  }
  return runs
    .map(({ from, to, width }) => `<col min="${from}" max="${to}" width="${width}" customWidth="1"/>`)
    .join("");
}

/** Two for each character of the longest text, since Chinese ones are wide. */
function widthOf({ lines }: Sheet, head: string, column: number): number {
  const longest = lines.reduce(
    (most, { cells }) => Math.max(most, String(cells[column] ?? "").length),
    head.length,
  );
  return Math.min(WIDTH.most, Math.max(WIDTH.least, longest * 2));
}

/** A part of the package, its places in braces filled. */
function part(name: string, places: Record<string, string> = {}): string {
  const text = readFileSync(join(PARTS, name), "utf8");
  return text.replace(/\{(\w+)\}/g, (whole, place: string) => places[place] ?? whole);
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return column <= 26 ? last : letters(Math.floor((column - 1) / 26)) + last;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
