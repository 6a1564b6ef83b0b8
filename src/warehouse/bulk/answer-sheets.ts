import { endOf, type Period, startOf } from "../../core/period.ts";
import { doubtWords } from "../../intake/account/words.ts";
import { ALL_AREAS } from "../../intake/answers/beside.ts";
import type { KeptQuestion, KeptSurvey } from "../../intake/answers/survey.ts";
import type { Loader } from "../../intake/contract.ts";
import type { LargeFile } from "../../intake/receive.ts";
import { isBeside } from "../../plan/surveyed.ts";
import { enumOf, quoted } from "../open.ts";
import { fieldsOf, readingOf } from "./scan.ts";

/** A question of a list, and where its column stands. */
export interface Asked {
  question: KeptQuestion;
  position: number;
}

/** Whether sheets may be plain at all, the columns beside the questions in which plain ones have nothing, and within which period their days lie. */
interface Plainness {
  isPlain: boolean;
  beside: number[];
  period: Period;
  /** The questions that only sheets with some answer of another have an answer to. */
  depending: KeptSurvey["depending"];
  /** The words for the whole, which stands for no area of a sheet. */
  whole: string[];
}

/** How an amount is written plainly, and how many sheets of one answer are told. */
const AMOUNT = "[0-9]{1,9}(\\.[0-9]{1,3})?";
const STRAIGHT = 4;
/** Numbers are thousandths, so that all sums are of whole numbers. */
export const THOUSAND = 1000;

/**
 * The select of a large list of answers: of each sheet its area, its unit and its answers as words of their scales or thousandths;
 * one that is not written plainly, or gives one answer to everything, has its texts in `odd`.
 */
export function answersQuery(
  large: LargeFile,
  asked: Asked[],
  { isPlain, beside, period, depending, whole }: Plainness,
): string {
  const { columns } = large.found;
  const { unit = "", area = "" } = large.file.loader.answers ?? {};
  const [unitAt, areaAt] = [columns.get(unit) ?? 0, columns.get(area) ?? 0];
  const read = asked.filter(({ question }) => !isBeside(question));
  const fields = fieldsOf(large);
  const scaled = read.filter(({ question }) => question.kind === "scale");
  const isOdd = [
    ...(isPlain ? [] : ["true"]),
    ...[
      `area is null or area::varchar in (${[ALL_AREAS, ...whole].map(quoted)})`,
      "unit is null",
      "unit <> upper(unit)",
      "strlen(unit) <> length(unit)",
      "contains(unit, ' ')",
    ],
    ...read.map(({ position }) => `c${position} is not null and q${position} is null`),
    ...beside.map((position) => `c${position} is not null`),
    ...asked.flatMap(({ question, position }) => (question.kind === "day" ? isNoDay(position, period) : [])),
    ...asked.flatMap(({ question, position }) => (isBeside(question) ? saysDoubt(position) : [])),
    ...depending.map((each) => isAtOdds(each, read)),
    straight(scaled),
  ];
  return `
    with typed as (
      select try_cast(c${areaAt} as area_word) as area, c${unitAt} as unit, ${[
        ...read.map((each) => `${typed(each)} as q${each.position}`),
        ...fields,
      ]}
      from ${readingOf(large)}
    )
    select area, unit, ${asked.map(({ question, position }) => (isBeside(question) ? `if(c${position} is null, null, true) as q${position}` : `q${position}`))},
      case when ${isOdd.map((condition) => `(${condition})`).join(" or ")} then [${fields}] end as odd
    from typed`;
}

/** The texts of a plain sheet as its columns had them, but those that are not read. */
export function textsAgain(
  width: number,
  columns: Map<string, number>,
  { answers }: Loader,
  asked: Asked[],
): string[] {
  return Array.from({ length: width }, (_, position) => {
    if (position === columns.get(answers?.unit ?? "")) return "unit";
    if (position === columns.get(answers?.area ?? "")) return "area::varchar";
    const kind = asked.find((each) => each.position === position)?.question.kind;
    if (kind === "scale" || kind === "category") return `q${position}::varchar`;
    return kind === "amount" || kind === "score" ? `(q${position} * 0.001)::varchar` : "null";
  });
}

/** A cell as an answer of its scale, or as so many thousandths; null where it is not written plainly. */
function typed({ question: { kind, words, most }, position }: Asked): string {
  const cell = `c${position}`;
  if (kind === "scale" || kind === "category") return `try_cast(${cell} as ${enumOf(words)})`;
  // A fraction of one may be the share of the full marks.
  const within =
    most === ""
      ? ""
      : ` and ${cell}::decimal(18, 3) <= ${most} and (${cell}::decimal(18, 3) = 0 or ${cell}::decimal(18, 3) >= 1)`;
  return `case when regexp_full_match(${cell}, ${quoted(AMOUNT)})${within} then (${cell}::decimal(18, 3) * ${THOUSAND})::bigint end`;
}

/** Whether a cell has something that is no day of a period, written plainly. */
function isNoDay(position: number, period: Period): string {
  const cell = `c${position}`;
  return `${cell} is not null and not (regexp_full_match(${cell}, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
    and coalesce(try_cast(${cell} as date) between '${startOf(period)}' and '${endOf(period)}', false))`;
}

/** Whether a cell has a word by which its sheet may not count, or stands for others. */
function saysDoubt(position: number): string {
  const words = doubtWords().map((word) => word.replace(/[()]/g, "[$&]"));
  return `c${position} is not null and regexp_matches(c${position}, ${quoted(["[计均数值分]$", ...words].join("|"))})`;
}

/** Whether a question is answered that only sheets with another answer have. */
function isAtOdds({ question: id, on }: KeptSurvey["depending"][number], read: Asked[]): string {
  const own = read.find(({ question }) => question.id === id);
  const other = read.find(({ question }) => hasAnswer(question, on));
  const word = [...(other?.question.answers ?? [])].findIndex(([, { answer }]) => answer === on);
  if (!own || !other) return "false";
  return `q${own.position} is not null and q${other.position} <> ${quoted(other.question.words[word] ?? "")}`;
}

/** Whether several questions of one scale have the same answer. */
function straight(scaled: Asked[]): string {
  const [first] = scaled;
  const same = scaled.filter(({ question }) => question.words.join() === first?.question.words.join());
  if (same.length < STRAIGHT || same.length < scaled.length) return "false";
  const any = `coalesce(${same.map(({ position }) => `q${position}`)})`;
  return same.map(({ position }) => `coalesce(q${position} = ${any}, true)`).join(" and ");
}

/** Whether an answer is one of those of a question. */
export function hasAnswer({ answers }: KeptQuestion, id: string): boolean {
  return [...answers.values()].some(({ answer }) => answer === id);
}
