import type { Period } from "../../core/period.ts";
import { isOfExplaining } from "../account/explaining.ts";
import { doubtIn } from "../account/words.ts";
import type { Guide } from "../layout/guide.ts";
import { fold } from "../layout/sheet.ts";
import type { Indicator } from "./figure.ts";
import { modeIn } from "./mode.ts";

/** How many signs name no figure. */
const TOO_SHORT = 3;
/** A title behind the number of its indicator. */
const NUMBERED = /^(\d+\.\d+)[、.．\s]*(\p{L}.*)$/u;
const BRACKET = /^(.*)\(([^()]*)\)$/;

/**
 * What the title beside an indicator's number says that is not so of it: another indicator, a part of it, another unit or another
 * way to count; undefined where it names the indicator, or nothing else.
 */
export function titleFault(
  text: string,
  indicator: Indicator,
  guide: Guide,
  period?: Period,
): string | undefined {
  const { names } = guide;
  const [, number = "", behind = ""] = NUMBERED.exec(text.trim()) ?? [];
  if (behind !== "" && names.indicator(number) === indicator.indicator)
    return titleFault(behind, indicator, guide, period);
  const known = names.indicator(text);
  if (known === indicator.indicator || !/\p{L}/u.test(text)) return undefined;
  if (known !== undefined) return text;
  const [, bare = "", inside = ""] = BRACKET.exec(fold(text)) ?? [];
  if (inside !== "" && names.indicator(bare) === indicator.indicator)
    return addedFault(inside, indicator, guide, period);
  const own = fold(indicator.title);
  const folded = fold(text);
  if (folded.includes(own)) return addedFault(folded.replace(own, ""), indicator, guide, period);
  // What is cut short, or too short to name anything else, says nothing.
  if (folded.length <= TOO_SHORT && !/[合小总共]计|其[中他它]/.test(folded) && !doubtIn(folded, "below"))
    return undefined;
  if (isShortened(folded, own) || (/^(?:详?见|参见)/.test(folded) && isOfExplaining(folded)))
    return undefined;
  return names.indicator(bareTitle(folded)) === indicator.indicator || bareTitle(folded) === bareTitle(own)
    ? undefined
    : text;
}

/** What a title may be without at its beginning: who does it, when, or what is done. What else stands there makes it another figure. */
const LED = /^(?:年内|全市|本市|当年|培训|创建|建设|培育|建成|获批|开展|实施|新建)+$/;

/** Whether a title is a part of another: any but its end alone, or that without what only leads to it. */
function isShortened(text: string, title: string): boolean {
  const at = title.indexOf(text);
  return at === 0 || (at > 0 && (!title.endsWith(text) || LED.test(title.slice(0, at))));
}

/** What stands around a title and says nothing more: its number in the form, who counts, and that it is a number. */
const AROUND =
  /^(?:\d{1,3}[、.)]|\(\d{1,3}\)|[一二三四五六七八九十]{1,3}、)|^(?:本地区?|本[市县区]|全[市县区]|辖区内?)|[和、与及的“”"‘’《》()\-—_]|(?:总数|个数|家数|件数|数量|数|量)$/g;

/** A title without what stands around it and says nothing more. */
function bareTitle(text: string): string {
  return text.replace(AROUND, "").replace(/(?:总数|个数|数量|数|量)$/, "");
}

/** What a title adds to an indicator's that makes it another figure. */
function addedFault(
  added: string,
  indicator: Indicator,
  { units, names }: Guide,
  period: Period | undefined,
): string | undefined {
  const bare = bareTitle(added).replace(/^\((.*)\)$/, "$1");
  if (bare === fold(indicator.unit)) return undefined;
  const mode = modeIn(bare);
  if (mode) return mode === indicator.periods ? undefined : bare;
  if (units.has(bare) || /^[万千百亿]/.test(bare)) return bare;
  const named = names.period(bare, "", true);
  if (named) return named.id === period?.id || named.id === String(period?.year) ? undefined : bare;
  return bare === "" || names.area(bare) !== undefined ? undefined : bare;
}
