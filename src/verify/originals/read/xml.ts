import { attributesOf, withoutEntities } from "./entities.ts";

/** An element of an XML document: its name without prefix, its attributes, and what is in it, texts and elements. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/gy;

/** Reads an XML document; throws where elements do not close each other, or something else than XML stands in it. */
export function readXml(text: string): Element {
  const root: Element = { name: "", attributes: {}, children: [] };
  const open = [root];
  let end = 0;
  TOKEN.lastIndex = text.startsWith("\ufeff") ? 1 : 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    end = TOKEN.lastIndex;
    const [, data, closed, opened, inside = "", empty, plain] = match;
    const within = open.at(-1) ?? root;
    if (opened !== undefined) {
      const element = { name: bare(opened), attributes: attributesOf(inside), children: [] };
      within.children.push(element);
      if (!empty) open.push(element);
    } else if (closed !== undefined) {
      if (open.length < 2 || within.name !== bare(closed)) throw new Error(`unexpected </${closed}>`);
      open.pop();
    } else if (data !== undefined) within.children.push(data);
    else if (plain !== undefined) within.children.push(withoutEntities(plain));
  }
  const document = root.children.find((child) => typeof child !== "string");
  if (end !== text.length || open.length !== 1 || !document) throw new Error("not an XML document");
  return document;
}

/** The elements of a name that stand directly in another; all elements where no name is given. */
export function childrenOf(element: Element | undefined, name?: string): Element[] {
  return (element?.children ?? []).filter(
    (child): child is Element => typeof child !== "string" && (!name || child.name === name),
  );
}

/** The first element of a name that stands directly in another. */
export function childOf(element: Element | undefined, name: string): Element | undefined {
  return childrenOf(element, name)[0];
}

/** The text directly in an element. */
export function textIn(element: Element | undefined): string {
  return (element?.children ?? []).filter((child) => typeof child === "string").join("");
}

function bare(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
