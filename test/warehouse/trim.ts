import type { Plan } from "../../src/plan/plan.ts";
import type { Row } from "./support.ts";

type Tables = Record<string, Row[]>;

/** Tables whose first column is the id of what a case may leave out, in the order in which they rest on each other. */
const OWN = {
  indicator: "indicators",
  target: "targets",
  deliverable: "deliverables",
  measure: "measures",
  scheme: "schemes",
  line: "scoring",
} as const;
type Kind = keyof typeof OWN;
const KINDS = Object.keys(OWN) as Kind[];

/** The texts of a case's cells, apart where several stand in one. */
function wordsIn(tables: Tables[]): Set<string> {
  const cells = tables.flatMap((each) => Object.values(each).flat()).flatMap((row) => Object.values(row));
  return new Set(cells.flatMap((text) => text.split(/[;/]/)));
}

/** For each kind of id, those that are named in a case, and those without which these cannot stand. */
function keptOf(shipped: Tables, named: Set<string>, scored: Set<string>): Record<Kind, Set<string>> {
  const rowsOf = (kind: Kind) => shipped[OWN[kind]] ?? [];
  const kept = Object.fromEntries(
    KINDS.map((kind) => [
      kind,
      new Set(
        rowsOf(kind)
          .flatMap((row) => row[kind] ?? [])
          .filter((id) => named.has(id)),
      ),
    ]),
  ) as Record<Kind, Set<string>>;
  // A line of a scheme is about all that a measure has.
  for (const { measure = "", deliverable = "" } of rowsOf("deliverable"))
    if (scored.has(measure)) kept.deliverable.add(deliverable);
  for (const { target = "", indicator = "" } of rowsOf("target"))
    if (kept.target.has(target) || kept.indicator.has(indicator)) {
      kept.target.add(target);
      kept.indicator.add(indicator);
    }
  for (const { line = "", scheme = "" } of rowsOf("line")) if (kept.line.has(line)) kept.scheme.add(scheme);
  for (const { line = "", scheme = "" } of rowsOf("line")) if (kept.scheme.has(scheme)) kept.line.add(line);
  for (const kind of KINDS)
    for (const row of rowsOf(kind)) if (kept[kind].has(row[kind] ?? "")) kept.measure.add(row.measure ?? "");
  return kept;
}

/**
 * A plan without the indicators, targets, deliverables and measures that a case does not name: a plan of a few rows is
 * read as a whole one is, and its models take a third of the time.
 */
export function trimmed(plan: Plan, given: Tables[]): Plan {
  const tables = plan as unknown as Record<string, { rows?: object[]; texts?: Row[] }>;
  const shipped = Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, table.texts ?? []]),
  );
  const lines = given.flatMap(({ scoring = [] }) => scoring).filter(({ within }) => within === "measure");
  const kept = keptOf(shipped, wordsIn(given), new Set(lines.map((line) => line.of ?? "")));
  const stays = (row: Row) =>
    // Registers and surveys have worked cases of their own.
    !row.register &&
    !row.survey &&
    !row.question &&
    KINDS.every((kind) => {
      const ids = row.kind === kind ? row.id : row[kind];
      return !ids || ids.split(";").some((id) => kept[kind].has(id));
    });
  const cut = Object.entries(tables).flatMap(([name, table]) => {
    const { rows = [], texts } = table;
    if (!texts || texts.every(stays)) return [];
    const places = [...texts.keys()].filter((place) => stays(texts[place] ?? {}));
    const taken = { rows: places.map((place) => rows[place]), texts: places.map((place) => texts[place]) };
    return [[name, { ...table, ...taken }]];
  });
  return { ...plan, ...Object.fromEntries(cut) };
}
