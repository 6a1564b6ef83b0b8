import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import type { Fact } from "../facts/read.ts";
import type { Edition } from "../figures/edition.ts";
import { CATALOGUE } from "../intake/finding.ts";

const FACT_COLUMNS = [
  "fact",
  "subject",
  "indicator",
  "target",
  "area",
  "period",
  "aspect",
  "value",
  "numerator",
  "denominator",
  "unit",
  "display",
  "status",
  "basis",
  "flag",
] as const satisfies (keyof Fact)[];

/** Writes every public fact and finding below `data/` of the site. */
export function writeDownloads(edition: Edition, site: string): void {
  const folder = join(site, "data");
  mkdirSync(folder, { recursive: true });
  const facts = [...edition.facts.values()]
    .filter((fact) => fact.audience === "public")
    .map((fact) => Object.fromEntries(FACT_COLUMNS.map((column) => [column, fact[column]])));
  writeFileSync(
    join(folder, "facts.json"),
    `[\n${facts.map((fact) => JSON.stringify(fact)).join(",\n")}\n]\n`,
  );
  writeFileSync(join(folder, "facts.csv"), csv(FACT_COLUMNS, facts));
  const findings = edition.findings.map(({ code, file, place, text, detail }) => {
    const { severity, title, remedy, owner } = CATALOGUE[code];
    const at = { sheet: null, cell: null, record: null, column: null, ...place };
    return { code, severity, file, ...at, text, title, remedy, detail, owner };
  });
  const columns = [
    "code",
    "severity",
    "file",
    "sheet",
    "cell",
    "record",
    "column",
    "text",
    "title",
    "remedy",
    "detail",
    "owner",
  ];
  writeFileSync(join(folder, "findings.csv"), csv(columns, findings));
}

const NUMBER = /^[+−-]?\d[\d,]*(\.\d+)?%?$/;

/** Rows as CSV; a text that a spreadsheet would take for a formula is led by an apostrophe. */
export function csv(columns: readonly string[], rows: Record<string, unknown>[]): string {
  const data = rows.map((row) => columns.map((column) => guard(row[column])));
  return `${Papa.unparse({ fields: [...columns], data }, { newline: "\n" })}\n`;
}

function guard(value: unknown): string {
  const text = value === null || value === undefined ? "" : String(value);
  return /^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
