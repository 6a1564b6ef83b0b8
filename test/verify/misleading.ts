import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesBelow } from "../support/files.ts";
import { pick } from "./edit.ts";
import { sealFiles } from "./seal.ts";

/** A way to mislead a reader: of which files, and what is done to the text of one; nothing where that cannot be done to it. */
interface Way {
  files: RegExp;
  change(text: string, draw: () => number): string | undefined;
}

const PAGES = /^(?!proof\/|verify\.html).*\.html$/;

const replaced = (files: RegExp, from: RegExp, to: string): Way => ({
  files,
  change: (text) => (from.test(text) ? text.replace(from, to) : undefined),
});

const beforeEnd = (markup: string): Way => replaced(PAGES, /<\/main>/, `${markup}</main>`);

/** One line of a text taken out, all of it but the first two. */
const lineOut: Way["change"] = (text, draw) => {
  const lines = text.split("\n");
  if (lines.length < 5) return undefined;
  lines.splice(2 + Math.floor(draw() * (lines.length - 4)), 1);
  return lines.join("\n");
};

/** Ways to change the text of a file so that whoever reads the site is misled, by what they change. */
export const WAYS: Record<string, Way> = {
  "words: 上升 for 下降": replaced(PAGES, /下降/, "上升"),
  "words: a verdict": replaced(PAGES, />未达标</, ">达标<"),
  "words: a heading": replaced(PAGES, /<\/h2>/, "（全部达标）</h2>"),
  "words: a unit": replaced(PAGES, />家</, ">万家<"),
  "words: the head of a column": replaced(PAGES, /<th scope="col">目标/, '<th scope="col">实际'),
  "words: a caption": replaced(PAGES, /<\/caption>/, "（修订）</caption>"),
  "words: a date": replaced(PAGES, /2013-06-17/, "2013-07-17"),
  "words: a name": replaced(PAGES, /海宁市/, "桐乡市"),
  "words: a sentence": beforeEnd("<p>各项目标均已提前完成。</p>"),
  "words: a title": replaced(PAGES, /<title>/, "<title>征求意见稿 "),
  "place: two true numbers change places": {
    files: PAGES,
    change(text) {
      const [first, second] = [...text.matchAll(/<a href="[^"]*"><data [^>]*>[^<]*<\/data><\/a>/g)].map(
        String,
      );
      if (!first || !second || first === second) return undefined;
      return text.replace(first, "\u0000").replace(second, first).replace("\u0000", second);
    },
  },
  "browser: a comment that hides": replaced(PAGES, /<main/, "<!--><main hidden><p>改</p></main><!----><main"),
  "browser: a digit glued on": replaced(PAGES, /<data value/, "9<data value"),
  "browser: a template": replaced(
    PAGES,
    /<h1([\s\S]*?)<\/h1>/,
    "<template><h1$1</h1></template><h1>优秀</h1>",
  ),
  "browser: letters from right to left": replaced(PAGES, /<data ([^>]*)>/, "<data $1>\u202e"),
  "browser: what is shown in place of it": replaced(PAGES, /<main/, '<main aria-hidden="true"'),
  "browser: an address": replaced(PAGES, /href="([^"#]+)#/, 'href="index.html#'),
  "policy: none": replaced(PAGES, /<meta http-equiv="Content-Security-Policy"[^>]*>\n?/, ""),
  "policy: any script": replaced(PAGES, /script-src [^;]*;/, "script-src *;"),
  "script: one in a page": beforeEnd("<script>document.title='优'</script>"),
  "script: one that is there": replaced(
    /^(?:search|figures|proof|explorer)-[0-9A-F]{8}\.js$/,
    /$/,
    "\ndocument.body.hidden = true;\n",
  ),
  "style: it hides": replaced(/\.css$/, /$/, "\ndata{visibility:hidden}\n"),
  "style: it writes digits": replaced(/\.css$/, /$/, '\ndata::before{content:"9"}\n'),
  "style: the words of the edition": replaced(/^edition\.css$/, /收件截至20/, "收件截至19"),
  "search: what is found": replaced(/^search-index\.js$/, /海宁/, "桐乡"),
  "chart: a line": replaced(PAGES, /<path d="M/, '<path d="M1,1M'),
  "chart: a bar": replaced(PAGES, /<rect /, '<rect transform="scale(2)" '),
  "chart: its words": replaced(PAGES, /<text ([^>]*)>/, "<text $1>9"),
  "proof: a page": replaced(/^proof\/.*\.html$/, /<\/h1>/, "（已核实）</h1>"),
  "proof: words of a rule": replaced(/^proof\/rules\.json$/, /"words":"/, '"words":"约'),
  "data: targets": { files: /^data\/(?:plain\/)?targets\.csv$/, change: lineOut },
  "data: findings": { files: /^data\/(?:plain\/)?findings\.csv$/, change: lineOut },
  "data: scenarios": { files: /^data\/(?:plain\/)?scenarios\.(?:csv|json)$/, change: lineOut },
  "data: observations": { files: /^data\/(?:plain\/)?observations\.(?:csv|json)$/, change: lineOut },
  "data: what columns mean": replaced(/^data\/datapackage\.json$/, /"description":\s*"/, "$&不"),
  "queries: of a model": replaced(/^models\/.*\.sql$/, /select/, "select distinct"),
  "program: the checker": replaced(/^verify\.mjs$/, /$/, "\nprocess.exitCode = 0;\n"),
};

/** Files that are no text: a byte of them is another. */
const TABLES = /^data\/.*\.(?:parquet|arrow)$/;

/** A change that was made, and the file in which it is. */
export interface Misled {
  kind: string;
  path: string;
}

/** Changes a site in each of the ways, each in a file of its own, drawn anew, and makes its sums agree; returns what was done. */
export function mislead(site: string, draw: () => number): Misled[] {
  const done: Misled[] = [];
  const paths = filesBelow(site).filter((path) => !/^manifest\.(?:json|sig)$/.test(path));
  const free = (files: RegExp) =>
    paths.filter((path) => files.test(path) && !done.some((each) => each.path === path));
  const rarest = Object.entries(WAYS).toSorted((a, b) => free(a[1].files).length - free(b[1].files).length);
  for (const [kind, { files, change }] of rarest)
    for (let tries = 0; tries < 200; tries++) {
      const path = pick(free(files), draw);
      if (path === undefined) break;
      const text = readFileSync(join(site, path), "utf8");
      const changed = change(text, draw);
      if (changed === undefined || changed === text) continue;
      writeFileSync(join(site, path), changed);
      done.push({ kind, path });
      break;
    }
  for (const kind of ["data: a byte of a table", "data: another byte of a table"]) {
    const path = pick(free(TABLES), draw);
    if (path === undefined) continue;
    const bytes = readFileSync(join(site, path));
    const at = Math.floor(draw() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(join(site, path), bytes);
    done.push({ kind, path });
  }
  const gone = pick(free(/^(?:areas|indicators)\/.*\.html$/), draw) ?? "";
  rmSync(join(site, gone));
  done.push({ kind: "files: one that is gone", path: gone });
  for (const path of ["notes/通报.html", ".well-known/page.html"]) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    if (!existsSync(join(site, path))) copyFileSync(join(site, "index.html"), join(site, path));
    done.push({ kind: "files: one that is new", path });
  }
  sealFiles(site);
  return done;
}
