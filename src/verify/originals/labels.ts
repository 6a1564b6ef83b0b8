import { productTable } from "../arithmetic/product.ts";
import { fold } from "./read/sheet.ts";

/** The labels of all layouts of the product, folded; those of persons are left out where asked. */
export function labelsKnown({ persons }: { persons: boolean }): Set<string> {
  const rows = productTable("layouts").filter(
    ({ place, holds }) => place === "label" && (persons || holds !== "personal"),
  );
  return new Set(rows.flatMap(({ words = "" }) => words.split(";").map(fold)));
}

let next: RegExp | undefined;

/** What stands in a text before the next label of an entry in the same cell: `南湖区报告期：2013年` up to 报告期. */
export function beforeLabel(text: string): string {
  next ??= new RegExp(`(?:${[...labelsKnown({ persons: true })].join("|")})\\s*[:：]`);
  const at = text.search(next);
  return at < 0 ? text : text.slice(0, at);
}
