import { fold } from "../layout/sheet.ts";

/**
 * Whether a number format shows another number than is stored: scaled by thousands, hidden, or with words around it that are
 * not the unit it is in. Rounding and thousands separators change nothing. The format's sections are those of ECMA-376 18.8.31.
 */
export function isShownOtherwise(format: string, text: string, units: string[]): boolean {
  if (format === "" || /^(?:General|@|G\/.*)$/i.test(format)) return false;
  const sections = sectionsOf(format);
  const number = Number(text);
  if (!Number.isFinite(number) || text === "") return false;
  const section = sectionFor(sections, number);
  const bare = section.replace(/\[[^\]]*\]|[_*]./g, "");
  const words = fold(
    [...bare.matchAll(/"([^"]*)"|[\\!](.)/g)].map(([, quoted, one]) => quoted ?? one).join(""),
  );
  const rest = bare.replace(/"[^"]*"|[\\!]./g, "");
  if (/[0#?]\s*,+(?![0#?])/.test(rest)) return true;
  if (!/[0#?]|General/i.test(rest)) return true;
  // A sign or brackets around a number that is not below zero.
  if (number > 0 && /^\s*[-−(]/.test(rest)) return true;
  const harmless = ["", "%", ...units.map(fold)];
  return !harmless.includes(words) || /[<>?±]/.test(words);
}

/** The sections of a format: for numbers above zero, below zero, for zero, and for texts. */
function sectionsOf(format: string): string[] {
  return format.replace(/"[^"]*"|[\\!]./g, (literal) => literal.replaceAll(";", "\u0000")).split(";");
}

function sectionFor(sections: string[], number: number): string {
  const [first = "", below, zero] = sections;
  if (number === 0 && sections.length > 2) return zero ?? "";
  return number < 0 && sections.length > 1 ? (below ?? "") : first;
}
