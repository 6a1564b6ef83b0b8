/** What a text that is put into a page may be, beside facts, labels and what stands in attributes. */
export const MARKED = ["name", "quotation", "unit", "date", "code", "ordinal", "constant"] as const;
export type Marked = (typeof MARKED)[number];

// Unicode keeps these signs for use within a program: no text that is interchanged holds them.
const FIRST = 0xfdd0;
/** How many such signs there are. */
const SORTS = 32;
const END = "\ufdef";
const SIGNS = /[\ufdd0-\ufdef]/g;
const MARK = /([\ufdd0-\ufdee])([^\ufdd0-\ufdef]*)\ufdef/g;

/**
 * A text with its kind, as whoever writes a page says it. As a string it stands between signs that nobody sees, which the audit
 * of the page reads, and which are taken out where the page is written to disk.
 */
export class Text {
  constructor(
    readonly text: string,
    readonly kind: Marked | undefined = undefined,
  ) {}

  toString(): string {
    if (this.kind === undefined || this.text === "") return this.text;
    const start = String.fromCharCode(FIRST + MARKED.indexOf(this.kind));
    return `${start}${this.text.replace(SIGNS, "\ufffd")}${END}`;
  }
}

type Given = string | number | null | undefined;

const as = (kind: Marked) => (text: Given) => new Text(String(text ?? ""), kind);

/** What the plan calls something: a title, an area, a department, an office. */
export const asName = as("name");
/** A text of a received file, or one that the plan quotes. */
export const asQuotation = as("quotation");
export const asUnit = as("unit");
/** A day or a period in words. */
export const asDate = as("date");
/** An id, an expression, the name of a file. */
export const asCode = as("code");
/** The number of a measure or a section. */
export const asOrdinal = as("ordinal");
/** Words in which rules, kinds of findings, tables and models are described. */
export const asConstant = as("constant");

/** What a fact displays; the element around it names the fact. */
export function asFact({ display }: { display: string }): Text {
  return new Text(display);
}

/** Words of the product, which may hold marked texts and state nothing besides. */
export function asLabel(text: string | undefined): Text {
  return new Text(text ?? "");
}

/** The value of an attribute that readers never meet, such as an address or an id. */
export function asAttribute(text: Given): Text {
  return new Text(String(text ?? ""));
}

/** A text of a page without the signs of its marks. */
export function plainText(text: string): string {
  return text.replace(SIGNS, "");
}

/** A text that is marked as of a kind. */
export interface Mark {
  kind: Marked;
  text: string;
}

/** What stands in place of a marked text where what is around it is read. */
export const IN_PLACE = "\ufffc";

/** The marked texts in a text of a page, and what stands around them. */
export function marksIn(text: string): { marks: Mark[]; rest: string } {
  const marks: Mark[] = [];
  const rest = text.replace(MARK, (_, start: string, own: string) => {
    const kind = MARKED[start.charCodeAt(0) - FIRST];
    if (kind === undefined) throw new Error(`no kind of text: ${own}`);
    marks.push({ kind, text: own });
    return IN_PLACE;
  });
  return { marks, rest };
}

/** Where the signs of marks stand in a text, so that it can be kept without it. */
export function signsIn(text: string): Uint32Array {
  return Uint32Array.from(
    text.matchAll(SIGNS),
    ({ index, 0: sign }) => index * SORTS + sign.charCodeAt(0) - FIRST,
  );
}

/** A text with the signs of its marks, from the one without them. */
export function withSigns(plain: string, signs: Uint32Array): string {
  let [text, at] = ["", 0];
  for (const [before, sign] of signs.entries()) {
    const place = Math.floor(sign / SORTS) - before;
    text += plain.slice(at, place) + String.fromCharCode(FIRST + (sign % SORTS));
    at = place;
  }
  return text + plain.slice(at);
}
