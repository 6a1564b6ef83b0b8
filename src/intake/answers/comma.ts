import { fold } from "../layout/sheet.ts";

/** A number with a comma before its decimals, which nothing else can be: `0,5`, `1.234,5`. */
const BEFORE_DECIMALS = /^(?:[1-9]\d{0,2}(?:\.\d{3})+|0),\d+$/;
/** A number whose sign may stand between thousands or before decimals. */
const EITHER = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** Whether a text shows that commas stand before decimals. */
export function showsDecimalComma(text: string): boolean {
  return BEFORE_DECIMALS.test(fold(text));
}

/** Whether a text is of another number where commas stand before decimals. */
export function mayBeEither(text: string): boolean {
  return EITHER.test(fold(text));
}

/** A text with a point before its decimals, where nothing else can be meant. */
export function withPoint(text: string): string {
  return showsDecimalComma(text) ? fold(text).replaceAll(".", "").replace(",", ".") : text;
}
