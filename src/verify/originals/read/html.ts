import { attributesOf, withoutEntities } from "./entities.ts";

/** A number or mark of a page that says which fact it is: its value, and the text that is read, where it is one. */
export interface Cited {
  /** The fact's id, where the page names it. */
  fact: string | undefined;
  /** Of which rows of a download it is the count, where it is one. */
  rows?: string | undefined;
  /** The address of the link in which the number stands, where it stands in one. */
  href: string | undefined;
  value: string;
  /** The text between the tags; null for a mark of a chart. */
  display: string | null;
}

const TAG =
  /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>|<(\/?)([A-Za-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;

/** Every number and mark of a page that cites a fact, by its id or by a link to its proof, in the order of the page. */
export function readCited(html: string): Cited[] {
  const found: Cited[] = [];
  let open: { cited: Cited; from: number } | undefined;
  let href: string | undefined;
  for (const match of html.matchAll(TAG)) {
    const [whole, , closing, name, inside = ""] = match;
    if (name === undefined) continue;
    if (closing && name === "data" && open) {
      open.cited.display = textBetween(html.slice(open.from, match.index));
      open = undefined;
    }
    if (name === "a") href = closing ? undefined : attributesOf(inside).href;
    const isNumber = name === "data";
    if (closing || !(isNumber || inside.includes("data-fact"))) continue;
    const attributes = attributesOf(inside);
    const fact = attributes["data-fact"];
    if (fact === undefined && !isNumber) continue;
    const cited: Cited = {
      fact,
      href,
      rows: attributes["data-rows"],
      value: (isNumber ? attributes.value : attributes["data-value"]) ?? "",
      display: isNumber ? "" : null,
    };
    found.push(cited);
    if (isNumber) open = { cited, from: match.index + whole.length };
  }
  return found;
}

/** The facts beside which a page puts the mark that something is missing to them. */
export function readLacking(html: string): string[] {
  return [...html.matchAll(TAG)].flatMap(([, , closing, name, inside = ""]) => {
    if (closing || name !== "abbr") return [];
    const { class: kind, "data-facts": fact } = attributesOf(inside);
    return kind === "flag" && fact !== undefined ? [fact] : [];
  });
}

/** The facts in whose place a page says that they are lacking. */
export function readAbsent(html: string): string[] {
  return [...html.matchAll(TAG)].flatMap(([, , closing, name, inside = ""]) => {
    const fact = closing || name === undefined ? undefined : attributesOf(inside)["data-lacking"];
    return fact === undefined ? [] : [fact];
  });
}

function textBetween(markup: string): string {
  return withoutEntities(markup.replace(/<[^>]*>/g, ""));
}
