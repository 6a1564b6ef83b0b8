import { type Edition, slug } from "../../facts/edition.ts";
import type { FileProof } from "../../facts/proof.ts";
import { FORMATS, TABLES } from "../../facts/tables.ts";
import { placeText } from "../../intake/layout/sheet.ts";
import { MOST_ROWS } from "../pages/part.ts";

/** Ids, expressions and names of files: what may stand as code in the pages of an edition, beside the ids of its facts. */
export function codesOf(edition: Edition): Set<string> {
  const { plan, proofs, bounds } = edition;
  const ids = idsOf(edition);
  return new Set([
    ...ids,
    ...ids.map((id) => slug(id)),
    ...tableCodes(),
    ...ruleCodes(edition),
    ...[...proofs.plan.values()].map(({ file, row, column }) => `${file} ${row} ${column}`),
    ...[...proofs.files.values()].flatMap(fileCodes),
    ...partCodes(edition),
    ...[...edition.cells.values()].map(({ sql }) => sql),
    ...plan.prose.flatMap(({ head, text }) => (head.source ? [text.trim()] : [])),
    ...programCodes(edition),
    ...[bounds.version, bounds.fingerprint.slice(0, 16), bounds.key?.slice(0, 16) ?? ""],
  ]);
}

function idsOf({ plan, enterprises }: Edition): string[] {
  return [
    ...plan.sections.rows.map(({ section }) => section),
    ...plan.measures.rows.map(({ measure }) => measure),
    ...plan.indicators.rows.map(({ indicator }) => indicator),
    ...plan.targets.rows.map(({ target }) => target),
    ...plan.deliverables.rows.map(({ deliverable }) => deliverable),
    ...plan.appeals.rows.map(({ appeal }) => appeal),
    ...plan.departments.rows.map(({ department }) => department),
    ...enterprises.map(({ code }) => code),
    ...plan.areas.rows.flatMap(({ area, code }) => [area, code]),
    ...plan.issued.rows.map(({ edition }) => edition),
    ...plan.scoring.rows.map(({ line }) => line),
    ...plan.scales.rows.map(({ answer }) => answer),
  ];
}

/** Of the tables that can be downloaded: their names and files, their columns, and the words in these. */
function tableCodes(): string[] {
  return TABLES.flatMap(({ name, columns }) => [
    ...[name, ...Object.keys(FORMATS).map((format) => `${name}.${format}`)],
    ...columns.flatMap((column) => [column.name, ...Object.keys(column.words ?? {})]),
  ]);
}

function ruleCodes({ plan }: Edition): string[] {
  return plan.methods.rows.flatMap(({ method, aspect, expression, divisor }) => [
    ...[method, aspect, `${method} ${aspect}`, expression, divisor],
    ...[`(${expression}) / (${divisor})`, `${aspect} = ${expression}`],
  ]);
}

/** Of a received file: its name and fingerprint, the places in it, and what its numbers are read as. */
function fileCodes({ name, sha256, loader, layouts = [], readings, states, findings }: FileProof): string[] {
  const series = readings.flatMap(({ series }) => series ?? []);
  const zones = readings.flatMap(({ zones }) => zones ?? []);
  const first = findings.slice(0, MOST_ROWS);
  const places = [...readings, ...series, ...zones, ...states, ...first].flatMap(({ place }) =>
    place ? [placeText(place)] : [],
  );
  return [
    ...[name, sha256, sha256.slice(0, 12), loader],
    ...layouts.flatMap(({ signature, row }) => [signature, String(row), "layouts.csv"]),
    ...places.map((place) => `${name} ${place}`),
    ...zones.flatMap(({ place, declaration }) => (place ? placeText(place) : (declaration ?? []))),
    ...readings.flatMap(({ period, part, format }) => [period, part, format]),
  ];
}

/** The parts of facts that proofs name, and the patterns of sets of facts. */
function partCodes({ proofs }: Edition): string[] {
  const sets = proofs.facts
    .distinct("each")
    .flatMap((operand) => (operand.kind === "each" ? [operand.facts] : []));
  return ["amount", "divisor", "status", ...sets];
}

/** The models and loaders by which an edition was made. */
function programCodes({ models, loaders }: Edition): string[] {
  return [
    ...models.flatMap(({ name, sha256, columns }) => [
      name,
      sha256.slice(0, 12),
      ...columns.map(({ type }) => type),
    ]),
    ...loaders.flatMap(({ name, file, sha256 }) => [name, file, sha256.slice(0, 12)]),
  ];
}
