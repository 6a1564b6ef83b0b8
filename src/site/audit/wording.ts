import type { Edition } from "../../facts/edition.ts";
import { TABLES } from "../../facts/tables.ts";
import { CATALOGUE } from "../../intake/findings/catalogue.ts";
import { levelText } from "../kit/surveyed.ts";
import { MARKED, type Marked } from "../kit/text.ts";
import { yearWords } from "../kit/words.ts";
import type { Phrase } from "../prose/phrase.ts";

/** Nothing that would make a count of a measure's number. */
const COUNTED = /^\s*[项个家件份条次批人%％‰\p{Nd}.,]/u;

/** What may stand in pages of an edition as a text of each kind; `periods` has the words for each of its periods. */
export function textsOf(edition: Edition, periods: Map<string, string[]>): Record<Marked, Set<string>> {
  const { plan } = edition;
  const texts = Object.fromEntries(MARKED.map((kind) => [kind, new Set<string>()])) as Record<
    Marked,
    Set<string>
  >;
  for (const { kind, text } of phrasesOf(edition, periods)) texts[kind].add(text);
  for (const name of namesOf(edition)) texts.name.add(name);
  for (const { unit } of edition.facts.values()) texts.unit.add(unit);
  for (const { numeral } of plan.sections.rows) texts.ordinal.add(numeral);
  for (const { measure } of plan.measures.rows) texts.ordinal.add(measure);
  for (const { within } of plan.stages.rows) texts.constant.add(within);
  for (const { least } of plan.surveys.rows) texts.constant.add(String(least));
  for (const { factor } of plan.indices.rows) texts.constant.add(factor);
  for (const { most } of plan.questions.rows) texts.constant.add(most);
  texts.constant.add(levelText(edition));
  for (const { points, days } of plan.points.rows)
    for (const each of [points, days]) texts.constant.add(each);
  for (const { least } of plan.ratings.rows) texts.constant.add(least);
  for (const { days, most } of plan.counts.rows) for (const bound of [days, most]) texts.constant.add(bound);
  return texts;
}

/** The texts that analysts may use in any text of theirs. */
export function phrasesOf(edition: Edition, periods: Map<string, string[]>): Phrase[] {
  const { plan, files, findings, models, bounds, flips } = edition;
  const phrases: Phrase[] = [];
  const add = (kind: Marked, texts: string[]) => {
    for (const text of texts) phrases.push({ kind, text });
  };
  for (const unit of unitsOf(edition)) add("unit", [unit]);
  add("date", [...periods.values()].flat());
  for (const { numeral, title } of plan.sections.rows)
    add("ordinal", [`${numeral}、${title}`, `第${numeral}部分`]);
  for (const { measure, title } of plan.measures.rows) {
    add("ordinal", [`任务${measure} ${title}`, `${measure} ${title}`]);
    phrases.push({ kind: "ordinal", text: `任务${measure}`, after: COUNTED });
  }
  add("date", [`收件截至${bounds.knownAt}`, `${plan.head.document}，${plan.head.issued}`]);
  add("code", [`quality-city ${bounds.version}`, `指纹 ${bounds.fingerprint.slice(0, 16)}`]);
  if (bounds.key !== undefined) add("code", [`公钥的指纹 ${bounds.key.slice(0, 16)}`]);
  add("code", [...new Set([...files, ...findings].map(({ name }) => name))]);
  for (const { title, words, symbols } of plan.methods.rows) add("constant", [title, words, symbols]);
  for (const { title, remedy } of Object.values(CATALOGUE))
    add(
      "constant",
      [title, remedy].map((words) => yearWords(edition, words)),
    );
  for (const { title, description, columns } of TABLES)
    add("constant", [title, description, ...columns.flatMap((column) => [column.title, column.description])]);
  add(
    "constant",
    models.flatMap(({ title, grain, columns }) => [title, grain, ...columns.map(({ zh }) => zh)]),
  );
  add(
    "name",
    namesOf(edition).filter((text) => /\p{L}/u.test(text.replace(/[\p{N}%.,]/gu, ""))),
  );
  add(
    "quotation",
    flips.flatMap(({ source }) => source ?? []),
  );
  return phrases;
}

/** The names and descriptions that the plan and the reference tables give, and who wrote what analysts wrote. */
function namesOf({ plan }: Edition): string[] {
  const { head } = plan;
  return [
    ...[head.title, head.document, head.called, head.source, head.office],
    ...plan.sections.rows.map(({ title }) => title),
    ...plan.measures.rows.flatMap(({ title, lead, responsible, participants }) => [
      ...[title, ...lead, ...responsible, ...participants],
    ]),
    ...plan.indicators.rows.flatMap(({ title, short, numerator, denominator, definition }) => [
      ...[title, short, numerator, denominator, definition],
    ]),
    ...plan.targets.rows.flatMap(({ title, reading }) => [title, reading]),
    ...plan.deliverables.rows.map(({ title }) => title),
    ...plan.examples.rows.map(({ title }) => title),
    ...plan.trajectories.rows.flatMap(({ title, note }) => [title, note]),
    ...plan.counting.rows.map(({ kind }) => kind),
    ...plan.registers.rows.flatMap(({ title, cites, note }) => [title, cites, note]),
    ...plan.stages.rows.flatMap(({ title, note }) => [title, note]),
    ...plan.ratings.rows.flatMap(({ title, note }) => [title, note]),
    ...plan.surveys.rows.flatMap(({ title, cites, note }) => [title, cites, note]),
    ...plan.questions.rows.map(({ title }) => title),
    ...plan.scales.rows.map(({ title }) => title),
    ...plan.applicability.rows.map(({ note }) => note),
    ...plan.areas.rows.flatMap(({ name, short, former }) => [name, short, ...former]),
    ...plan.departments.rows.flatMap(({ name, note }) => [name, note]),
    ...plan.aliases.rows.flatMap(({ name, note }) => [name, note]),
    ...plan.sources.rows.map(({ title }) => title),
    ...plan.register.rows.flatMap(({ sender, note }) => [sender, note]),
    ...plan.schemes.rows.flatMap(({ title, source, note }) => [title, source, note]),
    ...[...plan.scoring.rows, ...plan.vetoes.rows, ...plan.steps.rows].map(({ title }) => title),
    ...[...plan.scoring.rows, ...plan.vetoes.rows, ...plan.grades.rows].map(({ note }) => note),
    ...plan.scores.rows.flatMap(({ by, note }) => [by, note]),
    ...plan.laboratories.rows.flatMap(({ name, industry, note }) => [name, industry, note]),
    ...plan.prose.map(({ head: { by } }) => by),
  ];
}

/** The units of a plan. */
function unitsOf({ plan }: Edition): string[] {
  return [
    ...[...plan.indicators.rows, ...plan.targets.rows].map(({ unit }) => unit),
    ...plan.surveys.rows.map(({ noun }) => noun),
  ];
}
