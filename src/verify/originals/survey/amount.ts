import { decimal, type Exact } from "../../arithmetic/exact.ts";
import { readAs, unitBehind } from "../number.ts";
import { fold } from "../read/sheet.ts";
import { powerFromTo } from "../unit.ts";

/** More decimals than these only a machine writes. */
const WRITTEN = 6;
/** How an amount or a score may be written. */
const WAYS = ["照写", "去千位分隔符", "去单位", "去单位、去千位分隔符", "汉字数字", "去单位、汉字数字"];
/** Of these nobody knows whether none happened, or nothing is known. */
const UNSURE = ["零", "〇", "未发生"];

/** The number of a cell in a unit, converted from that behind it; undefined where it, or what its format shows, is of another kind. */
export function amountIn(text: string, unit: string, format = ""): Exact | undefined {
  const said = text.normalize("NFKC").trim();
  if (UNSURE.includes(said)) return undefined;
  const behind = readAs("汉字数字", text) === undefined ? unitBehind(text) : "";
  const power = behind === "" ? 0 : powerFromTo(ownUnit(behind, unit), unit);
  if (power === undefined) return undefined;
  for (const way of WAYS) {
    const read = readAs(way, text);
    if (read === undefined) continue;
    const isLong = (read.split(".")[1] ?? "").length > WRITTEN;
    const value = decimal((isLong && readAs("去浮点尾数", read)) || read) ?? undefined;
    if (!value || (behind === "" && value.num !== 0n && isShownOtherwise(format, unit))) return undefined;
    return moved(value, power);
  }
  return undefined;
}

/** A number whose comma can only be that of its decimals, with a point in its place; undefined where it is none. */
export function decimalPointIn(text: string): string | undefined {
  const said = fold(text);
  const [whole = "", decimals = "", ...more] = said.split(",");
  const isWhole = whole === "0" || /^[1-9]\d{0,2}(?:\.\d{3})+$/.test(whole);
  return isWhole && /^\d+$/.test(decimals) && more.length === 0
    ? `${whole.split(".").join("")}.${decimals}`
    : undefined;
}

/** Whether a text is one number with thousands apart, and another with decimals. */
export function isOfTwoNumbers(text: string): boolean {
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(fold(text));
}

/** 万 alone is so many of what is counted one by one. */
function ownUnit(behind: string, unit: string): string {
  return /^[十百千万亿]+$/.test(behind) && !/^[十百千万亿]/.test(unit) ? behind + unit : behind;
}

function moved({ num, den }: Exact, power: number): Exact {
  const factor = 10n ** BigInt(Math.abs(power));
  return power < 0 ? { num, den: den * factor } : { num: num * factor, den };
}

/** Whether a format shows a number as a share, or in another unit of money. */
function isShownOtherwise(format: string, unit: string): boolean {
  if (format.replace(/"[^"]*"|\\./g, "").includes("%")) return true;
  const [first = ""] = format.split(";");
  const [money] = /[十百千万亿]*元/.exec(first.replace(/["\\!]/g, "")) ?? [];
  return money !== undefined && ![undefined, 0].includes(powerFromTo(money, fold(unit)));
}
