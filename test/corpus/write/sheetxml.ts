import { type Box, type FORMATS, letters, type Sheet } from "../form.ts";

/** What a writer of sheets needs: where texts go, and which style shows a format. */
export interface Package {
  date1904: boolean;
  /** The place of a shared string, added where it is new; its XML. */
  share(xml: string): number;
  /** The number of the style with a format. */
  style(format: (typeof FORMATS)[number]): number;
  /** Whether texts are written inside the sheet. */
  inline: boolean;
}

export function escaped(words: string): string {
  return words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** The XML of a sheet's rows. */
export function sheetData({ rows, hiddenRows }: Sheet, pack: Package): string {
  const lines = rows.map((row, index) => {
    const cells = row.map((box, column) => cellXml(box, `${letters(column)}${index + 1}`, pack)).join("");
    return `<row r="${index + 1}"${hiddenRows.has(row) ? ' hidden="1"' : ""}>${cells}</row>`;
  });
  return `<sheetData>${lines.join("")}</sheetData>`;
}

/** The XML of its merged cells; "" where there are none. */
export function mergeCells({ rows, merges }: Sheet): string {
  if (merges.length === 0) return "";
  const places = new Map<Box, string>();
  for (const [index, row] of rows.entries())
    for (const [column, box] of row.entries()) places.set(box, `${letters(column)}${index + 1}`);
  const refs = merges.map(([first, last]) => `<mergeCell ref="${places.get(first)}:${places.get(last)}"/>`);
  return `<mergeCells count="${merges.length}">${refs.join("")}</mergeCells>`;
}

/** The XML of its hidden columns; "" where there are none. */
export function columnsXml({ hiddenColumns }: Sheet): string {
  if (hiddenColumns.size === 0) return "";
  const cols = [...hiddenColumns].sort((a, b) => a - b);
  return `<cols>${cols.map((at) => `<col min="${at + 1}" max="${at + 1}" width="0" hidden="1" customWidth="1"/>`).join("")}</cols>`;
}

function cellXml(box: Box, place: string, pack: Package): string {
  const style = box.format ? ` s="${pack.style(box.format)}"` : "";
  const open = (type: string) => `<c r="${place}"${style}${type && ` t="${type}"`}>`;
  if (box.formula === "unsaved") return `${open("")}<f>A1+1</f></c>`;
  if (box.is === "blank") return style ? `<c r="${place}"${style}/>` : "";
  const formula = formulaXml(box, place);
  if (box.is === "number") return `${open("")}${formula}<v>${box.text}</v></c>`;
  if (box.is === "day") return `${open("")}${formula}<v>${serialOf(box.text, pack.date1904)}</v></c>`;
  if (box.is === "error") return `${open("e")}${formula}<v>${escaped(box.text)}</v></c>`;
  if (formula) return `${open("str")}${formula}<v>${escaped(box.text)}</v></c>`;
  const xml = textXml(box);
  if (box.as === "inline" || pack.inline) return `${open("inlineStr")}<is>${xml}</is></c>`;
  return `${open("s")}<v>${pack.share(xml)}</v></c>`;
}

function formulaXml({ formula }: Box, place: string): string {
  if (formula === "shared")
    return `<f t="shared" ref="${place}:${place}" si="${place.replace(/\D/g, "")}">A1+0</f>`;
  return formula ? "<f>A1+0</f>" : "";
}

/** A text as a whole, in runs, with the reading aids of East Asian texts, or with every character by its number. */
function textXml({ text, as }: Box): string {
  const t = (words: string) => `<t xml:space="preserve">${escaped(words)}</t>`;
  const at = Math.ceil(text.length / 2);
  if (as === "rich")
    return `<r><t xml:space="preserve">${escaped(text.slice(0, at))}</t></r><r><rPr><b/><sz val="12"/></rPr>${t(text.slice(at))}</r>`;
  if (as === "phonetic")
    return `${t(text)}<rPh sb="0" eb="${text.length}"><t>ピンイン</t></rPh><phoneticPr fontId="1" type="noConversion"/>`;
  if (as === "referenced")
    return `<t>${[...text].map((character) => `&#${character.codePointAt(0)};`).join("")}</t>`;
  return t(text);
}

/** The number of a day as a workbook stores it. */
function serialOf(iso: string, date1904: boolean): number {
  const days = Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
  return days + (date1904 ? 24107 : 25569);
}
