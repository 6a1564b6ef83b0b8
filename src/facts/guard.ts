/** How a text begins that a spreadsheet may take for a formula, full-width signs included. */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const NUMBER = /^[+-]?\d[\d,]*(\.\d+)?%?$/;

/** A text that a spreadsheet would take for a formula is led by an apostrophe; taking away the first one undoes it. */
export function guard(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
