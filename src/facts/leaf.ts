import type { Loader, ZonesSaid } from "../intake/contract.ts";
import type { RecordMapping } from "../intake/fields.ts";
import type { CellPlace } from "../intake/layout/sheet.ts";
import type { Reading } from "../intake/reading.ts";
import type { ReceivedFile } from "../intake/receive.ts";
import type { StateReading } from "../intake/values/state.ts";
import { mustBeFilled } from "../intake/values/validate-row.ts";
import type { Plan, Tables } from "../plan/plan.ts";
import type { Basis } from "../plan/schemas.ts";
import type { Telling } from "./telling/telling.ts";

/** A cell of a received file, as written and as read, and what it is a figure of. */
export interface ReadingLeaf
  extends Pick<Reading, "place" | "text" | "format" | "how" | "value" | "part" | "indicator" | "area"> {
  period: string;
  /** The cells that name its indicator, area and period. */
  names: Reading["names"];
  series?: { text: string; place: CellPlace };
  /** The cell that names the unit in which it is written, where that is not the indicator's. */
  unit?: { text: string; place: CellPlace };
  /** What says how it counts the zones inside its area. */
  zones?: ZonesSaid;
  /** Who published it, where that is not the sender of the file. */
  source?: string;
}

/** A cell that reports the state of a deliverable. */
export type StateLeaf = Pick<StateReading, "place" | "text" | "deliverable" | "evidence" | "day"> & {
  value: StateReading["state"];
};

/** A cell of a plan table, with the section and measure of the document that it cites. */
export interface PlanLeaf {
  file: string;
  row: number;
  column: string;
  text: string;
  cites: string;
  basis: Basis;
}

/** Which columns of records, or entries of their header, say what: by their words. */
interface RecordLeaf {
  area: string;
  day: string;
  /** Of records that name their kind: the form in which `counting` of the plan names it. */
  form?: string;
  kind?: string;
  indicator?: string;
  /** Of a register: the entry of the header that names it, and the columns of a thing's name, its code, its stage and whose it is. */
  register?: string;
  thing?: string;
  code?: string;
  stage?: string;
  owner?: string;
  passed?: { column: string; words: Record<string, boolean> };
  amount?: string;
  /** Of rows that stand for several records: the columns of how many, how many of them passed, and of which part of a lake. */
  times?: { total: string; passed: string; part: string };
  /** All columns of a record: of those that say the same in all of them, one counts. */
  columns: string[];
  /** Those without which a record is not read. */
  filled: string[];
  /** The entries of the header that say who lists them, from which day on, and up to which. */
  department: string;
  from: string;
  until: string;
}

/** A received file: what it is, who sent it, when it arrived, and how its records are counted. */
export interface FileLeaf {
  /** What it is called: its path, or for everybody who sent what for when. */
  name: string;
  sha256: string;
  sender: string;
  arrived: string;
  basis: Basis;
  loader: string;
  /** The rows of `layouts.csv` in which the office confirmed how it is arranged, with the days of that. */
  layouts?: { signature: string; row: number; on: string }[];
  records?: RecordLeaf;
}

/** The leaf of a reading. */
export function readingLeaf(reading: Reading, path: string, telling: Telling): ReadingLeaf {
  const { text, how, value, part, indicator, area, period } = reading;
  const { names, series, unit, source, zones } = reading;
  const at = (place: CellPlace) => telling.place(path, place);
  return {
    place: at(reading.place),
    text,
    format: telling.format(reading.format),
    how,
    value,
    part,
    indicator,
    area,
    names: { indicator: at(names.indicator), area: at(names.area), period: at(names.period) },
    period: period.id,
    ...(series && { series: { text: telling.text(series.text), place: at(series.place) } }),
    ...(unit && { unit: { text: telling.text(unit.text), place: at(unit.place) } }),
    ...(zones && {
      zones: {
        counting: zones.counting,
        text: zones.text,
        ...(zones.place && { place: at(zones.place) }),
        ...(zones.declaration && { declaration: zones.declaration }),
      },
    }),
    ...(source.kind !== "area" && { source: telling.source(`${source.id} ${source.title}`) }),
  };
}

/** The leaf of a reported state. */
export function stateLeaf(reading: StateReading, path: string, telling: Telling): StateLeaf {
  const { state, deliverable, day } = reading;
  return {
    place: telling.place(path, reading.place),
    text: telling.text(reading.text),
    value: state,
    deliverable,
    evidence: telling.text(reading.evidence),
    day,
  };
}

/** The plan's cell that `table:key:column` names; without a column, the whole row by its key. */
export function planLeaf(plan: Plan, cell: string): PlanLeaf {
  const [name, key, column] = cell.split(":") as [keyof Tables, string, string | undefined];
  const { file, rows, texts } = plan[name];
  const keyColumn = Object.keys(texts[0] ?? {})[0] ?? "";
  const index = texts.findIndex((row) => row[keyColumn] === key);
  const text = texts[index];
  const row: { row: number; basis?: Basis; measure?: string } | undefined = rows.find(
    ({ row }) => row === index + 1,
  );
  if (!text || !row) throw new Error(`no plan row ${cell}`);
  const measure = plan.measures.rows.find((item) => item.measure === row.measure);
  const section = plan.sections.rows.find((item) => item.section === measure?.section);
  return {
    file,
    row: row.row,
    column: column ?? keyColumn,
    text: text[column ?? keyColumn] ?? "",
    cites: measure
      ? `${plan.head.called}${section ? `第${section.numeral}部分 ` : ""}任务${measure.measure}`
      : "",
    basis: row.basis ?? "public",
  };
}

/** The leaf of a received file. */
export function fileLeaf(file: ReceivedFile, telling: Telling): FileLeaf {
  const { path, sha256, sender, arrived, basis, loader, confirmed } = file;
  const mapping = loader.records;
  const leaf = {
    name: telling.file(path),
    sha256,
    sender: telling.text(sender),
    arrived,
    basis,
    loader: loader.name,
    ...(confirmed.length > 0 && {
      layouts: confirmed.map(({ signature, row, on }) => ({ signature, row, on })),
    }),
  };
  if (!mapping) return leaf;
  const said = (field: string) => (loader.columns[field] ?? loader.header[field])?.words[0] ?? field;
  // A list of an own layout may have no label for the day from which on it tells of all.
  const label = (field: string) => loader.header[field]?.words[0] ?? "";
  const { subject, passed, amount, times } = mapping;
  return {
    ...leaf,
    records: {
      area: said(mapping.area),
      day: said(mapping.day),
      ...subjectOf(loader, subject, said),
      ...(passed && { passed: { column: said(passed.field), words: passed.words } }),
      ...(amount !== undefined && { amount: said(amount) }),
      ...(times && {
        times: { total: said(times.total), passed: said(times.passed), part: said(times.part) },
      }),
      columns: Object.keys(loader.columns).map(said),
      filled: mustBeFilled(loader).map(said),
      ...{ department: said(mapping.department), from: label("from"), until: label("until") },
    },
  };
}

/** What the records of a loader are counted for, by the words of its fields. */
function subjectOf(
  { form }: Loader,
  subject: RecordMapping["subject"],
  said: (field: string) => string,
): Pick<RecordLeaf, "form" | "kind" | "indicator" | "register" | "thing" | "code" | "stage" | "owner"> {
  if ("kind" in subject) return { form, kind: said(subject.kind) };
  if ("indicator" in subject) return { indicator: said(subject.indicator) };
  const { register, thing, code, stage, owner } = subject;
  const of = { thing: said(thing), code: said(code), stage: said(stage), owner: said(owner) };
  return { register: said(register), ...of };
}
