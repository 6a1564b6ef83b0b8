import type { Picture } from "../messages.ts";
import { element } from "./element.ts";

/** A part of a sheet as it was sent, with the cell marked. */
export function pictureTable(picture: Picture): HTMLElement {
  const { file, sheet, columns, rows, marked } = picture;
  const place =
    marked &&
    (sheet ? `${columns[marked.column - 1] ?? ""}${marked.row} 格` : `第${marked.row}行第${marked.column}列`);
  const caption = [`《${file}》`, sheet, place].filter(Boolean).join(" ");
  const head = element(
    "tr",
    {},
    element("td"),
    ...columns.map((name) => element("th", { scope: "col" }, name)),
  );
  const covered = coveredBy(picture);
  const body = rows.flatMap(({ number, texts, isGap }) => {
    const cells = texts.flatMap((text, index) => {
      const place = `${number} ${index + 1}`;
      if (covered.hidden.has(place)) return [];
      const isMarked = covered.marked === place;
      const cell = element("td", { ...covered.spans.get(place), ...(isMarked && { class: "marked" }) });
      cell.append(isMarked ? element("mark", {}, text || "（空）") : text);
      return [cell];
    });
    const gap = element("tr", { class: "gap" }, element("td", { colspan: String(columns.length + 1) }, "……"));
    return [
      ...(isGap ? [gap] : []),
      element("tr", {}, element("th", { scope: "row" }, String(number)), ...cells),
    ];
  });
  const table = element("table", {}, element("thead", {}, head), element("tbody", {}, ...body));
  const name = `原件：${caption}`;
  return element(
    "figure",
    {},
    element("figcaption", {}, name),
    element("div", { class: "sheet", tabindex: "0", role: "region", "aria-label": name }, table),
  );
}

/** The first cells of merged ones with their spans, the cells that these cover, and the cell in which the marked one is seen. */
function coveredBy({ merged, marked }: Picture) {
  const spans = new Map<string, Record<string, string>>();
  const hidden = new Set<string>();
  let shown = marked && `${marked.row} ${marked.column}`;
  for (const { row, column, rows, columns } of merged) {
    const first = `${row} ${column}`;
    spans.set(first, { rowspan: String(rows), colspan: String(columns) });
    for (let at = row; at < row + rows; at++)
      for (let across = column; across < column + columns; across++) {
        const place = `${at} ${across}`;
        if (place === first) continue;
        hidden.add(place);
        if (place === shown) shown = first;
      }
  }
  return { spans, hidden, marked: shown };
}
