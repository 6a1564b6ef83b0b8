import type { FileProof } from "../../facts/proof.ts";
import { NUMBER_CUT, WORDS_CUT } from "../../facts/telling/token.ts";
import { ROLE_WORDS } from "../../intake/account/role-words.ts";
import type { PicturedCell, PicturedSheet } from "../../intake/layout/picture.ts";
import type { Place } from "../../intake/layout/sheet.ts";
import type { Own } from "../audit/own.ts";
import { type Html, html } from "../kit/html.ts";
import { asAttribute, asCode, asLabel, asQuotation } from "../kit/text.ts";

/** The sheets of a file that are drawn, as they are told. */
export function picturedSheets({ pictured }: Pick<FileProof, "pictured">): PicturedSheet[] {
  return pictured === undefined ? [] : (JSON.parse(pictured) as PicturedSheet[]);
}

/** What the page of a file may say of its picture, and no other page. */
export function ownOfPicture(sheets: PicturedSheet[]): Own {
  const texts = sheets.flatMap(({ name, rows }) => [
    name,
    ...rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
  ]);
  const places = sheets.flatMap(({ rows }) =>
    rows.flatMap(({ number, cells }) => [String(number), ...cells.map(({ column }) => lettersOf(column))]),
  );
  return { quotations: new Set(texts), places: new Set(places) };
}

/** By the anchor of what is read of a file, the cell of its picture that it stands in: sheet, row and column. */
export function anchorsIn(sheets: PicturedSheet[], leaves: Map<string, Place>): Map<string, string> {
  const anchors = new Map<string, string>();
  for (const [anchor, place] of leaves)
    for (const sheet of sheets) {
      const at = cellOf(sheet, place);
      if (at !== undefined) anchors.set(anchor, at);
    }
  return anchors;
}

/** The sheets of a file, each cell coloured by what it is to who reads it, what is read of it marked at its cell by `anchors`. */
export function sheetPictures(sheets: PicturedSheet[], anchors: Map<string, string>): Html {
  if (sheets.length === 0) return html``;
  const cells = sheets.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const used = new Set(cells.map(({ role }) => role));
  const isCut = cells.some(({ text }) => text.includes(WORDS_CUT) || text.includes(NUMBER_CUT));
  const byCell = new Map<string, string[]>();
  for (const [anchor, at] of anchors) byCell.set(at, [...(byCell.get(at) ?? []), anchor]);
  const key = Object.entries(ROLE_WORDS).filter(([role]) => used.has(role as PicturedCell["role"]));
  return html`<h2>来件原样</h2>
<ul class="roles">${key.map(([role, word]) => html`<li class="${asAttribute(role)}">${asLabel(word)}</li>`)}</ul>
${sheets.map((sheet) => sheetHtml(sheet, byCell))}${
  isCut && html`<p class="note">不对外公布的文字写作〔文字〕，号码写作〔号码〕。</p>`
}`;
}

/**
 * The cell of a sheet at a place, where it is drawn; of a field of a record that of the column whose head names it, else the first
 * where all columns are drawn.
 */
function cellOf(sheet: PicturedSheet, place: Place): string | undefined {
  const { name, rows, wider } = sheet;
  const isDrawn = (number: number) => rows.some((row) => row.number === number);
  if ("cell" in place) {
    const [, letters = "", number = ""] = /^([A-Z]+)(\d+)$/.exec(place.cell) ?? [];
    const isThere = place.sheet === name && isDrawn(Number(number)) && columnsOf(sheet).includes(letters);
    return isThere ? `${name} ${number} ${letters}` : undefined;
  }
  if (!("record" in place) || name !== "" || !isDrawn(place.record)) return undefined;
  const head = rows
    .flatMap(({ cells }) => cells)
    .find(({ role, text }) => role === "head" && text === place.column);
  if (!head && wider) return undefined;
  return `${name} ${place.record} ${lettersOf(head?.column ?? 0)}`;
}

/** The columns of a picture, by their letters. */
function columnsOf({ rows }: PicturedSheet): string[] {
  const width = Math.max(...rows.flatMap(({ cells }) => cells.map(({ column }) => column + 1)));
  return Array.from({ length: width }, (_, column) => lettersOf(column));
}

function sheetHtml(sheet: PicturedSheet, anchors: Map<string, string[]>): Html {
  const { name, rows, more, wider } = sheet;
  const columns = columnsOf(sheet);
  return html`<div class="table sheet" tabindex="0"><table><caption>${name === "" ? "来件原文" : html`<q>${asQuotation(name)}</q>`}</caption>
<thead><tr><td></td>${columns.map((column) => html`<th scope="col"><code>${asCode(column)}</code></th>`)}</tr></thead>
<tbody>${rows.map(({ number, cells }) => {
    const own = new Map(cells.map((cell) => [lettersOf(cell.column), cell]));
    return html`
<tr><th scope="row"><code>${asCode(number)}</code></th>${columns.map((column) => cellHtml(own.get(column), anchors.get(`${name} ${number} ${column}`)))}</tr>`;
  })}
</tbody></table></div>${more && html`<p class="note">以下各行从略。</p>`}${wider && html`<p class="note">右侧各列从略。</p>`}`;
}

function cellHtml(cell: PicturedCell | undefined, anchors: string[] = []): Html {
  const marks = anchors.map((anchor) => html`<a id="${asAttribute(anchor)}"></a>`);
  return cell
    ? html`<td class="${asAttribute(cell.role)}">${marks}<q>${asQuotation(cell.text)}</q></td>`
    : html`<td>${marks}</td>`;
}

/** A column as a workbook names it: A, B … Z, AA. */
function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last;
}
