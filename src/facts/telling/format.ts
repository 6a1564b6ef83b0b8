import { cutText } from "./cut.ts";
import { WORDS_CUT } from "./token.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What a format shows as it stands: in quotes, or behind a stroke. */
const SHOWN = /"([^"]*)"|\\(.)/gu;
/** Words of days and times, which stand in any order. */
const OF_DAYS = /[年月日时分秒季度上下午]/gu;
/** All else of which a format is made: signs of digits and of days, colours, conditions, numerals. */
const SIGNS =
  /^(?:General|[#0?.,%‰+\-/:;@_*()<>=\s ymdhsYMDHSE年月日时分秒上下午¥￥$]|AM\/PM|\[(?:[A-Za-z]{3,7}|Color\d{1,2}|DBNum\d|[hms]{1,2}|[<>=]{1,2}-?\d{1,6}|\$[¥￥$€£]?-[0-9A-Fa-f]{3,8})\])*$/u;

/** What of a cell's number format everybody may be told: its signs, and what may stand of the words in it. */
export function cutFormat(format: string, vocabulary: Vocabulary): string {
  const shown = [...format.matchAll(SHOWN)].map(([, quoted, sign]) => quoted ?? sign ?? "");
  // What is shown together is cut together: a format may show each sign by itself.
  const words = shown.join("").replace(OF_DAYS, "");
  const held = cutText(words, vocabulary) === words;
  return held && SIGNS.test(format.replace(SHOWN, "")) ? format : WORDS_CUT;
}
