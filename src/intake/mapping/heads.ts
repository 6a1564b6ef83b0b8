import type { Part } from "../draft.ts";
import type { Cell } from "../layout/sheet.ts";
import type { Said } from "./said.ts";

const YEAR = "[\\d零〇○一二三四五六七八九]{4}";
const MONTH = "(?:\\d{1,2}|元|[一二三四五六七八九十]{1,2})";
const MONTHS = `${MONTH}(?:(?:月份?)?[-—–~至到](?:(?:\\d{4}|次)年)?${MONTH})?月份?`;
/** What a head begins with that names a period, in whatever words, or an indicator by its number. */
const NAMING = {
  period: `${YEAR}(?:[QH]\\d|[MY]\\d\\d|年?度?(?:全年|第?[一二三四五六七八九1-9]季度?|[上下]半年|前[一二两三四]个?季度|${MONTHS})?(?:\\(?累计数?\\)?)?)`,
  indicator: "[A-Za-z]{0,3}\\d+(?:[.-]\\d+)*",
  question: ".+",
};

/** What the head of a further column names, and of which part of a figure there are cells below it. */
export interface HeadRead {
  named: Cell;
  part: Part;
}

/** Which heads of further columns belong to a layout, folded: a period or the number of an indicator, and perhaps a word for a part. */
export function headPattern(names: NonNullable<Said["across"]>, said: Said): RegExp {
  const words = ["numerator", "denominator"].flatMap((part) => said.byWord(part));
  const parts = words.map(({ word }) => word).join("|");
  if (words.length === 0) return new RegExp(`^(${NAMING[names]})$`);
  return new RegExp(`^(${NAMING[names]})\\(?(${parts})?\\)?$`);
}

/** Reads heads of further columns, each once. */
export function headReader(names: NonNullable<Said["across"]>, said: Said): (head: Cell) => HeadRead {
  const pattern = headPattern(names, said);
  const parts = new Map<string, Part>();
  for (const part of ["numerator", "denominator"] as const)
    for (const { word } of said.byWord(part)) parts.set(word, part);
  const known = new WeakMap<Cell, HeadRead>();
  return (head) => {
    let read = known.get(head);
    if (!read) {
      const [, text = "", word = ""] = pattern.exec(head.text.normalize("NFKC").replace(/\s/g, "")) ?? [];
      read = { named: { ...head, text }, part: parts.get(word) ?? "value" };
      known.set(head, read);
    }
    return read;
  };
}
