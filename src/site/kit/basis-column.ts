import { Html, html } from "./html.ts";

const MARK = /<abbr class="basis [a-z]+">[^<]*<\/abbr>/g;

/** What most figures of a column rest on: its mark stands in the head of the column, and only the others have marks of their own. */
export class BasisOfColumn {
  readonly mark: Html;

  /** `cells` are those of the column, with their marks. */
  constructor(cells: Html[]) {
    const counts = new Map<string, number>();
    for (const { markup } of cells)
      if (markup.includes("<data"))
        for (const mark of markup.match(MARK) ?? [""]) counts.set(mark, (counts.get(mark) ?? 0) + 1);
    // A figure that was reported has no mark, and must not stand under another's.
    const [most] = counts.has("") ? [] : [...counts].sort(([, a], [, b]) => b - a);
    this.mark = most ? new Html(most[0]) : html``;
  }

  /** A cell without the mark that the head says for it. */
  without(cell: Html): Html {
    return this.mark.markup === "" ? cell : new Html(cell.markup.replaceAll(this.mark.markup, ""));
  }
}
