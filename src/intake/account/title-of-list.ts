import { fold } from "../layout/sheet.ts";
import type { AccountedBy } from "./contradictions.ts";
import { isOfExplaining } from "./explaining.ts";
import { mentioned } from "./lines.ts";

/** A year or a part of it, and what forms print before and behind titles. */
const AROUND =
  /^(?:全市|各县)|^续(?:上?表)?|(?:截[至止])?(?:19|20)\d{2}(?:[-—–~至](?:19|20)\d{2})?年?(?:度|第?[一二三四1-4]季度?|[上下]半年|\d{1,2}月(?:份|[底末])?(?:\d{1,2}日)?)?|[一二三四]季度|附[件表录]?\d*[:.、]?|表\d+[-\d]*|第[一二三四五六七八九十\d]{1,3}[行页]|\(\d+\)/g;

/** What the title of a list says of its records that no row of `words.csv` and no word of the plan knows; undefined where nothing. */
export function titleDoubt(text: string, { loader, heading, guide }: AccountedBy): string | undefined {
  if (!loader.records) return undefined;
  const bare = fold(text).replace(fold(guide.title), "").replace(AROUND, "");
  const rest = mentioned(bare, guide.names) ?? bare;
  const own = guide.indicators.get(heading.indicator ?? "");
  return isOfExplaining(rest, wordsOf(guide, own?.title ?? "")) ? undefined : text;
}

/** What the plan calls what lists count: forms, kinds, and the pieces of an indicator's title. */
function wordsOf({ counting }: AccountedBy["guide"], title: string): string[] {
  const folded = fold(title);
  const pieces = [...folded].flatMap((_, from) =>
    [...folded.slice(from + 1)].map((_, length) => folded.slice(from, from + length + 2)),
  );
  const named = counting.flatMap(({ form, kind }) => [form, kind].map(fold));
  return [...named, ...pieces].filter((word) => word.length > 1);
}
