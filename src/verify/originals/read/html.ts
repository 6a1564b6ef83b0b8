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

/** What a page says of facts, each in the order of the page. */
export interface Said {
  /** Every number and mark that cites a fact, by its id or by a link to its proof. */
  cited: Cited[];
  /** The facts beside which there is the mark that something is missing to them. */
  lacking: string[];
  /** The facts in whose place it says that they are lacking. */
  absent: string[];
}

const lowered = (name: string) => name.toLowerCase();

/** Reads what a page says of facts, in one pass over its tags. */
export function readSaid(html: string): Said {
  const said: Said = { cited: [], lacking: [], absent: [] };
  let open: { cited: Cited; from: number } | undefined;
  let href: string | undefined;
  for (const match of html.matchAll(TAG)) {
    const [whole, , closing, written, inside = ""] = match;
    if (written === undefined) continue;
    const name = lowered(written);
    if (closing) {
      if (name === "a") href = undefined;
      if (name === "data" && open) {
        open.cited.display = textBetween(html.slice(open.from, match.index));
        open = undefined;
      }
      continue;
    }
    if (name !== "a" && name !== "data" && !/data-/i.test(inside)) continue;
    const attributes = attributesOf(inside, lowered);
    if (name === "a") href = attributes.href;
    const { "data-lacking": absent, "data-facts": lacking } = attributes;
    if (absent !== undefined) said.absent.push(absent);
    if (name === "abbr" && attributes.class === "flag" && lacking !== undefined) said.lacking.push(lacking);
    const cited = citedIn(name, attributes, href);
    if (!cited) continue;
    said.cited.push(cited);
    if (name === "data") open = { cited, from: match.index + whole.length };
  }
  return said;
}

function citedIn(
  name: string,
  attributes: Record<string, string>,
  href: string | undefined,
): Cited | undefined {
  const fact = attributes["data-fact"];
  const rows = attributes["data-rows"];
  if (name === "data") return { fact, href, rows, value: attributes.value ?? "", display: "" };
  if (fact === undefined) return undefined;
  return { fact, href, rows, value: attributes["data-value"] ?? "", display: null };
}

function textBetween(markup: string): string {
  return withoutEntities(markup.replace(/<[^>]*>/g, ""));
}
