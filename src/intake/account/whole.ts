import type { Cell } from "../layout/sheet.ts";
import type { BesideColumn, TableAt } from "./columns.ts";

/** How a remark begins that speaks of more than its row. */
const OF_ALL =
  /^(?:附?注[:：])?(?:以[上下](?!年)|上[述表]|本表|表[中内]|全表|其余|请勿|数据(?:仅|均|为系统|不))/;
const LABELLED = /^[^:：]{1,8}[:：]/;

/**
 * Remarks beside rows that speak of all of a table and are in doubt: by their words, or below no head by another period, area or
 * indicator than the table's, or behind a label.
 */
export function remarksOfAll(
  { sheet, below, until }: TableAt,
  beside: BesideColumn[],
  {
    isOther,
    isUnexplained,
    isDoubted,
  }: Record<"isOther" | "isUnexplained" | "isDoubted", (text: string) => boolean>,
): Cell[] {
  return beside.flatMap(({ position, role, isHeadless }) => {
    if (role !== "remark") return [];
    return sheet.rows.slice(below, until).flatMap((row) => {
      const text = row.text(position);
      if (text === "") return [];
      if (isHeadless && isOther(text)) return [row.cell(position)];
      if (OF_ALL.test(text.trim())) return isUnexplained(text) ? [row.cell(position)] : [];
      return isHeadless && LABELLED.test(text) && isDoubted(text) ? [row.cell(position)] : [];
    });
  });
}
