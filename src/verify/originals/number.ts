import { numeral } from "./numeral.ts";

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const GROUPED = /^([+-]?[1-9]\d{0,2})((?:,\d{3})+|(?: \d{3})+)(\.\d+)?$/;
const NUMERALS = "零〇一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟";
/** A number in digits or numerals, and what stands behind it. */
const BEHIND = new RegExp(`^([+-]?\\d(?:[\\d., ]*\\d)?|[${NUMERALS}]+)\\s*(\\D*)$`);
const ZEROS = ["未发生", "零", "〇"];
const SHARES: Record<string, [sign: string, words: string]> = {
  百分数: ["%", "百分之"],
  千分数: ["‰", "千分之"],
};

/** The steps of `how`, each of which makes a text another; undefined where it does not apply. */
const STEPS: Record<string, (text: string) => string | undefined> = {
  照写: (text) => text,
  去千位分隔符: (text) => {
    const [, first, rest = "", point = ""] = GROUPED.exec(text) ?? [];
    return first === undefined ? undefined : first + rest.replace(/\D/g, "") + point;
  },
  括号为负: (text) => {
    const inside = /^\(\s*(\d.*)\)$/.exec(text)?.[1];
    return inside === undefined ? undefined : `-${inside.trim()}`;
  },
  去单位: (text) => (unitBehind(text) === "" ? undefined : BEHIND.exec(text)?.[1]),
  百分数: (text) => share(text, "百分数"),
  千分数: (text) => share(text, "千分数"),
  汉字数字: (text) => fromNumerals(text),
  记为零: (text) => (ZEROS.includes(text) ? "0" : undefined),
  按单元格的百分比格式: (text) => (NUMBER.test(text) ? moved(text, 2) : undefined),
  按小数: (text) => text,
  去浮点尾数: (text) => (NUMBER.test(text) ? String(Number(Number(text).toPrecision(15))) : undefined),
};

/** The number that a cell's text gives when it is read as `how` says; undefined where it cannot be read so. */
export function readAs(how: string, text: string): string | undefined {
  let rest: string | undefined = narrow(text);
  for (const step of how.split("、")) {
    if (rest === undefined) return undefined;
    const power = powerOf(step);
    const apply = STEPS[step];
    if (power !== undefined) rest = NUMBER.test(rest) ? moved(rest, power) : undefined;
    else rest = apply?.(rest);
  }
  if (rest === undefined || !NUMBER.test(rest)) return undefined;
  return rest.replace(/^\+/, "").replace(/^(-?)0+(?=\d)/, "$1");
}

/** The number of a count that is written plainly, with separators or in numerals; undefined where it is none. */
export function readCount(text: string): string | undefined {
  return readAs("照写", text) ?? readAs("去千位分隔符", text) ?? readAs("汉字数字", text);
}

/** The power of ten by which `how` says that the number is multiplied, after all else. */
export function powerIn(how: string): number {
  return how.split("、").reduce((power, step) => power + (powerOf(step) ?? 0), 0);
}

/** What stands behind the number of a text; "" where nothing does. */
export function unitBehind(text: string): string {
  return (BEHIND.exec(narrow(text))?.[2] ?? "").replace(/\s/g, "");
}

function powerOf(step: string): number | undefined {
  const [, way, zeros] = /^(乘以|除以)1(0{1,16})$/.exec(step) ?? [];
  return zeros === undefined ? undefined : way === "乘以" ? zeros.length : -zeros.length;
}

function narrow(text: string): string {
  return text
    .replace(/[\u2018\u2019]/g, "'")
    .normalize("NFKC")
    .replaceAll("\u2212", "-")
    .trim()
    .replace(/^(?:'|="([^"]*)"$)/, "$1")
    .trim();
}

function share(text: string, kind: string): string | undefined {
  const [sign, words] = SHARES[kind] ?? ["", ""];
  if (text.endsWith(sign)) return text.slice(0, -1).trim();
  return text.startsWith(words) ? text.slice(words.length).trim() : undefined;
}

function fromNumerals(text: string): string | undefined {
  const [whole = "", decimals, ...more] = text.split("点");
  const number = text === "百" ? 100 : numeral(whole);
  if (number === undefined || more.length) return undefined;
  if (decimals === undefined) return String(number);
  const places = [...decimals].map((sign) => "零一二三四五六七八九".indexOf(sign === "〇" ? "零" : sign));
  return places.length && !places.includes(-1) ? `${number}.${places.join("")}` : undefined;
}

/** A decimal with its point moved to the right, or to the left. */
function moved(number: string, places: number): string {
  const [, sign = "", whole = "", decimals = ""] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(number) ?? [];
  const pad = "0".repeat(Math.abs(places));
  const all = places < 0 ? pad + whole + decimals : whole + decimals + pad;
  const point = places < 0 ? whole.length : whole.length + places;
  const rest = all.slice(point).replace(/0+$/, "");
  return `${sign}${all.slice(0, point).replace(/^0+(?=\d)/, "")}${rest ? `.${rest}` : ""}`;
}
