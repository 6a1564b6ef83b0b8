import { cut } from "../originals/cut/cut.ts";
import { cutFormat, cutTitle } from "../originals/cut/source.ts";
import { readVocabulary } from "../originals/cut/vocabulary.ts";
import type { Plan } from "../originals/plan.ts";
import { textOf } from "../originals/read/bytes.ts";
import type { Failures } from "./failure.ts";
import { parsed, ROWS, TEXTS } from "./shape.ts";
import type { Site } from "./site.ts";

/** How a site tells the texts of received files: an internal edition whole, a public one cut. */
export interface Told {
  isPublic: boolean;
  text(text: string): string;
  format(format: string): string;
  /** A title or address of a source. */
  title(title: string): string;
}

/** The columns of findings in which texts of received files may stand. */
const COLUMNS = ["name", "column", "text", "detail"];
/** Cells of a sheet by its number, or records and the word of a column. */
const PLACES = /^(?:表\d+![A-Z]+\d+(?::[A-Z]+\d+)?|记录\d+(?:–\d+)? (?<column>.+))$/;

const asItIs = (text: string) => text;

/** A site that tells everything as it is. */
export const WHOLE: Told = { isPublic: false, text: asItIs, format: asItIs, title: asItIs };

/** How a site must tell texts, by what it says it is. */
export function readTold(site: Site, plan: Plan, failures: Failures): Told {
  if (site.manifest.edition === "internal") return WHOLE;
  const path = "proof/words.json";
  const listed = failures.guard("facts", path, () => parsed<string[]>(textOf(site.root, path), TEXTS));
  const vocabulary = readVocabulary(plan, listed ?? []);
  const known = new Map<string, string>();
  const text = (whole: string) => {
    const told = known.get(whole) ?? cut(whole, vocabulary);
    if (known.size < 100_000) known.set(whole, told);
    return told;
  };
  return {
    isPublic: true,
    text,
    format: (format) => cutFormat(format, vocabulary),
    title: (title) => cutTitle(title, vocabulary),
  };
}

/** Checks that what a public site says of files and findings holds nothing that is to be cut. */
export function checkTold({ root, files }: Site, { isPublic, text }: Told, failures: Failures): void {
  if (!isPublic) return;
  const path = "data/findings.json";
  const rows = failures.guard("downloads", path, () => parsed<JsonRow[]>(textOf(root, path), ROWS)) ?? [];
  for (const row of rows) {
    for (const place of String(row.among ?? "")
      .split("、")
      .filter(Boolean)) {
      const found = PLACES.exec(place);
      const column = found?.groups?.column ?? "";
      if (!found || text(column) !== column) failures.add("downloads", path, "among says more than places");
    }
    if (row.sheet && !/^表\d+$/.test(String(row.sheet)))
      failures.add("downloads", path, "a sheet is told by more than its number");
    // What is found in prose quotes what the office wrote, and names of the plan's tables are its own.
    const ofPlan = String(row.name).startsWith("plan/");
    for (const column of row.line || ofPlan ? (row.line ? [] : ["text", "detail"]) : COLUMNS) {
      const said = row[column];
      if (typeof said === "string" && text(said) !== said)
        failures.add("downloads", path, `${column} may say "${text(said)}", and says more`);
    }
  }
  for (const [short, { file, path: proof }] of files) {
    if (text(file.name) !== file.name || !file.name.startsWith(file.sender))
      failures.add("originals", proof, `${short} is not called by who sent what for when`);
    for (const { place } of file.findings)
      if (place && "column" in place && text(place.column) !== place.column)
        failures.add(
          "originals",
          proof,
          `the column of a finding may be "${text(place.column)}", and says more`,
        );
  }
}

type JsonRow = Record<string, unknown>;
