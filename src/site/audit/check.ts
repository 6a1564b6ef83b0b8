import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import type { Fact } from "../../facts/read.ts";
import type { CheckedFile } from "../kept/earlier.ts";
import { EXPLORER, sourceOfAsset } from "../kit/asset.ts";
import { marksIn, plainText } from "../kit/text.ts";
import { type Mark, type Page, readPage } from "../shell/page.ts";
import { FULL, VERIFIER_PAGE } from "../shell/routes.ts";
import { Account, type AuditGrounds, type Tally } from "./account.ts";
import { Links } from "./links.ts";
import type { Own } from "./own.ts";
import { Places } from "./places.ts";
import { bundledFaults, searchFaults, writtenFaults } from "./script.ts";

/** The file of the search index, a script that pages load. */
export const SEARCH_INDEX = "search-index.js";

/** The endings of files that are read as pages, and of those that may write into one. */
const MARKUP = new Set([".html", ".xml", ".svg"]);
const WRITTEN = new Set([".js", ".css"]);
/** The scripts whose texts stand in a way of their own. */
const SCRIPTS: Record<string, typeof writtenFaults> = {
  [SEARCH_INDEX]: searchFaults,
  [EXPLORER]: bundledFaults,
  // Its regular expressions hold quotes.
  "figures.js": bundledFaults,
};
const EMPTY = /\b(NaN|undefined|null|Infinity)\b|\[object /;

/** The attributes that place and size a mark, by its element; each must be a number. */
const GEOMETRY: Record<string, string[]> = {
  circle: ["cx", "cy", "r"],
  rect: ["x", "y", "width", "height"],
  line: ["x1", "y1", "x2", "y2"],
  text: [],
};

/** What a site was found to hold, and what in it does not hold, each with its file. */
export interface Checked {
  pages: number;
  /** How many numbers, verdicts and claims there are of each kind. */
  numbers: Tally;
  faults: string[];
}

/**
 * Checks a site before it is published: no broken link, no empty value in a text, every number that is said to be a
 * fact is that fact, every chart draws the facts that it names, and nothing that a page states is unaccounted for.
 */
export class SiteCheck {
  readonly #account: Account;
  readonly #links = new Links();
  readonly #faults = new Map<string, string[]>();
  readonly #found = new Map<string, CheckedFile>();
  readonly #places: Places;

  constructor(
    private readonly site: string,
    private readonly grounds: AuditGrounds,
  ) {
    this.#account = new Account(grounds);
    this.#places = new Places(grounds.facts.keys());
  }

  /** Checks what one file of the site holds by itself, with this text where it is at hand; returns its faults. */
  file(path: string, text?: string, own?: Own): string[] {
    const found: CheckedFile = { tally: {}, links: "", ids: "" };
    this.#account.counting(found.tally);
    const faults = this.#faultsOf(path, found, text, own);
    this.#account.add(found.tally);
    this.#faults.set(path, faults);
    this.#found.set(path, found);
    return faults;
  }

  /** What was found of a file that was checked. */
  foundOf(path: string): CheckedFile | undefined {
    return this.#found.get(path);
  }

  /** Takes a file that an earlier run has checked, as it still is. */
  known(path: string, found: CheckedFile): void {
    const lines = (text: string) => (text === "" ? [] : text.split("\n"));
    this.#faults.set(path, []);
    this.#account.add(found.tally);
    this.#links.add(path, { links: lines(found.links), ids: lines(found.ids) });
  }

  /** Checks every other file, and the links from file to file. */
  finish(): Checked {
    const paths = readdirSync(this.site, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => posixPath(relative(this.site, join(parentPath, name))));
    for (const path of paths) if (!this.#faults.has(path)) this.file(path);
    const files = new Set(paths);
    const faults = paths
      .sort()
      .flatMap((path) =>
        [...(this.#faults.get(path) ?? []), ...this.#links.faults(path, files)].map(
          (fault) => `${path}: ${fault}`,
        ),
      );
    const pages = paths.filter((path) => path.endsWith(".html") && path !== VERIFIER_PAGE).length;
    return { pages, numbers: this.#account.tally, faults };
  }

  #faultsOf(path: string, found: CheckedFile, given?: string, own?: Own): string[] {
    const kind = extname(path);
    if (!MARKUP.has(kind) && !WRITTEN.has(kind)) return [];
    // Each part of the one is checked where it stands by itself; the other is a program, and says nothing of the edition.
    if (path === `${FULL}.html` || path === VERIFIER_PAGE) return [];
    const text = given ?? readFileSync(join(this.site, path), "utf8");
    if (WRITTEN.has(kind))
      return (SCRIPTS[sourceOfAsset(path) ?? path] ?? writtenFaults)(text, this.#account);
    const page = readPage(text, (href) => this.#places.factAt(href, path));
    const [links, ids] = [[...new Set(page.links)], [...page.ids]];
    this.#links.add(path, { links, ids });
    Object.assign(found, { links: links.join("\n"), ids: ids.join("\n") });
    return [
      ...textFaults(page),
      ...factFaults(page, this.grounds.facts),
      ...chartFaults(page, this.grounds.facts),
      ...this.#account.page(page, own),
    ];
  }
}

function textFaults(page: Page): string[] {
  return page.texts.flatMap((text) => {
    const empty = EMPTY.exec(text) && EMPTY.exec(marksIn(text).rest)?.[0];
    return empty ? [`${empty} in a text: ${plainText(text).trim().slice(0, 60)}`] : [];
  });
}

function factFaults(page: Page, facts: Map<string, Fact>): string[] {
  return page.facts.flatMap(({ fact: id, value, display }) => {
    const fact = facts.get(id);
    if (!fact) return [`no such fact: ${id}`];
    return fact.value === value && fact.display === display
      ? []
      : [`not what the fact says: ${id} ${display}`];
  });
}

/** Each fact of a chart is drawn, at a place, with its value, and stands as a number in the page too, or in the title of its mark. */
function chartFaults(page: Page, facts: Map<string, Fact>): string[] {
  const written = new Set(page.facts.map(({ fact }) => fact));
  return page.charts.flatMap((chart) => {
    const drawn = new Set(
      chart.marks.filter((mark) => mark.element !== "text" && isDrawn(mark)).map(({ fact }) => fact),
    );
    const told = new Set(
      chart.told.flatMap(({ fact, text }) => (text.endsWith(facts.get(fact)?.display ?? "\n") ? [fact] : [])),
    );
    return [
      ...(chart.facts.length ? [] : ["a chart without facts"]),
      ...chart.facts.filter((fact) => !drawn.has(fact)).map((fact) => `not drawn in its chart: ${fact}`),
      ...chart.facts
        .filter((fact) => !written.has(fact) && !told.has(fact))
        .map((fact) => `drawn but not written: ${fact}`),
      ...chart.marks
        .filter((mark) => facts.get(mark.fact)?.value !== mark.value)
        .map((mark) => `drawn with another value: ${mark.fact}`),
    ];
  });
}

function isDrawn({ element, attributes }: Mark): boolean {
  if (element === "path") return /^M-?\d/.test(attributes.d ?? "");
  const needed = GEOMETRY[element];
  return (
    needed?.every(
      (name) => name in attributes && Number.isFinite(Number.parseFloat(attributes[name] ?? "")),
    ) ?? false
  );
}

function posixPath(path: string): string {
  return path.split(sep).join("/");
}
