import { TABLES, type TableDescription } from "../facts/tables.ts";
import type { Edition } from "../figures/edition.ts";
import { verdict } from "../figures/status.ts";
import { kindOf } from "../intake/catalogue.ts";
import { placesText } from "../intake/sheet.ts";

/** A value of a published table, as it stands in JSON: a decimal is text, so that it stays exact. */
export type Cell = string | number | boolean | null;

/** A published table with its rows. */
export interface PublishedTable extends TableDescription {
  rows: Record<string, Cell>[];
}

/** The public part of an edition as tables: what every format is written from. */
export function publishedTables(edition: Edition): PublishedTable[] {
  const rows: Record<string, object[]> = {
    facts: facts(edition),
    observations: edition.observations,
    targets: targets(edition),
    findings: findings(edition),
    scenarios: edition.scenarios,
  };
  return TABLES.map((table) => ({
    ...table,
    rows: (rows[table.name] ?? []).map((row) => cells(table, row)),
  }));
}

/** The columns of a row that its table has, in their order. */
function cells({ columns }: TableDescription, row: object): Record<string, Cell> {
  const values = row as Record<string, Cell | undefined>;
  const found: Record<string, Cell> = {};
  for (const { name } of columns) found[name] = values[name] ?? null;
  return found;
}

function facts(edition: Edition): object[] {
  return [...edition.facts.values()]
    .filter(({ audience }) => audience === "public")
    .map((fact) => ({ ...fact, number: numberOf(fact.value) }));
}

/** A value as a number of a computer's, as near as that comes; null for a word. */
function numberOf(value: string): number | null {
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null;
}

function targets(edition: Edition): object[] {
  return edition.plan.targets.rows.map((target) => {
    const fact = verdict(edition, target);
    if (fact?.audience !== "public") return target;
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

function findings(edition: Edition): object[] {
  return edition.findings.map(({ code, file, name, place, among = [], text, detail, answer, ...finding }) => {
    const { severity, title, remedy, owner } = kindOf(code, edition.plan.head.year_begins);
    const texts = { name: wellFormed(name), text: wellFormed(text), detail: wellFormed(detail) };
    const others = among.length > 0 ? placesText(among).join("、") : null;
    const given = answer && { answer: answer.answer, answered_by: answer.from, answered: answer.date };
    const about = { file, sender: finding.sender || null, period: finding.period?.id };
    return { code, severity, title, remedy, owner, ...about, among: others, ...place, ...texts, ...given };
  });
}

/** A text without halves of characters, which a damaged file may hold and no UTF-8 file can. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
