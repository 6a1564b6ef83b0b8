import { decimalsOf, digits, exact } from "../../core/exact.ts";
import type { Draft } from "../contract.ts";
import type { Guide, Say } from "../layout/guide.ts";
import { fold } from "../layout/sheet.ts";
import { wordsOfFault } from "../open/fault.ts";
import { aboutOf, detailOf, numberOf, otherUnit, unitOf } from "../values/figure.ts";
import { readWritten } from "../values/written.ts";
import { type Addend, countingsOf, decimal, MILLION, sumsOf, type TellingTotal } from "./sums.ts";

/** The numbers that a column adds up; null where a cell cannot be read. */
type Sums = Map<string, Addend[] | null>;

/** Whether a row holds the sums of others: by the word that stands for its area, or by the city's name where the indicator has no figure of the city's own. */
export function isTotal([first]: Draft[], words: string[], { names, city, applicable }: Guide): boolean {
  if (!first) return false;
  if (words.some((word) => fold(word) === fold(first.area.text))) return true;
  const indicator = names.indicator(first.indicator.text);
  return (
    indicator !== undefined && names.area(first.area.text) === city && !applicable.has(`${indicator} ${city}`)
  );
}

/**
 * Holds each total against the sum of the rows above it, or above it since the last total; one that stands above all
 * rows, against all of them. A sum may or may not count the zones that lie inside other areas; where only one of the two
 * is the total, that tells how the rows count them.
 */
export function checkTotals(rows: Draft[][], words: string[], guide: Guide, say: Say): TellingTotal[] {
  const telling: TellingTotal[] = [];
  const sums: Sums = new Map();
  let block: Sums = new Map();
  const first = rows.findIndex((row) => !isTotal(row, words, guide));
  if (first < 0 && rows[0]?.[0]) say("table-empty", rows[0][0].area);
  for (const row of rows.slice(Math.max(first, 0)))
    if (isTotal(row, words, guide)) {
      for (const draft of row) telling.push(...checkTotal(draft, [sums, block], guide, say));
      block = new Map();
    } else
      for (const draft of row) {
        add(sums, draft, guide);
        add(block, draft, guide);
      }
  for (const row of rows.slice(0, Math.max(first, 0)))
    for (const draft of row) telling.push(...checkTotal(draft, [sums], guide, say));
  return telling;
}

function add(sums: Sums, draft: Draft, guide: Guide): void {
  const { names, indicators } = guide;
  const indicator = indicators.get(names.indicator(draft.indicator.text) ?? "");
  const number = indicator && numberOf(draft, indicator, guide);
  const before = sums.get(columnOf(draft));
  const readable =
    before !== null && number && "value" in number && !number.value.startsWith("-") && !draft.cell.fault;
  if (!readable) {
    sums.set(columnOf(draft), null);
    return;
  }
  const { num, den } = exact(number.value);
  const addend = {
    amount: (num * MILLION) / den,
    area: names.area(draft.area.text),
    place: draft.cell.place,
  };
  sums.set(columnOf(draft), [...(before ?? []), addend]);
}

/** Holds one total against what it may add up; tells of it where it is neither, else gives what it shows of zones. */
function checkTotal(draft: Draft, held: Sums[], guide: Guide, say: Say): TellingTotal[] {
  const { names, indicators } = guide;
  const { cell, part } = draft;
  const indicator = indicators.get(names.indicator(draft.indicator.text) ?? "");
  const addable = indicator?.areas === "sum" && !(part === "value" && indicator.denominator !== "");
  if (!addable) return [];
  const written = readWritten(cell, unitOf(draft, indicator), aboutOf(draft, indicator));
  if (written === null) return [];
  // Another unit than the indicator's was told at the cell that names it.
  if (written === "unit-differs" && otherUnit(draft.unit, indicator.unit)) return [];
  const period = names.period(draft.period.text, draft.period.format) ?? null;
  if (typeof written === "string") {
    say(written, cell, cell.fault ? wordsOfFault(cell.fault) : detailOf(written, cell, indicator), period);
    return [];
  }
  const sums = held.map((each) => each.get(columnOf(draft)));
  if (sums.includes(null)) return [];
  const known = sums.flatMap((sum) => (sum ? [sum] : []));
  const agreeing = known
    .map((addends) => ({ addends, countings: countingsOf(written, addends, guide) }))
    .filter(({ countings }) => countings.length > 0);
  const [first] = agreeing;
  if (first) {
    const [counting, other] = new Set(agreeing.flatMap(({ countings }) => countings));
    return counting && !other ? [{ cell, counting, places: first.addends.map(({ place }) => place) }] : [];
  }
  if (known.length === 0) return [];
  const unit = draft.part === "value" ? indicator.unit : "";
  const texts = new Set(
    known.map((addends) => {
      const sum = decimal(sumsOf(addends, guide).all);
      return `${digits(sum, decimalsOf(sum, 6))}${unit}`;
    }),
  );
  const other = unit && otherUnit(draft.unit, unit);
  const detail = `各行之和${[...texts].join("、")}${other ? `；所填的单位是${other}` : ""}`;
  say(
    "total-differs",
    cell,
    detail,
    period,
    known[0]?.map(({ place }) => place),
  );
  return [];
}

function columnOf({ period, part }: Draft): string {
  return `${fold(period.text)} ${part}`;
}
