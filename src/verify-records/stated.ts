import { productTable } from "../verify/arithmetic/product.ts";
import type { Names } from "../verify/originals/names.ts";
import type { Plan } from "../verify/originals/plan.ts";
import { bytesOf, decode } from "../verify/originals/read/bytes.ts";
import { readSent } from "../verify/originals/read/csv.ts";
import { fold } from "../verify/originals/read/sheet.ts";
import type { Counts } from "./recount.ts";

/** Where in a layout of counts something stands: the word of its column, by what the column says. */
const SAYS = ["indicator", "area", "day", "records", "records-passed"];

/** What received lists of counts say of each part, by the sha256 of parts; the received files of which these are. */
export interface Stated {
  parts: Map<string, Counts>;
  files: string[];
}

/** Reads what the received lists of counts say of parts. */
export function statedCounts(originals: string, plan: Plan, names: Names): Stated {
  const stated: Stated = { parts: new Map(), files: [] };
  const all = productTable("layouts");
  const layout = all.find(({ says = "" }) => says.split(";").includes("records"))?.layout;
  const columns = all.filter((row) => row.layout === layout && row.place === "column");
  const words = ["part", ...SAYS].map(
    (role, index) =>
      columns.find(({ field, says = "" }) => (index === 0 ? field === role : says.split(";").includes(role)))
        ?.words ?? "",
  );
  for (const { path = "" } of plan.rows("register")) {
    if (!path.endsWith(".csv")) continue;
    const bytes = bytesOf(originals, path);
    if (bytes && addFile(stated.parts, readSent(decode(bytes), ","), words, names)) stated.files.push(path);
  }
  return stated;
}

/** Adds the rows of a list of counts; whether it is one. */
function addFile(parts: Stated["parts"], rows: string[][], words: string[], names: Names): boolean {
  const top = rows.slice(0, 10).findIndex((row) => words.every((word) => row.map(fold).includes(fold(word))));
  if (top < 0) return false;
  const places = words.map((word) => (rows[top] ?? []).map(fold).indexOf(fold(word)));
  for (const row of rows.slice(top + 1)) {
    const [part = "", indicator = "", area = "", day = "", total = "", passed = ""] = places.map(
      (place) => row[place]?.trim() ?? "",
    );
    if (part === "" || total === "") continue;
    const counts: Counts = parts.get(part) ?? new Map();
    parts.set(part, counts);
    const name = `${names.indicator(indicator)} ${names.area(area)} ${day}`;
    counts.set(name, { total: Number(total), passed: Number(passed) });
  }
  return true;
}
