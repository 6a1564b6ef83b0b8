import { type Edition, mayTell } from "../../facts/edition.ts";
import { TABLES, type TableDescription } from "../../facts/tables.ts";
import { kindOf } from "../../intake/findings/catalogue.ts";
import { placesText } from "../../intake/layout/sheet.ts";
import { leadersOf } from "../kit/lead.ts";
import { verdict } from "../kit/status.ts";

/** A value of a published table, as it stands in JSON: a decimal is text, so that it stays exact. */
export type DownloadValue = string | number | boolean | null;

export type DownloadRow = Record<string, DownloadValue>;

/** A published table with its rows. */
export interface PublishedTable extends TableDescription {
  rows: Iterable<DownloadRow>;
}

/** The public part of an edition as tables: what every format is written from. Rows are made as they are asked for. */
export function publishedTables(edition: Edition): PublishedTable[] {
  const rows: Record<string, () => Iterable<object>> = {
    facts: () => facts(edition),
    observations: () => edition.observations,
    targets: () => targets(edition),
    findings: () => findings(edition),
    scenarios: () => edition.scenarios,
  };
  return TABLES.map((table) => ({
    ...table,
    rows: {
      *[Symbol.iterator]() {
        for (const row of rows[table.name]?.() ?? []) yield cells(table, row);
      },
    },
  }));
}

/** The columns of a row that its table has, in their order. */
function cells({ columns }: TableDescription, row: object): DownloadRow {
  const values = row as Record<string, DownloadValue | undefined>;
  const found: DownloadRow = {};
  for (const { name } of columns) found[name] = values[name] ?? null;
  return found;
}

function* facts(edition: Edition): Generator<object> {
  for (const fact of edition.facts.values())
    if (mayTell(edition, fact)) yield { ...fact, number: numberOf(fact.value) };
}

/** A value as a number of a computer's, as near as that comes; null for a word. */
function numberOf(value: string): number | null {
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null;
}

function targets(edition: Edition): object[] {
  return edition.plan.targets.rows.map((row) => {
    const fact = verdict(edition, row);
    const target = { ...row, leaders: leadersOf(edition, row).join("、") || null };
    if (!fact || !mayTell(edition, fact)) return target;
    return {
      ...target,
      status: fact.status,
      status_period: fact.period,
      status_basis: fact.basis,
      status_fact: fact.fact,
      fragile: edition.facts.get(fact.fact.replace(/status$/, "fragile"))?.value,
    };
  });
}

function* findings({ findings, plan }: Edition): Generator<object> {
  for (const { code, file, name, sender, place, among = [], text, detail, period, answer } of findings) {
    const { severity, title, remedy, owner } = kindOf(code, plan.head.year_begins);
    // One literal: there may be hundreds of thousands, and to spread into each takes several times as long.
    yield {
      code,
      severity,
      title,
      remedy,
      owner,
      file,
      name: wellFormed(name),
      sender: sender || null,
      period: period?.id,
      among: among.length > 0 ? placesText(among).join("、") : null,
      sheet: place && "cell" in place ? place.sheet : null,
      cell: place && "cell" in place ? place.cell : null,
      record: place && "record" in place ? place.record : null,
      column: place && "record" in place ? place.column : null,
      line: place && "line" in place ? place.line : null,
      text: wellFormed(text),
      detail: wellFormed(detail),
      answer: answer?.answer,
      answered_by: answer?.from,
      answered: answer?.date,
    };
  }
}

/** A text without halves of characters, which a damaged file may hold and no UTF-8 file can. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
