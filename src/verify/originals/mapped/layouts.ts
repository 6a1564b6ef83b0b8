import { productTable } from "../../arithmetic/product.ts";
import { fold } from "../read/sheet.ts";

/** The parts of a figure, as rows say them. */
export const PARTS = ["numerator", "denominator", "value", "published-growth"];

/** A label or column of a layout: its words, folded, and what it says. */
export interface Field {
  place: "label" | "column" | "across";
  words: string[];
  required: boolean;
  figure: boolean;
  says: string[];
}

/** A layout of the product, as its rows of `layouts.csv` say it. */
export interface Layout {
  name: string;
  /** What a list is called where the plan says what counts; undefined of any other. */
  form: string | undefined;
  fields: Field[];
  /** What the heads of further columns name, and the words for parts that stand behind it. */
  across: { names: "period" | "indicator"; parts: Map<string, string> } | undefined;
  /** Whether its further columns are questions. */
  asks: boolean;
  /** Words that stand for an area in a row of sums. */
  totals: Set<string>;
}

let known: Layout[] | undefined;

function layouts(): Layout[] {
  const rows = known ? [] : productTable("layouts");
  const names = new Set(rows.map(({ layout = "" }) => layout));
  known ??= [...names].map((name) =>
    layoutBy(
      name,
      rows.filter(({ layout }) => layout === name),
    ),
  );
  return known;
}

/** The layouts of which cells are figures. */
export function layoutsOfFigures(): Layout[] {
  return layouts().filter(
    ({ across, fields }) => across ?? fields.some(({ says }) => PARTS.some((part) => says.includes(part))),
  );
}

/** The layouts of which rows say how far tasks are. */
export function layoutsOfTasks(): Layout[] {
  return layouts().filter(({ fields }) => fields.some(({ says }) => says.includes("state")));
}

/** The layouts of lists, of which records are counted. */
export function layoutsOfLists(): Layout[] {
  return layouts().filter((layout) => layout.form !== undefined && !isOfSurvey(layout));
}

/** The layouts of what units answered to a survey. */
export function layoutsOfSurveys(): Layout[] {
  return layouts().filter(isOfSurvey);
}

function isOfSurvey({ fields }: Layout): boolean {
  return fields.some(({ says }) => says.includes("survey"));
}

function layoutBy(name: string, rows: Record<string, string>[]): Layout {
  const fields = rows.flatMap(({ place, words = "", required, holds, says = "" }): Field[] =>
    place === "label" || place === "column" || place === "across"
      ? [
          {
            ...{ place, words: words.split(";").map(fold), says: says.split(";") },
            ...{ required: required === "yes", figure: holds === "figure" },
          },
        ]
      : [],
  );
  const byWord = (role: string) =>
    fields.flatMap(({ says }) =>
      says.flatMap((each) => (each.startsWith(`${role}=`) ? fold(each.slice(role.length + 1)) : [])),
    );
  const names = rows.find(({ place }) => place === "across")?.field;
  const parts = PARTS.flatMap((part) => byWord(part).map((word): [string, string] => [word, part]));
  return {
    ...{ name, fields, totals: new Set(byWord("total")) },
    asks: names === "question",
    form: rows.find(({ place }) => place === "form")?.words,
    across: names === "period" || names === "indicator" ? { names, parts: new Map(parts) } : undefined,
  };
}
