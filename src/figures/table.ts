import { type Html, html } from "./html.ts";

/** A column of a table: its head, and whether its cells are numbers (aligned right) or texts. */
export interface Column {
  head: Html | string;
  kind?: "number" | "text";
}

/** A table with a caption; the first cell of each row is the row's head. */
export function tableHtml(caption: Html | string, columns: Column[], rows: (Html | string)[][]): Html {
  const kind = (index: number) => columns[index]?.kind ?? "text";
  return html`<div class="table"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ head }, index) => html`<th scope="col" class="${kind(index)}">${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first, ...rest]) => html`
<tr><th scope="row" class="${kind(0)}">${first}</th>${rest.map((cell, index) => html`<td class="${kind(index + 1)}">${cell}</td>`)}</tr>`,
  )}
</tbody></table></div>`;
}
