import { endOf, type Period } from "../plan/period.ts";
import type { Across, Draft, Fields, Loader, SourceOfFigure, StateDraft } from "./contract.ts";
import { codeOfFault } from "./files/fault.ts";
import type { Finding } from "./finding.ts";
import { type Guide, once, type Say } from "./guide.ts";
import { type Heading, readHeading, zonesMeaning } from "./heading.ts";
import type { Found } from "./layout.ts";
import { personsIn, withoutPersons } from "./personal.ts";
import { type Reading, readRow, withoutRepeats } from "./reading.ts";
import { type CountedRecord, readRecords, sourceOfRecords } from "./record.ts";
import { readStates, type StateReading } from "./state.ts";
import { checkTotals, isTotal } from "./totals.ts";

/** What a file speaks for: a later file that speaks for the same supersedes it there. */
export interface Cover {
  area: string;
  period: Period;
  source: Pick<SourceOfFigure, "id" | "kind">;
  /** The one indicator that it speaks for; "" for all. */
  subject: string;
  /** Whether the area's figures include its zones, where the file says so. */
  zones: Heading["zones"];
  /** Whether its figures are to be counted from records. */
  counts: boolean;
}

export interface FileReadings {
  covers: Cover[];
  readings: Reading[];
  records: CountedRecord[];
  states: StateReading[];
  findings: Finding[];
}

/** Reads the tables that `loader` found in the file at `path`: every cell becomes part of something read, or a finding. */
export function readTables(
  path: string,
  loader: Loader,
  tables: Found[],
  sender: string,
  guide: Guide,
): FileReadings {
  const read: FileReadings = { covers: [], readings: [], records: [], states: [], findings: [] };
  const sayOf =
    (about: Period | null): Say =>
    (code, cell, detail = "", period = about) =>
      read.findings.push({
        code,
        file: path,
        place: cell?.place ?? null,
        text: cell?.text ?? "",
        detail,
        period,
      });
  // A list of what happened may be empty; a form or a statistic may not.
  const open = tables.filter(({ fault }) => !fault);
  const [empty] = open;
  for (const { fault } of tables) if (fault) sayOf(null)(fault.code, fault.cell, fault.detail);
  if (empty && !loader.records && open.every((table) => table.rows.length === 0)) {
    const { period } = empty.header;
    sayOf((period && guide.names.period(period.text, period.format, true)) ?? null)(
      "table-empty",
      empty.head,
    );
    return read;
  }
  for (const table of open) {
    const heading = readHeading(loader, table, sender, guide, sayOf);
    if (!heading) continue;
    const say = sayOf(heading.period);
    const readings: Reading[] = [];
    const records: CountedRecord[] = [];
    const checked: Draft[][] = [];
    const { totals } = loader;
    const source = sourceOfRecords(loader, table.header, guide, say);
    const tell = once(say);
    for (const row of table.rows) {
      const { fields, across, fault } = row;
      if (fault) {
        say(fault.code, fault.cell, fault.detail);
        continue;
      }
      if (!isAsItMust(loader, fields, say)) continue;
      const drafts = draftsOf(loader, fields, table.header, across);
      if (totals) checked.push(drafts.readings);
      if (totals && isTotal(drafts.readings, totals, guide)) continue;
      readings.push(...readRow(drafts.readings, guide, sender, tell));
      if (loader.records && source)
        records.push(...readRecords(loader.records, fields, table.header, guide, say));
      read.states.push(...readStates(drafts.states, guide, say));
    }
    if (totals) checkTotals(checked, totals, guide, say);
    const covers = coversOf(loader, heading, readings, say);
    if (source) {
      const indicators = new Set(records.map((record) => record.indicator));
      for (const cover of countedCovers(heading, source, indicators, guide)) covers.push(cover);
    }
    for (const reading of readings) read.readings.push(reading);
    for (const record of records) read.records.push(record);
    for (const cover of covers) read.covers.push(cover);
  }
  const kept = new Map(
    read.covers.map((cover) => [
      [cover.area, cover.period.id, cover.source.id, cover.subject].join(" "),
      cover,
    ]),
  );
  const readings = withoutRepeats(read.readings, sayOf(null));
  const persons = tables.flatMap(({ header }) => personsIn(loader, header));
  const findings = read.findings.map((finding) => withoutPersons(finding, persons));
  return { ...read, covers: [...kept.values()], readings, findings };
}

/** What readings speak for: what the header block names, or what each of them is about. */
function coversOf(loader: Loader, heading: Heading, readings: Reading[], say: Say): Cover[] {
  const subject = heading.indicator ?? "";
  const common = { subject, counts: false };
  const [first] = readings;
  if (heading.area && heading.period)
    return [
      {
        ...common,
        area: heading.area,
        period: heading.period,
        source: first?.source ?? { id: "area", kind: "area" },
        zones: heading.zones,
      },
    ];
  return readings.map(({ area, period, source, zones }) => {
    const meaning = zones?.text ? zonesMeaning(loader, zones) : undefined;
    if (zones?.text && !meaning)
      say("header-invalid", zones, Object.keys(loader.zones ?? {}).join("、"), period);
    return { ...common, area, period, source, zones: meaning ?? heading.zones };
  });
}

/** What records speak for: each of their indicators in all its areas, for every period that is over by the day named. */
export function countedCovers(
  { until, indicator }: Heading,
  source: SourceOfFigure,
  indicators: Iterable<string>,
  guide: Guide,
): Cover[] {
  if (!until) return [];
  const subjects = new Set([...(indicator ? [indicator] : []), ...indicators]);
  const periods = guide.due.filter((period) => endOf(period) <= until);
  return [...subjects].flatMap((subject) =>
    guide.areasOf(subject).flatMap((area) =>
      periods.map((period) => ({
        area,
        period,
        source,
        subject,
        zones: null,
        counts: true,
      })),
    ),
  );
}

/** Whether a row's texts are what the loader says they must be; a finding for each field that is not. */
export function isAsItMust(loader: Loader, fields: Fields, say: Say): boolean {
  const texts = Object.fromEntries(Object.entries(fields).map(([field, cell]) => [field, cell.text]));
  const checked = loader.row.safeParse(texts);
  for (const issue of checked.error?.issues ?? []) {
    const field = String(issue.path[0] ?? "");
    const cell = fields[field] ?? Object.values(fields)[0] ?? null;
    say(
      cell?.fault ? codeOfFault(cell.fault) : "row-invalid",
      cell,
      loader.columns[field]?.words[0] ?? field,
    );
  }
  return checked.success;
}

/** What a loader makes of a row that is as it must be. */
function draftsOf(
  loader: Loader,
  fields: Fields,
  header: Fields,
  across: Across[],
): { readings: Draft[]; states: StateDraft[] } {
  return {
    readings: loader.readings?.(fields, header, across) ?? [],
    states: loader.states?.(fields, header) ?? [],
  };
}
