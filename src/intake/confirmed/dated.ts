import { entriesIn } from "../layout/header.ts";
import { fold, placeText, type Row } from "../layout/sheet.ts";
import type { Confirmation } from "./confirmation.ts";
import { withTexts } from "./rewritten.ts";

/** Whether a text names a year. */
export function hasYear(text: string): boolean {
  return /(?:19|20)\d{2}|[零〇○一二三四五六七八九]{4}年/.test(text);
}

/**
 * Rows above a table whose entry for the period names no year, such as 三 behind 季度, with the year of another entry put before
 * it, and what its own label says of it behind.
 */
export function dated(rows: Row[], { labels, loader }: Confirmation, year: string): Row[] {
  const field = loader.header.period;
  const [label, word] = [...labels].find(([, meaning]) => meaning === field?.words[0]) ?? [];
  const entry = field && label && year ? entriesIn({ rows }, { field }).field : undefined;
  const said = fold(entry?.text ?? "");
  if (!entry || !label || !word || said === "" || hasYear(said)) return rows;
  const kind =
    /季度?$/.test(label) && !said.includes("季")
      ? "季度"
      : /月份?$/.test(label) && !said.includes("月")
        ? "月"
        : "";
  const own = placeText(entry.place);
  return rows.map((row) =>
    withTexts(row, (text, position) => {
      if (placeText(row.cell(position).place) !== own) return text;
      const at = text.indexOf(entry.text, Math.max(0, text.indexOf(word)));
      return `${text.slice(0, at)}${year}${said}${kind}${text.slice(at + entry.text.length)}`;
    }),
  );
}
