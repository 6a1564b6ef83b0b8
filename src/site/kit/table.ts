import { Html, html, unescapeHtml, type Written } from "./html.ts";
import { asAttribute, asLabel, plainText, type Text } from "./text.ts";

/** A column of a table: its head, and whether its cells are numbers (aligned right), marks (centred), texts, or short texts that stay on one line. */
export interface Column {
  head: string | Text | Html;
  kind?: "number" | "mark" | "text" | "short";
}

/** The most characters of a unit that stays on one line with its brackets. */
const LONGEST_UNIT = 6;

/** What stands in a cell; a string is a label. */
type CellContent = Html | Text | string;

/**
 * A table with a caption; the first cell of each row is the row's head. A column in which no row has anything is left out.
 * Where all figures of a column rest on the same, its head carries the mark of that, and not each cell. On a phone, a table of
 * many texts is written row by row with the heads beside its cells (in a row, where it is `compact`), and a table of numbers
 * scrolls. A table without rows is a sentence that says so. Where a page has hundreds of rows, `heads` is the name by which the
 * style sheet itself has the heads, so that not every cell names its own. `attributes` are those of the rows.
 */
export function tableHtml<C extends string | Html>(
  caption: Written<C>,
  every: Column[],
  written: CellContent[][],
  {
    compact = false,
    heads,
    attributes = [],
  }: { compact?: boolean; heads?: string; attributes?: Html[] } = {},
): Html {
  const title = textOf(caption);
  if (written.length === 0) return html`<p class="note">${title}：无。</p>`;
  const said = every.map((_, index) => index === 0 || written.some((row) => !isBlank(row[index])));
  const filled = (_: unknown, index: number) => said[index];
  const columns = every.filter(filled);
  const marked = written.map((row) => row.filter(filled));
  const marks = columns.map((_, index) => sharedMark(marked.map((row) => row[index] ?? "")));
  const rows = marked.map((row) => row.map((cell, index) => (marks[index] ? withoutMark(cell) : cell)));
  const kind = (index: number) => columns[index]?.kind ?? "text";
  const kindOf = (index: number) => kind(index) !== "text" && html` class="${kind(index)}"`;
  const texts = columns.filter(({ kind = "text" }) => kind === "text" || kind === "short");
  const stacked = columns.length > 3 && texts.length > 2;
  const known = heads !== undefined && !marks.some(Boolean) && `heads-${heads}-${columns.length}`;
  const headAt = columns.map((column, index) => stacked && !known && headOf(column, marks[index]));
  const kinds = [stacked && "stacked", stacked && compact && "compact", stacked && known];
  const looks = stacked ? kinds.filter(Boolean).join(" ") : columns.length > texts.length + 1 && "numbers";
  return html`<div class="table ${asAttribute(looks || "")}"><table>
<caption>${title}</caption>
<thead><tr>${columns.map(({ head }, index) => html`<th scope="col"${kindOf(index)}>${headHtml(head)}${marks[index]}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first, ...rest], row) => html`
<tr${attributes[row]}><th scope="row"${kindOf(0)}>${textOf(first)}</th>${rest.map(
      (cell, index) => html`<td${kindOf(index + 1)}${headAt[index + 1]}>${textOf(cell)}</td>`,
    )}</tr>`,
  )}
</tbody></table></div>`;
}

/** What stands in a cell, with a string as a label. */
function textOf(cell: CellContent | undefined): Html | Text {
  return typeof cell === "object" ? cell : asLabel(cell);
}

/** A head; a unit in brackets at its end stays on one line. */
function headHtml(given: Column["head"]): Html {
  if (given instanceof Html) return given;
  const head = String(given);
  const [, words, unit = ""] = /^(.+)(（[^（）]+）)$/.exec(head) ?? [];
  const short = plainText(unit).length;
  return words !== undefined && short > 2 && short <= LONGEST_UNIT + 2
    ? html`${asLabel(words)}<span class="range">${asLabel(unit)}</span>`
    : html`${asLabel(head)}`;
}

/** Whether a cell says that there is nothing to say. */
function isBlank(cell: CellContent | undefined): boolean {
  return ["", "—"].includes(String(cell ?? "").trim());
}

/** The head of a column as an attribute of its cells, which the style sheet puts beside them on a phone. */
function headOf({ head }: Column, mark: Html | undefined): Html {
  const text = (part: Column["head"]) =>
    part instanceof Html ? unescapeHtml(part.markup.replace(/<[^>]*>/g, "")) : String(part);
  return html` data-head="${asLabel([text(head), ...(mark ? [text(mark)] : [])].join(" "))}"`;
}

const MARK = /<abbr class="basis [a-z]+">[^<]*<\/abbr>/g;

/** The mark of basis that every cell with a figure ends with, perhaps in a range, and has once, where there are several such cells. */
function sharedMark(cells: CellContent[]): Html | undefined {
  const found = cells.flatMap((cell) =>
    cell instanceof Html && cell.markup.includes("<data") ? [cell.markup] : [],
  );
  const [mark] = found[0]?.match(MARK) ?? [];
  const all = found.every(
    (cell) =>
      mark && cell.match(MARK)?.length === 1 && (cell.endsWith(mark) || cell.endsWith(`${mark}</span>`)),
  );
  return mark && all && found.length > 1 ? new Html(mark) : undefined;
}

function withoutMark(cell: CellContent): CellContent {
  return cell instanceof Html ? new Html(cell.markup.replace(MARK, "")) : cell;
}
