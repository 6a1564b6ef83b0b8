/** An element with a text or other elements in it; text stays text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  content: string | (Node | string)[] = [],
  attributes: Record<string, string> = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...(typeof content === "string" ? [content] : content));
  return made;
}

/** Controls that belong together, under a name. */
export function group(name: string, content: Node[]): HTMLElement {
  return element("fieldset", [element("legend", name), ...content]);
}
