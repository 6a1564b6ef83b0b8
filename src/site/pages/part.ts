import type { StandingFinding } from "../../facts/finding.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { asAttribute, asLabel } from "../kit/text.ts";

/** The most rows of a list that one page holds. */
export const MOST_ROWS = 500;
/** How many pages before and after a page it leads to, beside the first and the last. */
const NEAR = 2;

/** A list that may fill several pages: its first rows stand on a page with other things, further ones on pages of their own. */
export interface List {
  /** The page of its first part, and the folder of the others. */
  page: string;
  folder: string;
  title: string;
  count: number;
  /** The findings that are its rows, where it is of findings. */
  findings?: StandingFinding[];
  /** The rows from one to before another, as a table. */
  draw(from: number, until: number, links: Links): Html;
}

/** How many pages a list fills. */
export function partsIn({ count }: List): number {
  return Math.max(1, Math.ceil(count / MOST_ROWS));
}

/** The page of a part of a list, from 1. */
export function partPath({ page, folder }: Pick<List, "page" | "folder">, part: number): string {
  return part === 1 ? page : `${folder}/page-${part}`;
}

/** The part in which a row stands, from 1. */
export function partOf(row: number): number {
  return Math.floor(row / MOST_ROWS) + 1;
}

/** The rows of a part of a list: from one to before another. */
export function rowsOf({ count }: List, part: number): [from: number, until: number] {
  const from = (part - 1) * MOST_ROWS;
  return [from, Math.min(count, from + MOST_ROWS)];
}

/** A part of a list: its rows, and the ways to the other parts where there are any. */
export function partHtml(list: List, part: number, links: Links): Html {
  const rows = list.draw(...rowsOf(list, part), links);
  const [above, below] = ["分页", "分页（表后）"].map((label) => waysHtml(list, part, links, label));
  return html`${above}${rows}${below}`;
}

function waysHtml(list: List, part: number, links: Links, label: string): Html {
  const last = partsIn(list);
  if (last === 1) return html``;
  const to = (wanted: number) => links.to(partPath(list, wanted));
  const near = Array.from({ length: 2 * NEAR + 1 }, (_, at) => part - NEAR + at);
  const shown = [...new Set([1, ...near.filter((each) => each >= 1 && each <= last), last])];
  const numbered = shown.map((each, at) => {
    const gap = at > 0 && each > (shown[at - 1] ?? 0) + 1 && html`<span>…</span> `;
    const text = `第${each}页`;
    return each === part
      ? html`${gap}<span aria-current="page">${asLabel(text)}</span> `
      : html`${gap}<a href="${asAttribute(to(each))}">${asLabel(text)}</a> `;
  });
  const before = part > 1 && html`<a rel="prev" href="${asAttribute(to(part - 1))}">前页</a> `;
  const after = part < last && html`<a rel="next" href="${asAttribute(to(part + 1))}">后页</a>`;
  return html`<nav class="parts" aria-label="${asLabel(label)}">${before}${numbered}${after}</nav>
`;
}
