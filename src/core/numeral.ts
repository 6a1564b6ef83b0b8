/** What a field of a table holds: a number in the fewest digits, or what to write instead. */
export type Read = { number: string; remedy?: undefined } | { number?: undefined; remedy: string };

const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/;
const WHOLE = /^(?:0|[1-9]\d{0,8})$/;

/** Reads a number such as `60`, `60.0` or `-0.5`: one way of writing it, but for zeros at the end of its decimals. */
export function readNumber(text: string): Read {
  const number = plain(text);
  const hint = "with at most 15 digits before the point and 6 after it";
  return isNumber(text)
    ? { number }
    : { remedy: meant(number, isNumber) ?? `write a number such as 60 or 0.5, ${hint}` };
}

/** Reads a whole number of at most nine digits. */
export function readWhole(text: string): Read {
  const isWhole = (each: string) => WHOLE.test(each);
  return isWhole(text) ? { number: text } : { remedy: meant(plain(text), isWhole) ?? "write a whole number" };
}

function isNumber(text: string): boolean {
  return NUMBER.test(text) && !/^-[0.]+$/.test(text);
}

/** Another way of writing a number that can be meant one way only: widths, signs, commas and zeros that are too many. */
function meant(number: string, allowed: (text: string) => boolean): string | undefined {
  return allowed(number) ? `write ${number}` : undefined;
}

/** A text without what a number does not need. */
function plain(text: string): string {
  const narrow = text
    .normalize("NFKC")
    .replace(/\u2212/g, "-")
    .trim();
  const whole = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(narrow) ? narrow.replaceAll(",", "") : narrow;
  return whole
    .replace(/^\+/, "")
    .replace(/^(-?)(?=\.\d)/, "$10")
    .replace(/^(-?)0+(?=\d)/, "$1")
    .replace(/(\.\d*?)0*$/, "$1")
    .replace(/\.$/, "")
    .replace(/^-0$/, "0");
}
