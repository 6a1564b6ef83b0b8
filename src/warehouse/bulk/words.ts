import type { Guide } from "../../intake/layout/guide.ts";
import { fold } from "../../intake/layout/sheet.ts";
import { enumOf, type Warehouse } from "../open.ts";

/** The type of the words by which records of a form name their kind. */
export const kindWords = (form: string) => `"kind of ${form.replaceAll('"', "")}"`;
/** The table of what they count for. */
export const kindsOf = (form: string) => `kinds of ${form.replaceAll('"', "")}`;

/** Makes the types and tables by which the words of plain records are read as `readRecords` reads them. */
export async function makeWords(
  warehouse: Warehouse,
  { names, counting, indicators, areasOf, registers }: Guide,
  forms: Iterable<string>,
): Promise<void> {
  const area = names.spellings.area.map(({ name }) => name);
  const indicator = names.spellings.indicator.map(({ name }) => name);
  for (const [name, words] of Object.entries({ area_word: area, indicator_word: indicator }))
    await warehouse.run(`create type ${name} as ${enumOf(words)}`);
  await warehouse.append("area_of", {
    columns: { word: "area_word", area: "area_id" },
    rows: area.map((word) => ({ word, area: names.area(word) })),
  });
  const means = { indicator: "indicator_id", title: "varchar", least: "integer" };
  await warehouse.append("indicator_of", {
    columns: { word: "indicator_word", ...means },
    rows: indicator.map((word) => {
      const own = names.indicator(word) ?? "";
      return { word, indicator: own, title: indicators.get(own)?.title };
    }),
  });
  const stages = [...registers].flatMap(([register, { names: titles }]) =>
    [...titles].map(([stage, word]) => ({ register, word, stage })),
  );
  await warehouse.run(`create type stage_word as ${enumOf(stages.map(({ word }) => word))}`);
  await warehouse.append("stage_of", {
    columns: { register: "varchar", word: "stage_word", stage: "stage_id" },
    rows: stages,
  });
  for (const form of forms) {
    const own = counting.filter((rule) => rule.form === form);
    const kinds = [...new Set(own.map(({ kind }) => kind))];
    await warehouse.run(`create type ${kindWords(form)} as ${enumOf(kinds)}`);
    await warehouse.append(kindsOf(form), {
      columns: { word: kindWords(form), ...means },
      rows: kinds.flatMap((word) =>
        own
          .filter(({ indicator, kind }) => indicator !== "" && fold(kind) === fold(word))
          .map((rule) => ({
            ...rule,
            word,
            least: rule.least || null,
            title: indicators.get(rule.indicator)?.title,
          })),
      ),
    });
  }
  await warehouse.append("applies", {
    columns: { indicator: "indicator_id", area: "area_id" },
    rows: [...indicators.keys()].flatMap((of) => areasOf(of).map((area) => ({ indicator: of, area }))),
  });
}
