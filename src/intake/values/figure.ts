import type { Draft } from "../contract.ts";
import type { Guide } from "../layout/guide.ts";
import { type Cell, fold } from "../layout/sheet.ts";
import { type About, fractionIn, isPlain, isShare, type NumberReading, readNumber } from "./number.ts";
import { partsOfUnit } from "./unit.ts";

export type Indicator = Guide["indicators"] extends Map<string, infer Row> ? Row : never;

/** What of a draft says how its number is read. */
export type NumberDraft = Pick<Draft, "part" | "cell" | "unit">;

/** Reads the number of a draft: a value in its indicator's unit, a part of a ratio as the count that it is. */
export function numberOf(draft: NumberDraft, indicator: Indicator, guide: Guide): NumberReading {
  const { text, format } = draft.cell;
  const unit = unitOf(draft, indicator);
  const named = draft.part === "value" && otherUnit(draft.unit, indicator.unit);
  // Nearly all cells are; nothing more need be known of them.
  if (!named && isPlain(text, unit, format)) return { value: text, how: "照写" };
  const read = readNumber(text, unit, {
    ...aboutOf(draft, indicator),
    limits: draft.part === "value" ? guide.limits.get(indicator.indicator) : undefined,
  });
  // What stands behind a part and is not what it counts may be anything.
  const isOther = draft.part !== "value" && "fault" in read && read.fault === "unit-differs";
  return isOther ? { fault: "number-unreadable" } : read;
}

/** The unit in which a draft's number is wanted: of a part of a ratio what it counts; "" where the plan names none. */
export function unitOf({ part }: NumberDraft, { unit, counted_in, scale }: Indicator): string {
  if (part === "value") return unit;
  if (part === "published-growth" || !unit.includes("/"))
    return part === "published-growth" ? "" : counted_in;
  const [above = "", below = ""] = unit.split("/");
  const { base, power } = partsOfUnit(part === "numerator" ? above : below);
  return power === (part === "numerator" ? 0 : Math.log10(scale)) ? base : "";
}

/** What is known of a draft's cell beside its text. */
export function aboutOf({ part, cell, unit }: NumberDraft, indicator: Indicator): About {
  const value = part === "value";
  return {
    ...aboutCell(cell),
    named: value ? otherUnit(unit, indicator.unit) : undefined,
    counts: part === "numerator" || (value && indicator.denominator === "" && !isShare(indicator.unit)),
  };
}

/** What a cell's number is stored as. */
function aboutCell({ place, format, asText }: Cell): About {
  return asText ? {} : { format, stored: "cell" in place };
}

/** Whether an indicator counts things one by one, so that its figures are whole numbers: 家 without decimals, if not called an amount. */
export function countsWhole(
  { indicator, denominator, decimals, unit }: Indicator,
  { limits }: Guide,
): boolean {
  const { base, power } = partsOfUnit(unit);
  if (denominator !== "" || decimals > 0 || power !== 0 || base === "%") return false;
  return limits.get(indicator)?.nature !== "amount";
}

/** The unit that a cell names where that is another than is wanted; undefined where it names none. */
export function otherUnit(cell: Cell | undefined, unit: string): string | undefined {
  if (!cell || cell.text === "" || cell.text === unit) return undefined;
  const named = fold(cell.text);
  return named === fold(unit) || named === `(${fold(unit)})` ? undefined : named;
}

/** What a finding about a number says it was held against. */
export function detailOf(code: string, { text }: Cell, { title, unit }: Indicator): string {
  if (code === "unit-differs") return unit;
  if (code === "percent-or-fraction") return `${text.trim()}${unit}，或者${fractionIn(text, unit)}${unit}`;
  return title;
}
