import type { Plan } from "../plan.ts";
import { folded, runsOf } from "./runs.ts";

/** What stands in the texts that a public edition tells of received files. */
export interface Vocabulary {
  words: Set<string>;
  codes: Set<string>;
  behind: Set<string>;
  years: Set<string>;
}

/** The columns of the originals' tables whose words stand, as `docs/proofs.md` lists them. */
const NAMED: Record<string, string> = {
  plan: "title document called source office",
  areas: "area name short former",
  departments: "department name",
  aliases: "name",
  sources: "kind title",
  words: "word",
  sections: "title",
  measures: "title lead responsible participants",
  indicators: "indicator title unit numerator denominator",
  targets: "title unit",
  deliverables: "deliverable title",
  counting: "form kind",
  registers: "title",
  stages: "title",
  surveys: "title",
  questions: "title",
  scales: "title",
};

/** The signs that stand behind a figure beside units. */
const SIGNS = "年月日时分秒季次至到余多来几";

/** What stands by the tables of the originals, and by the words of the product that the site lists. */
export function readVocabulary(plan: Plan, listed: string[]): Vocabulary {
  const columns = (table: string, names: string) =>
    plan.rows(table).flatMap((row) => names.split(" ").map((name) => row[name] ?? ""));
  const texts = [...Object.entries(NAMED).flatMap(([table, names]) => columns(table, names)), ...listed];
  const vocabulary: Vocabulary = {
    words: new Set(),
    codes: new Set(),
    behind: new Set(SIGNS),
    years: new Set(plan.years().map(String)),
  };
  for (const { kind, text } of texts.flatMap((each) => runsOf(folded(each))))
    if (kind === "latin") vocabulary.codes.add(text);
    else if (kind === "letters" && Array.from(text).length > 1) vocabulary.words.add(text);
  for (const number of columns("limits", "least most"))
    if (number.replace(/[^0-9]/g, "").length > 6) vocabulary.codes.add(number);
  for (const unit of [...columns("indicators", "unit"), ...columns("targets", "unit")])
    for (const sign of folded(unit)) if (/\p{L}/u.test(sign)) vocabulary.behind.add(sign);
  for (const day of columns("register", "arrived")) vocabulary.years.add(day.slice(0, 4));
  return vocabulary;
}
