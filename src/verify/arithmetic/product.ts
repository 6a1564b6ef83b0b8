import { readTable } from "../originals/read/csv.ts";
import { productText } from "../platform.ts";

/** The texts of the product's tables, by their names, where this is bundled with them. */
declare const PRODUCT_TABLES: Record<string, string> | undefined;

/**
 * A table that the product brings: the rules, which a plan may replace or add to, and what their operands are bound to; never
 * one of a plan folder or a site.
 */
export function productTable(name: string): Record<string, string>[] {
  return readTable(typeof PRODUCT_TABLES === "object" ? (PRODUCT_TABLES[name] ?? "") : productText(name));
}
