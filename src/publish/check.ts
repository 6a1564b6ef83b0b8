import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import type { Fact } from "../facts/read.ts";
import type { Edition } from "../figures/edition.ts";
import { CheckError } from "../plan/error.ts";
import { Account, type Tally } from "./account/account.ts";
import { searchFaults, writtenFaults } from "./account/script.ts";
import { type Mark, type Page, readPage } from "./page.ts";

/** The file of the search index, a script that pages load. */
export const SEARCH_INDEX = "search-index.js";

const EMPTY = /\b(NaN|undefined|null|Infinity)\b|\[object /;

/** The attributes that place and size a mark, by its element; each must be a number. */
const GEOMETRY: Record<string, string[]> = {
  circle: ["cx", "cy", "r"],
  rect: ["x", "y", "width", "height"],
  line: ["x1", "y1", "x2", "y2"],
  text: [],
};

/** What a site was found to hold. */
export interface Checked {
  pages: number;
  /** How many numbers, verdicts and claims there are of each kind. */
  numbers: Tally;
}

/**
 * Checks a site before it is published: no broken link, no empty value in a text, every number that is said to be a
 * fact is that fact, every chart draws the facts that it names, and nothing that a page states is unaccounted for.
 * Throws `CheckError` with every fault, each with its page.
 */
export function checkSite(site: string, edition: Edition): Checked {
  const { facts } = edition;
  const account = new Account(edition);
  const paths = readdirSync(site, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
  const read = (path: string) => readFileSync(join(site, path), "utf8");
  const ending = (...endings: string[]) => paths.filter((path) => endings.some((end) => path.endsWith(end)));
  const pages = new Map(ending(".html", ".xml", ".svg").map((path) => [path, readPage(read(path))]));
  const faults = [
    ...[...pages].flatMap(([path, page]) =>
      [
        ...linkFaults(site, path, pages),
        ...textFaults(page),
        ...factFaults(page, facts),
        ...chartFaults(page, facts),
        ...account.page(page),
      ].map((fault) => `${path}: ${fault}`),
    ),
    ...ending(".js", ".css").flatMap((path) =>
      (path === SEARCH_INDEX ? searchFaults(read(path), account) : writtenFaults(read(path), account)).map(
        (fault) => `${path}: ${fault}`,
      ),
    ),
  ];
  if (faults.length) throw new CheckError(`the site does not hold\n${faults.slice(0, 50).join("\n")}`);
  return { pages: ending(".html").length, numbers: account.tally };
}

function linkFaults(site: string, path: string, pages: Map<string, Page>): string[] {
  return (pages.get(path)?.links ?? []).flatMap((link) => {
    if (/^(data:|mailto:)/.test(link)) return [];
    if (/^[a-z]+:/i.test(link)) return [`link to another host: ${link}`];
    const [address = "", hash] = link.split("#");
    const [target, anchor] = [decodeURI(address), hash && decodeURIComponent(hash)];
    const file = target ? posix.join(posix.dirname(path), target) : path;
    if (file.startsWith("..") || !existsSync(join(site, file))) return [`broken link: ${link}`];
    return anchor && !pages.get(file)?.ids.has(anchor) ? [`no such place: ${link}`] : [];
  });
}

function textFaults(page: Page): string[] {
  return page.texts.flatMap((text) => {
    const empty = EMPTY.exec(text)?.[0];
    return empty ? [`${empty} in a text: ${text.trim().slice(0, 60)}`] : [];
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

/** Each fact of a chart is drawn, at a place, with its value, and stands as a number in the page too. */
function chartFaults(page: Page, facts: Map<string, Fact>): string[] {
  const written = new Set(page.facts.map(({ fact }) => fact));
  return page.charts.flatMap((chart) => {
    const drawn = new Set(
      chart.marks.filter((mark) => mark.element !== "text" && isDrawn(mark)).map(({ fact }) => fact),
    );
    return [
      ...(chart.facts.length ? [] : ["a chart without facts"]),
      ...chart.facts.filter((fact) => !drawn.has(fact)).map((fact) => `not drawn in its chart: ${fact}`),
      ...chart.facts.filter((fact) => !written.has(fact)).map((fact) => `drawn but not written: ${fact}`),
      ...chart.marks
        .filter((mark) => facts.get(mark.fact)?.value !== mark.value)
        .map((mark) => `drawn with another value: ${mark.fact}`),
    ];
  });
}

function isDrawn({ element, attributes }: Mark): boolean {
  const needed = GEOMETRY[element];
  return (
    needed?.every(
      (name) => name in attributes && Number.isFinite(Number.parseFloat(attributes[name] ?? "")),
    ) ?? false
  );
}
