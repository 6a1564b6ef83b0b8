import { endOf, parsePeriod, startOf } from "../../core/period.ts";
import type { Edition } from "../../facts/edition.ts";
import type { Marked } from "../kit/text.ts";
import { COUNTED_BY, countText, saidIn } from "../pages/finding-count.ts";
import { MOST_ROWS } from "../pages/part.ts";
import { codesOf } from "./codes.ts";
import { firstOf, placesIn, quotedIn, type Texts, wordsOf } from "./own.ts";
import { periodsOf } from "./periods.ts";
import { textsOf } from "./wording.ts";

/** What an edition holds besides facts, by which the marks of a page are checked. */
export interface Known {
  /** What may stand in a text that is marked as of a kind. */
  texts: Record<Marked, Set<string>>;
  /** Ids, expressions and names of files: what may stand as code, beside the ids of facts. */
  codes: Texts;
  /** Exact values that stand in proofs beside what they are read from. */
  values: Set<string>;
  /** Texts of received files and of the plan: what may stand in quotes. */
  quotations: Texts;
  /** Cells and numbers of records in received files. */
  places: Texts;
  days: Set<string>;
  /** How the numbers of received files are read. */
  ways: Set<string>;
  /** The words of each period. */
  periods: Map<string, string[]>;
  /** How many rows of a downloaded table say something, by what they say: `findings code file-missing`. */
  counts: Map<string, string>;
}

/**
 * Collects what an edition knows: of what is doubtful only what is for the office; of findings those that pages show beside
 * the ones on which their lists go on, since these bring their own.
 */
export function knownTo(whole: Edition): Known {
  const findings = firstOf(whole.findings);
  const edition = {
    ...whole,
    findings: whole.bounds.audience === "internal" ? [...findings, ...firstOf(whole.doubts)] : findings,
  };
  const periods = periodsOf(whole);
  return {
    texts: textsOf(whole, periods),
    codes: codesOf(edition),
    values: valuesOf(edition),
    quotations: quotationsOf(edition),
    places: placesOf(edition),
    days: daysOf(edition, periods),
    ways: new Set(
      [...edition.proofs.files.values()].flatMap(({ readings }) => readings.map(({ how }) => how)),
    ),
    periods,
    counts: countsOf(whole),
  };
}

/** Exact values that proofs name beside what they are read from: of cells, counts of records, bounds of the run. */
function valuesOf({ proofs }: Edition): Set<string> {
  const values = new Set<string>();
  for (const { readings, states } of proofs.files.values())
    for (const { value } of [...readings, ...states]) values.add(value);
  for (const operand of proofs.facts.distinct("run", "records", "answers"))
    if (operand.kind === "run") values.add(operand.value);
    else if (operand.kind === "records") values.add(String(operand.count));
    else if (operand.kind === "answers") values.add(operand.value);
  return values;
}

function quotationsOf({
  plan,
  proofs,
  findings,
  contacts,
  enterprises,
  listed,
  flips,
}: Edition): Set<string> {
  const quotations = new Set(contacts.flatMap(({ entries }) => entries.map(({ text }) => text)));
  const add = (...texts: (string | undefined)[]) => {
    for (const text of texts) if (text) quotations.add(text);
  };
  for (const { name, entries, held, again } of enterprises)
    add(name, ...[...entries, ...held, ...again].map(({ named }) => named));
  for (const { by, units } of listed) {
    add(...by.flatMap(({ texts }) => texts));
    for (const { unit, place, said } of units)
      add(unit, "cell" in place ? place.sheet : place.column, ...said.map(({ text }) => text));
  }
  for (const { readings, states } of proofs.files.values()) {
    for (const { text, source, series, zones, place } of readings)
      add(text, source, series?.text, zones?.text, "cell" in place ? place.sheet : place.column);
    for (const { text, evidence } of states) add(text, evidence);
  }
  add(...findings.flatMap(quotedIn));
  for (const { objection, by, reason } of plan.appeals.rows) add(objection, by, reason);
  for (const { by, reason, source } of plan.decisions.rows) add(by, reason, source, "地区上报");
  for (const { source } of flips) if (source) add(source);
  for (const { name } of plan.departments.rows) add(name);
  for (const { text, cites } of proofs.plan.values()) add(text, cites);
  for (const { words, symbols } of plan.methods.rows) add(words, symbols);
  return quotations;
}

function placesOf({ proofs, findings, enterprises, listed }: Edition): Set<string> {
  const places = [...proofs.files.values()].flatMap(({ readings, states, findings: found }) => [
    ...[...readings, ...states, ...found.slice(0, MOST_ROWS)].map(({ place }) => place),
    ...readings.flatMap(({ series, zones }) => [series?.place ?? [], zones?.place ?? []].flat()),
  ]);
  return new Set([
    ...places.flatMap((place) => (place ? wordsOf(place) : [])),
    ...enterprises.flatMap(({ entries, again }) =>
      [...entries, ...again].flatMap(({ place }) => wordsOf(place)),
    ),
    ...listed.flatMap(({ units }) =>
      units.flatMap(({ place, said }) => [place, ...said.map((each) => each.place)].flatMap(wordsOf)),
    ),
    ...findings.flatMap(placesIn),
  ]);
}

/** How many open findings the downloaded table has of each kind, sender and period. */
function countsOf(edition: Edition): Map<string, string> {
  const counts = new Map<string, number>();
  for (const finding of edition.findings)
    for (const column of finding.answer ? [] : COUNTED_BY) {
      const key = `findings ${column} ${saidIn(finding, column)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return new Map([...counts].map(([key, count]) => [key, countText(count)]));
}

function daysOf(
  { plan, bounds, proofs, submissions, enterprises, listed }: Edition,
  periods: Map<string, string[]>,
): Set<string> {
  const spans = [...periods.keys()].flatMap((id) => parsePeriod(id) ?? []);
  const files = [...proofs.files.values()];
  return new Set([
    ...[plan.head.issued, bounds.knownAt],
    ...plan.prose.map(({ head }) => head.written),
    ...plan.register.rows.map(({ arrived }) => arrived),
    ...plan.layouts.rows.map(({ confirmed_on }) => confirmed_on),
    ...[...plan.answers.rows, ...plan.scores.rows, ...plan.decisions.rows].map(({ date }) => date),
    ...plan.appeals.rows.flatMap(({ raised, decided }) => [raised, decided]),
    ...plan.issued.rows.map(({ issued_on }) => issued_on),
    ...[...plan.periods.rows, ...plan.deliverables.rows].map(({ due }) => due),
    ...submissions.flatMap(({ due, arrived }) => (arrived ? [due, arrived] : [due])),
    ...spans.flatMap((period) => [startOf(period), endOf(period)]),
    ...files.flatMap(({ states }) => states.map(({ day }) => day)),
    ...enterprises.flatMap(({ entries, held, again }) => [
      ...entries.flatMap(({ starts, ends }) => [starts, ends ?? starts]),
      ...held.flatMap(({ since, due }) => [since, due ?? since]),
      ...again.map(({ starts }) => starts),
    ]),
    ...listed.flatMap(({ days }) => days.flatMap(({ first, last }) => [first, last])),
  ]);
}
