import { cssString, type Html, html } from "./html.ts";

/** A column of a table: its head, and whether its cells are numbers (aligned right), marks (centred), texts, or short texts that stay on one line. */
export interface Column {
  head: string;
  kind?: "number" | "mark" | "text" | "short";
}

/**
 * A table with a caption; the first cell of each row is the row's head. On a phone, a table of many texts is
 * written row by row with the heads beside its cells (in a row, where it is `compact`), and a table of numbers scrolls. A table without rows is a
 * sentence that says so.
 */
export function tableHtml(
  caption: string,
  columns: Column[],
  rows: (Html | string)[][],
  compact = false,
): Html {
  if (rows.length === 0) return html`<p class="note">${caption}：无。</p>`;
  const kind = (index: number) => columns[index]?.kind ?? "text";
  const kindOf = (index: number) => kind(index) !== "text" && html` class="${kind(index)}"`;
  const texts = columns.filter(({ kind = "text" }) => kind === "text" || kind === "short");
  const stacked = columns.length > 3 && texts.length > 2;
  return html`<div class="table ${stacked ? (compact ? "stacked compact" : "stacked") : columns.length > texts.length + 1 && "numbers"}"><table${stacked && headsStyle(columns)}>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ head }, index) => html`<th scope="col"${kindOf(index)}>${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first, ...rest]) => html`
<tr><th scope="row"${kindOf(0)}>${first}</th>${rest.map(
      (cell, index) => html`<td${kindOf(index + 1)}>${cell}</td>`,
    )}</tr>`,
  )}
</tbody></table></div>`;
}

/** The heads of a table as properties that the style sheet puts beside its cells on a phone: once, and not in each cell. */
function headsStyle(columns: Column[]): Html {
  const heads = columns.slice(1).map(({ head }, index) => `--c${index + 1}:${cssString(head)}`);
  return html` style="${heads.join(";")}"`;
}
