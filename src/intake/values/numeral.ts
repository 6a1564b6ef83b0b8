const DIGITS = "零一二三四五六七八九";
const PLACES = ["", "十", "百", "千"];
/** Other characters for the same numerals. */
const OTHERS: Record<string, string> = { 〇: "零", 两: "二" };
/** Those with which sums of money are written so that nobody can change them. */
const FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟";
const PLAIN = "一二三四五六七八九十百千";

/** 两 that is no 二: as the last sign it is a unit of weight. */
const ODD = /.两$|两[^百千]/u;

/** The Chinese numerals at the beginning of a text. */
export const NUMERALS = /^[零〇一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟]+/;

/** Reads a whole number up to 9999 in Chinese numerals; undefined where it is not written as one is written. */
export function readNumeral(text: string): number | undefined {
  const common = text.replace(/./gu, (sign) => PLAIN[FORMAL.indexOf(sign)] ?? sign);
  if (ODD.test(common)) return undefined;
  const plain = common.replace(/./gu, (sign) => OTHERS[sign] ?? sign);
  let sum = 0;
  let digit = 0;
  for (const sign of plain.replace(/^十/, "一十")) {
    const place = PLACES.indexOf(sign);
    if (place > 0) sum += digit * 10 ** place;
    digit = place > 0 ? 0 : DIGITS.indexOf(sign);
  }
  const number = sum + digit;
  const wanted = writeNumeral(number);
  return plain === wanted || (plain.startsWith("一十") && plain === `一${wanted}`) ? number : undefined;
}

/** A whole number up to 9999 in Chinese numerals. */
export function writeNumeral(number: number): string {
  if (number === 0) return "零";
  const digits = [...String(number)];
  const written = digits.map((digit, at) =>
    digit === "0" ? "零" : `${DIGITS[Number(digit)]}${PLACES[digits.length - 1 - at]}`,
  );
  return written.join("").replace(/零+/g, "零").replace(/零$/, "").replace(/^一十/, "十");
}

const YEAR = /^(?=.{0,3}[零〇○一二三四五六七八九])[\d零〇○Oo一二三四五六七八九]{4}(?=年)/;
const PLACE = "[元零〇○一二三四五六七八九十]{1,3}";
/** A month or a day of it, and the month at which a stretch begins: `一至九月`. */
const PART = new RegExp(`${PLACE}(?=[月日号]|[-—–~至到](?:${PLACE}|\\d{1,2})月)`, "g");

/** The text of a date or period with its year, months and day as digits: 二〇一三年十一月三日 as 2013年11月3日. */
export function datesInDigits(text: string): string {
  if (!/[元零〇○一二三四五六七八九十]/.test(text)) return text;
  return text
    .replace(YEAR, (year) => year.replace(/\D/g, (sign) => String(Math.max(0, DIGITS.indexOf(sign)))))
    .replace(PART, (part) => {
      const number = part === "元" ? 1 : readNumeral(part.replace(/^[零〇○](?=.)/, ""));
      return number === undefined ? part : String(number);
    });
}
