import { type Handler, Parser } from "htmlparser2";
import { MAY_SPEAK } from "../audit/numeral.ts";
import { plainText } from "../kit/text.ts";

/** Pictures that may draw no fact: the outlines of areas, and the graph of models. */
const WITHOUT_FACTS = new Set(["outlines", "lineage"]);

/** A mark of a chart that stands for a fact. */
export interface Mark {
  fact: string;
  value: string;
  element: string;
  attributes: Record<string, string>;
}

/** An element of a page, as far as what stands in it must know. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  parent: Element | undefined;
  /** The facts that stand as `<data>` in it. */
  facts: string[];
  /** The element that stands right before it. */
  previous: Element | undefined;
  /** While it is read: the last element that was closed in it, unless text has followed. */
  before: Element | undefined;
  /** The last text directly in it. */
  text: string;
}

/** A text that a reader may meet, of an element or of an attribute of it, that may state something. */
export interface Piece {
  text: string;
  element: Element;
  /** The element that stands right before it. */
  before: Element | undefined;
  attribute: string | undefined;
}

/** What a check of a page needs to know of it. */
export interface Page {
  /** Text outside quotes from sources and code, attribute texts included. */
  texts: string[];
  pieces: Piece[];
  facts: { fact: string; value: string; display: string }[];
  links: string[];
  ids: Set<string>;
  /** `told` are the facts that a mark of a chart says in a title of its own. */
  charts: { facts: string[]; marks: Mark[]; told: { fact: string; text: string }[] }[];
}

const QUOTING = new Set(["q", "code"]);
const SPOKEN = ["title", "aria-label", "alt"];
/** The attributes that readers meet, whatever their script; of all others those that hold Chinese. */
const MET = new Set([
  ...["title", "alt", "placeholder", "label", "summary", "abbr", "content", "data-head"],
  ...["aria-label", "aria-description", "aria-valuetext", "aria-roledescription", "aria-placeholder"],
]);
/** The attributes that readers never meet, of which there are many. */
const UNMET = new Set([
  "class",
  "id",
  "href",
  "src",
  "scope",
  "datetime",
  "data-fact",
  "data-facts",
  "data-value",
  "data-rows",
]);
const HAN = /\p{Script=Han}/u;

/** Reads a page of ours. `factAt` tells the fact to whose proof a link of the page leads: a number in one need not name it. */
export function readPage(
  markup: string,
  factAt: (href: string) => string | undefined = () => undefined,
): Page {
  const page: Page = { texts: [], pieces: [], facts: [], links: [], ids: new Set(), charts: [] };
  let quoting = 0;
  let open: Page["facts"][number] | undefined;
  let text = "";
  let here = elementOf("", {}, undefined);
  const endText = () => {
    if (text === "") return;
    here.text = plainText(text);
    if (text.trim() !== "") {
      if (!quoting) page.texts.push(text);
      if (MAY_SPEAK.test(text))
        page.pieces.push({ text, element: here, before: here.before, attribute: undefined });
      const told = here.name === "title" && here.parent?.attributes["data-fact"];
      if (told) page.charts.at(-1)?.told.push({ fact: told, text: here.text });
      here.before = undefined;
    }
    text = "";
  };
  const handler: Partial<Handler> = {
    onopentag(name, attributes) {
      endText();
      if (name === "data" && attributes["data-fact"] === undefined) {
        const cited = here.name === "a" && factAt(here.attributes.href ?? "");
        if (cited) attributes["data-fact"] = cited;
      }
      here = elementOf(name, attributes, here);
      if (QUOTING.has(name)) quoting += 1;
      addElement(page, here);
      const fact = attributes["data-fact"];
      if (fact === undefined) return;
      if (name === "data") {
        open = { fact, value: attributes.value ?? "", display: "" };
        page.facts.push(open);
        addToHolders(fact, here);
      } else
        page.charts
          .at(-1)
          ?.marks.push({ fact, value: attributes["data-value"] ?? "", element: name, attributes });
    },
    ontext(part) {
      if (open) open.display += part;
      text += part;
    },
    onclosetag(name) {
      endText();
      if (QUOTING.has(name)) quoting -= 1;
      if (name === "data") open = undefined;
      const closed = here;
      here = here.parent ?? here;
      here.before = closed;
    },
  };
  // Names in our pages are as HTML writes them.
  new Parser(handler, { lowerCaseTags: false, lowerCaseAttributeNames: false }).end(markup);
  return page;
}

function elementOf(name: string, attributes: Record<string, string>, parent: Element | undefined): Element {
  return { name, attributes, parent, facts: [], previous: parent?.before, before: undefined, text: "" };
}

/** Adds what an element says by itself: its texts in attributes, its id, where it leads, and the chart that it is. */
function addElement(page: Page, element: Element): void {
  const { name, attributes } = element;
  for (const spoken of SPOKEN) if (attributes[spoken]) page.texts.push(attributes[spoken]);
  addAttributePieces(page.pieces, element);
  const { id, href, src } = attributes;
  if (id) page.ids.add(id);
  if (href !== undefined) page.links.push(href);
  if (src !== undefined) page.links.push(src);
  // Outlines without grades are a list of links and no chart.
  if (name === "svg" && (!WITHOUT_FACTS.has(attributes.class ?? "") || "data-facts" in attributes))
    page.charts.push({
      facts: (attributes["data-facts"] ?? "").split(" ").filter(Boolean),
      marks: [],
      told: [],
    });
}

/** Tells the element of a fact and the three around it that it stands in them. */
function addToHolders(fact: string, element: Element): void {
  let holder: Element | undefined = element;
  for (let up = 0; holder && up < 4; up += 1) {
    holder.facts.push(fact);
    holder = holder.parent;
  }
}

/** Adds the pieces of text that an element has in attributes; a page has tens of thousands of elements. */
function addAttributePieces(pieces: Piece[], element: Element): void {
  for (const attribute in element.attributes) {
    if (UNMET.has(attribute)) continue;
    const text = element.attributes[attribute] ?? "";
    if ((MET.has(attribute) ? MAY_SPEAK : HAN).test(text))
      pieces.push({ text, element, before: undefined, attribute });
  }
}
