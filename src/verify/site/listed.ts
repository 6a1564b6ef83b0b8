import { textOf } from "../originals/read/bytes.ts";
import { withoutEntities } from "../originals/read/entities.ts";
import type { Cited } from "../originals/read/html.ts";
import { type DownloadRow, rowsOf } from "./download-rows.ts";
import type { Failures } from "./failure.ts";
import type { Site } from "./site.ts";

const TABLE = "data/findings.csv";
/** The pages that list the findings nobody has answered, and the number of each but the first. */
const PAGE = /^findings(?:\/page-(\d+))?\.html$/;
/** What a row of such a page shows that stands in the download too. */
const SHOWN = ["title", "name", "text"] as const;

/** The head of the column with what stands in the cells. */
const WRITTEN = "原文";

/** How many rows of the download that wait for an answer say something in a column, by `findings COLUMN TEXT`. */
export type Counts = Map<string, number>;

/**
 * Checks that the pages of findings list every row of the download that waits for an answer, once and in its order.
 * Returns how many such rows there are of each kind.
 */
export function checkListed(site: Site, failures: Failures): Counts {
  const rows = failures.guard("downloads", TABLE, () => rowsOf(site.root, TABLE)) ?? [];
  const open = rows.filter(({ answer }) => !answer);
  const pages = pagesOf(site);
  // A build without pages has its downloads alone.
  if (pages.length === 0 && !site.paths.some((path) => path.endsWith("index.html"))) return countsOf(open);
  let next = 0;
  for (const path of pages)
    for (const listed of failures.guard("pages", path, () => listedIn(textOf(site.root, path) ?? "")) ?? []) {
      const row = open[next];
      next += 1;
      const wrong = SHOWN.find((column) => listed[column] !== (row?.[column] ?? ""));
      if (!wrong) continue;
      const said = row ? `${wrong} is ${row[wrong]}` : "the download has no such row";
      failures.add("pages", path, `finding ${next}: ${said}, the page says ${listed[wrong]}`);
      return countsOf(open);
    }
  if (next < open.length)
    failures.add("pages", "findings.html", `${open.length} findings wait for an answer, ${next} are listed`);
  return countsOf(open);
}

function pagesOf({ paths }: Site): string[] {
  const numbered = paths.flatMap((path) => {
    const found = PAGE.exec(path);
    return found ? [{ path, number: Number(found[1] ?? 1) }] : [];
  });
  return numbered.sort((a, b) => a.number - b.number).map(({ path }) => path);
}

function countsOf(open: DownloadRow[]): Counts {
  const counts: Counts = new Map();
  for (const row of open)
    for (const [column, text] of Object.entries(row)) {
      const key = `findings ${column} ${text}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
}

/** What the rows of a page's table of findings show. */
export function listedIn(page: string): DownloadRow[] {
  const [, above = "", table = ""] =
    /<caption>核查发现的问题<\/caption>([\s\S]*?)<tbody>([\s\S]*?)<\/tbody>/.exec(page) ?? [];
  // A column in which no row has anything is left out.
  const written = above
    .split(/<th(?:\s[^>]*)?>/)
    .slice(1)
    .findIndex((head) => textIn(head.split("</th>")[0] ?? "") === WRITTEN);
  return table
    .split(/<tr(?:\s[^>]*)?>/)
    .slice(1)
    .map((row) => {
      const cells = row.split(/<t[dh][^>]*>/).slice(1);
      const texts = cells.map((cell) => cell.split(/<\/t[dh]>/)[0] ?? "");
      const [head = "", name = ""] = texts;
      const text = texts[written] ?? "";
      const title = textIn(head.replace(/<span class="severity[^>]*>[^<]*<\/span>/, "")).trim();
      return { title, name: textIn(name), text: /<q\b/.test(text) ? textIn(text) : "" };
    });
}

function textIn(markup: string): string {
  return withoutEntities(markup.replace(/<[^>]*>/g, ""));
}

/** What is wrong with a number of a page that counts rows of a download. */
export function countFault({ rows, value, display }: Cited, counts: Counts): string | undefined {
  const count = String(counts.get(rows ?? "") ?? 0);
  if (value !== count) return `${count} rows are so, the page says ${value}`;
  const shown = count.replace(/\B(?=(\d{3})+$)/g, ",");
  return display === shown ? undefined : `it is shown as ${shown}, the page says ${display}`;
}
