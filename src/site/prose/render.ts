import { distance } from "fastest-levenshtein";
import { ConfigErrors } from "../../core/error.ts";
import type { Edition } from "../../facts/edition.ts";
import { markdown, placeLines, type Token } from "../../plan/markdown.ts";
import { isNote, type Prose, ProseError } from "../../plan/prose.ts";
import { Account, type AuditGrounds } from "../audit/account.ts";
import { countHtml, factWithUnit, lackOf } from "../kit/fact.ts";
import { escapeHtml, type Html, html, Html as Markup } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { asAttribute, asCode, asDate, asName } from "../kit/text.ts";
import { cellFigure } from "../pages/cell.ts";
import { FIGURES } from "../pages/index.ts";
import { readPage } from "../shell/page.ts";
import { lackingHtml } from "./lacking.ts";
import { withNames } from "./names.ts";
import { citeWords } from "./offered.ts";

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
    private readonly grounds: AuditGrounds,
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
      faults.push(...this.#faultsIn(text, block, prose));
      return new Markup(text);
    });
    const [title, ...rest] = isNote(prose) ? blocks : [html`<h2>分析</h2>`, ...blocks];
    const body = html`${title}
<p class="by">${head.draft && html`<strong>草稿</strong>，`}分析人员的文字，数字取自本站公布数。${asName(head.by)}，<time datetime="${asAttribute(head.written)}">${asDate(head.written)}</time>。</p>
${rest}`;
    if (faults.length === 0) faults.push(...this.#faultsIn(body.markup, [], prose));
    if (faults.length) throw new ConfigErrors(faults);
    const source =
      head.source &&
      html`<details><summary>本页的写法</summary><pre><code>${asCode(prose.text.trim())}</code></pre></details>`;
    return isNote(prose)
      ? html`<div class="prose">${body}${source}</div>`
      : html`<section class="prose" aria-label="分析">${body}${source}</section>`;
  }

  /** Accounts for what a block states. */
  #faultsIn(markup: string, block: Token[], { path, page, above, markdown: text }: Prose): ProseError[] {
    this.#account ??= new Account(this.grounds);
    const [from, until] = block[0]?.map ?? [0, 0];
    return this.#account.page(readPage(markup)).map((found) => {
      const all = /otherwise: (.+?) in “/.exec(found)?.[1]?.split(", ") ?? [];
      const [stated] = all;
      const lines = text.split("\n").slice(from, until);
      const own = lines.findIndex((line) => stated && line.replace(/\{[^{}]*\}/g, "").includes(stated));
      return new ProseError(
        path,
        above + from + Math.max(own, 0) + 1,
        found,
        citeWords(this.edition, page, all, CITE),
      );
    });
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
function prepare(tokens: Token[], { edition, prose, links, fault }: Around): void {
  const note = isNote(prose);
  let level = note ? 0 : 2;
  const each = (token: Token) => {
    if (token.type === "text") token.content = withNames(edition, token.content);
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
  rules.cited = (tokens, index) => (tokens[index] ? citedHtml(tokens[index], around).markup : "");
  rules.fence = (tokens, index) => (tokens[index] ? fenceHtml(tokens[index], around).markup : "");
  rules.table_open = () => '<div class="table"><table>\n';
  rules.table_close = () => "</table></div>\n";
  rules.th_open = () => '<th scope="col">';
  rules.td_open = () => "<td>";
  return parser.renderer.render(block, parser.options, {});
}

function citedHtml(token: Token, { edition, fault }: Around): Html {
  const fact = edition.facts.get(token.content);
  const lacking = edition.lacking.get(token.content);
  if (!fact && lacking !== undefined) return lackingHtml(token.content, lacking);
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
