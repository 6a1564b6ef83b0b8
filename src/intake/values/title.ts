import { doubtIn } from "../account/words.ts";
import type { Guide } from "../layout/guide.ts";
import { fold } from "../layout/sheet.ts";
import type { Indicator } from "./figure.ts";
import { modeIn } from "./mode.ts";

const BRACKET = /^(.*)\(([^()]*)\)$/;

/**
 * What the title beside an indicator's number says that is not so of it: another indicator, a part of it, another unit or another
 * way to count; undefined where it names the indicator, or nothing else.
 */
export function titleFault(text: string, indicator: Indicator, guide: Guide): string | undefined {
  const { names } = guide;
  const known = names.indicator(text);
  if (known === indicator.indicator || fold(text) === "") return undefined;
  if (known !== undefined) return text;
  const [, bare = "", inside = ""] = BRACKET.exec(fold(text)) ?? [];
  if (inside !== "" && names.indicator(bare) === indicator.indicator)
    return addedFault(inside, indicator, guide);
  const own = fold(indicator.title);
  const folded = fold(text);
  if (folded.includes(own)) return addedFault(folded.replace(own, ""), indicator, guide);
  const word = doubtIn(folded, "below");
  if (word !== undefined && !own.includes(word)) return word;
  const near = names.titled(text);
  return near === undefined || near === indicator.indicator ? undefined : text;
}

/** What a title adds to an indicator's that makes it another figure. */
function addedFault(added: string, indicator: Indicator, { units }: Guide): string | undefined {
  const bare = added.replace(/^\((.*)\)$/, "$1");
  if (bare === fold(indicator.unit)) return undefined;
  const mode = modeIn(bare);
  if (mode) return mode === indicator.periods ? undefined : bare;
  if (units.has(bare) || /^[万千百亿]/.test(bare)) return bare;
  return doubtIn(bare, "below");
}
