import { Parser } from "htmlparser2";

/** A mark of a chart that stands for a fact. */
export interface Mark {
  fact: string;
  value: string;
  element: string;
  attributes: Record<string, string>;
}

/** What a check of a page needs to know of it. */
export interface Page {
  /** Text outside quotes from sources and code, attribute texts included. */
  texts: string[];
  facts: { fact: string; value: string; display: string }[];
  links: string[];
  ids: Set<string>;
  charts: { facts: string[]; marks: Mark[] }[];
}

const QUOTING = new Set(["q", "code", "style"]);
const SPOKEN = ["title", "aria-label", "alt"];

/** Reads a page of ours. */
export function readPage(markup: string): Page {
  const page: Page = { texts: [], facts: [], links: [], ids: new Set(), charts: [] };
  let quoting = 0;
  let open: Page["facts"][number] | undefined;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (QUOTING.has(name)) quoting += 1;
      for (const spoken of SPOKEN) if (attributes[spoken]) page.texts.push(attributes[spoken]);
      if (attributes.id) page.ids.add(attributes.id);
      for (const link of [attributes.href, attributes.src]) if (link !== undefined) page.links.push(link);
      if (name === "svg")
        page.charts.push({ facts: (attributes["data-facts"] ?? "").split(" ").filter(Boolean), marks: [] });
      const fact = attributes["data-fact"];
      if (fact === undefined) return;
      if (name === "data") {
        open = { fact, value: attributes.value ?? "", display: "" };
        page.facts.push(open);
      } else
        page.charts
          .at(-1)
          ?.marks.push({ fact, value: attributes["data-value"] ?? "", element: name, attributes });
    },
    ontext(text) {
      if (open) open.display += text;
      if (!quoting) page.texts.push(text);
    },
    onclosetag(name) {
      if (QUOTING.has(name)) quoting -= 1;
      if (name === "data") open = undefined;
    },
  });
  parser.end(markup);
  return page;
}
