/** Markup that may stand in a page as it is. Everything else is text, and is escaped. */
export class Html {
  constructor(readonly markup: string) {}
  toString(): string {
    return this.markup;
  }
}

type Part = Html | string | number | null | undefined | false | Part[];

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it must stand in markup or in an attribute's quotes. */
export function escapeHtml(text: string): string {
  if (!/[&<>"']/.test(text)) return text;
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Text as it was before `escapeHtml`. */
export function unescapeHtml(text: string): string {
  if (!text.includes("&")) return text;
  return Object.entries(ESCAPES).reduceRight(
    (rest, [character, entity]) => rest.replaceAll(entity, character),
    text,
  );
}

/** Markup from a template: what is put in is escaped unless it is markup itself; lists are joined, nothing is empty. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  let markup = strings[0] ?? "";
  for (let index = 0; index < parts.length; index++) markup += write(parts[index]) + strings[index + 1];
  return new Html(markup);
}

function write(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (Array.isArray(part)) return part.map(write).join("");
  return part instanceof Html ? part.markup : escapeHtml(String(part));
}
