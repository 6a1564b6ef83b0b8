import { fold } from "../layout/sheet.ts";
import type { AccountedBy } from "./contradictions.ts";
import { doubtOf } from "./lines.ts";
import { withoutRequests } from "./requests.ts";
import { withoutHarmless } from "./words.ts";

/** What an office says of its survey and not of a row: what failed, a part of those asked, and what an item is not given. */
const OF_SURVEY = /不合格|整改|其中|不计分|不得分|不扣分/g;
/** What points to rows, or takes something of them back. */
const OF_ROWS = /第\d+[行条号份项家]|序号|编号|\d+[行号]|[除未不另改更错误漏补删废撤]/;
const MONEY = /(?:单位:?|[以按为])([十百千万亿]*元)(?:为单位)?/g;

/** The doubt that a line beside a list of answers leaves: a word of doubt, another unit of money, or what may speak of single rows; undefined where it says nothing of them. */
export function doubtOfNote(text: string, { heading, guide }: AccountedBy): string | undefined {
  const { questions = [] } = guide.surveys.get(heading.survey ?? "") ?? {};
  const units = questions.flatMap(({ kind, unit }) => (kind === "amount" ? fold(unit) : []));
  const answers = questions.flatMap(({ words }) => words.map(fold)).sort((a, b) => b.length - a.length);
  const said = withoutHarmless(withoutRequests(text));
  const others = [...said.matchAll(MONEY)].filter(
    ([, unit = ""]) => units.length > 0 && !units.includes(unit),
  );
  const left = answers
    .reduce((rest, answer) => rest.replaceAll(answer, ""), said.replace(MONEY, ""))
    .replace(OF_SURVEY, "");
  return others[0]?.[0] ?? doubtOf(left, "below", heading, guide) ?? (OF_ROWS.test(left) ? text : undefined);
}
