/** Where words speak of the plan's year: `{年}末`, `上{年}末`. */
const YEAR = "{年}";

/** Words as they are shown: `{年}` is 年, or 年度 where years begin after January, whose end is not that of a calendar year. */
export function ofYears(words: string, begins: number): string {
  return words.replaceAll(YEAR, begins === 1 ? "年" : "年度");
}
