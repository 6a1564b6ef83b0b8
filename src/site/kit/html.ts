import { plainText, type Text } from "./text.ts";

/** Markup that may stand in a page. Everything else is text, and is escaped. */
export class Html {
  /** `markup` holds the marks of its texts, which the audit reads. */
  constructor(readonly markup: string) {}

  /** The markup as it is published. */
  toString(): string {
    return plainText(this.markup);
  }
}

type Part = Html | Text | string | null | undefined | false | Parts;
interface Parts extends ReadonlyArray<Part> {}

/** Text that stands in the source itself, which a check of sources reads. */
type Literal<S extends string> = Record<never, never> extends Record<S, 1> ? never : S;

/** What may be put into markup: of strings those alone that stand in the source; text from anywhere else says what it is. */
export type Written<P> = P extends string
  ? Literal<P>
  : P extends readonly (infer Each)[]
    ? readonly Written<Each>[]
    : P;

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
export function html<const P extends readonly Part[]>(
  strings: TemplateStringsArray,
  ...parts: { [K in keyof P]: Written<P[K]> }
): Html {
  let markup = strings[0] ?? "";
  for (let index = 0; index < parts.length; index++)
    markup += write(parts[index] as Part) + strings[index + 1];
  return new Html(markup);
}

function write(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (Array.isArray(part)) return part.map(write).join("");
  return part instanceof Html ? part.markup : escapeHtml(String(part));
}
