import { distance } from "fastest-levenshtein";
import { cellFigure } from "../../figures/cell.ts";
import type { Edition } from "../../figures/edition.ts";
import { countHtml, factWithUnit, lackOf } from "../../figures/fact.ts";
import { escapeHtml, type Html, html, Html as Markup } from "../../figures/html.ts";
import { FIGURES } from "../../figures/index.ts";
import type { Links } from "../../figures/link.ts";
import { ConfigErrors } from "../../plan/error.ts";
import { markdown, type Token } from "../../plan/markdown.ts";
import { type Prose, ProseError } from "../../plan/prose.ts";
import { Account, type Grounds } from "../account/account.ts";
import { readPage } from "../page.ts";

/** What a piece of prose is drawn from. */
interface Around {
  edition: Edition;
  links: Links;
  prose: Prose;
  fault(token: { map?: [number, number] | null }, problem: string, remedy: string): void;
}

const CITE = "cite a fact, as {fact:id}; ids stand in data/facts.csv and on the page of each proof";

/** Writes prose as markup: text stays text, numbers are facts, and whatever does not hold is told with its line. */
export class ProseWriter {
  #account: Account | undefined;

  constructor(
    private readonly edition: Edition,
    private readonly grounds: Grounds,
  ) {}

  /** The markup of prose for a page; throws `ConfigErrors` with every fault in it. */
  write(prose: Prose, links: Links): Html {
    const { path, above, head } = prose;
    const faults: ProseError[] = [];
    const fault: Around["fault"] = ({ map }, problem, remedy) => {
      faults.push(new ProseError(path, above + (map?.[0] ?? 0) + 1, problem, remedy));
    };
    const around = { edition: this.edition, links, prose, fault };
    const tokens = markdown().parse(prose.markdown, {});
    placeLines(tokens);
    prepare(tokens, around);
    const blocks = blocksOf(tokens).map((block) => {
      const text = render(block, around);
      this.#check(text, block, prose, faults);
      return new Markup(text);
    });
    const [title, ...rest] = prose.page.startsWith("notes/") ? blocks : [html`<h2>分析</h2>`, ...blocks];
    const body = html`${title}
<p class="by">${head.draft && html`<strong>草稿</strong>，`}分析人员的文字，数字取自本站公布数。${head.by}，<time datetime="${head.written}">${head.written}</time>。</p>
${rest}`;
    this.#check(String(body), [], prose, faults);
    if (faults.length) throw new ConfigErrors(faults);
    const source =
      head.source &&
      html`<details><summary>本页的写法</summary><pre><code>${prose.text.trim()}</code></pre></details>`;
    return prose.page.startsWith("notes/")
      ? html`<div class="prose">${body}${source}</div>`
      : html`<section class="prose" aria-label="分析">${body}${source}</section>`;
  }

  /** Accounts for what a block states, where no fault of it is known yet. */
  #check(markup: string, block: Token[], { path, above, markdown: text }: Prose, faults: ProseError[]): void {
    if (faults.length > 0) return;
    this.#account ??= new Account(this.grounds);
    const [from, until] = block[0]?.map ?? [0, 0];
    for (const found of this.#account.page(readPage(markup))) {
      const stated = /otherwise: (.+?)(?:, | in “)/.exec(found)?.[1];
      const lines = text.split("\n").slice(from, until);
      const own = lines.findIndex((line) => stated && line.replace(/\{[^{}]*\}/g, "").includes(stated));
      faults.push(new ProseError(path, above + from + Math.max(own, 0) + 1, found, CITE));
    }
  }
}

/** Gives each token in a line of text the line that it stands in. */
function placeLines(tokens: Token[]): void {
  let last = 0;
  for (const token of tokens) {
    if (token.map) last = token.map[0];
    let line = token.map?.[0] ?? last;
    for (const child of token.children ?? []) {
      child.map = [line, line + 1];
      if (child.type === "softbreak" || child.type === "hardbreak") line += 1;
    }
  }
}

/** The top blocks of a text, each with the tokens in it. */
function blocksOf(tokens: Token[]): Token[][] {
  const blocks: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) blocks.push([]);
    blocks.at(-1)?.push(token);
    depth += token.nesting;
  }
  return blocks;
}

/** Refuses what prose may not hold, and sets headings and links as its page needs them. */
function prepare(tokens: Token[], { prose, links, fault }: Around): void {
  const note = prose.page.startsWith("notes/");
  let level = note ? 0 : 2;
  const each = (token: Token) => {
    if (token.type === "image") fault(token, "an image", "draw a figure in its place: ```figure name");
    if (token.type === "code_block") fault(token, "a block of code", "begin the lines without blanks");
    if (token.type === "heading_open" || token.type === "heading_close") {
      const own = Number(token.tag.slice(1)) + (note ? 0 : 2);
      if (token.nesting === 1) {
        if (own > level + 1 || (note && own === 1 && level > 0))
          fault(token, `a heading of level ${token.tag.slice(1)}`, "go down one level at a time, from # on");
        level = own;
      }
      token.tag = `h${own}`;
    }
    if (token.type === "link_open") {
      const href = String(token.attrGet("href"));
      if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(href))
        fault(token, `a link out of the site: ${href}`, "write the page as indicators/3-2");
      else if (!href.startsWith("#")) {
        const [page = "", anchor] = href.split("#");
        token.attrSet("href", `${links.to(page.replace(/\.html$/, ""))}${anchor ? `#${anchor}` : ""}`);
      }
    }
    for (const child of token.children ?? []) each(child);
  };
  for (const token of tokens) each(token);
}

function render(block: Token[], around: Around): string {
  const parser = markdown();
  const { rules } = parser.renderer;
  rules.cited = (tokens, index) => (tokens[index] ? String(citedHtml(tokens[index], around)) : "");
  rules.fence = (tokens, index) => (tokens[index] ? String(fenceHtml(tokens[index], around)) : "");
  rules.table_open = () => '<div class="table"><table>\n';
  rules.table_close = () => "</table></div>\n";
  rules.th_open = () => '<th scope="col">';
  rules.td_open = () => "<td>";
  return parser.renderer.render(block, parser.options, {});
}

function citedHtml(token: Token, { edition, fault }: Around): Html {
  const fact = edition.facts.get(token.content);
  if (!fact || (fact.audience === "internal" && edition.bounds.audience === "public")) {
    fault(token, `no fact ${token.content}`, nearest(token.content, [...edition.facts.keys()]));
    return html``;
  }
  return token.info === "value" ? html`${countHtml(fact)}${lackOf(fact)}` : factWithUnit(fact);
}

function nearest(id: string, known: string[]): string {
  const near = known.reduce<{ id: string; away: number }>(
    (best, each) => {
      const away = distance(id, each);
      return away < best.away ? { id: each, away } : best;
    },
    { id: "", away: Number.POSITIVE_INFINITY },
  );
  return near.id === "" ? CITE : `the nearest is ${near.id}`;
}

function fenceHtml(token: Token, { edition, links, prose, fault }: Around): Html {
  const [kind, name = "", ...given] = token.info.trim().split(/\s+/);
  const at = (work: () => Html, remedy: string): Html => {
    try {
      return work();
    } catch (error) {
      fault(token, error instanceof Error ? error.message : String(error), remedy);
      return html``;
    }
  };
  if (kind === "sql") {
    const cell = edition.cells.get(`${prose.path}:${prose.above + (token.map?.[0] ?? 0) + 1}`);
    return cell
      ? at(() => cellFigure(edition, cell, links), "select facts that make one chart, or show a table")
      : html``;
  }
  const figure = kind === "figure" ? FIGURES[name] : undefined;
  if (!figure) {
    const remedy = `known figures are ${Object.keys(FIGURES).join(", ")}`;
    fault(
      token,
      kind === "figure" ? `no figure ${name}` : `a fence that is no figure: ${escapeHtml(kind ?? "")}`,
      remedy,
    );
    return html``;
  }
  const params = Object.fromEntries(given.map((pair) => pair.split("=", 2) as [string, string]));
  return at(
    () => figure(edition, params, links),
    "name what it is about, as in figure indicator-trend indicator=3.2",
  );
}
