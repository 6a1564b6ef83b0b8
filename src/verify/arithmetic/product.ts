import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readTable } from "../originals/read/csv.ts";

/** The text of the rules that the product brings, where this is bundled with it. */
declare const PRODUCT_METHODS: string | undefined;

/** The rules that the product brings, which a plan may replace or add to; never those of a plan folder or a site. */
export function productMethods(): Record<string, string>[] {
  return readTable(
    typeof PRODUCT_METHODS === "string"
      ? PRODUCT_METHODS
      : readFileSync(join(import.meta.dirname, "..", "..", "rules", "methods.csv"), "utf8"),
  );
}
