import { endOf, type Period } from "../plan/period.ts";
import type { Draft, Loader, RecordDraft, StateDraft } from "./contract.ts";
import type { Finding } from "./finding.ts";
import type { Guide, Say } from "./guide.ts";
import { type Heading, readHeading, zonesMeaning } from "./heading.ts";
import type { Found } from "./layout.ts";
import { type Reading, readRow, withoutRepeats } from "./reading.ts";
import { type CountedRecord, readRecords } from "./record.ts";
import { readStates, type StateReading } from "./state.ts";
import { checkTotals, isTotal } from "./totals.ts";

/** What a file speaks for: a later file that speaks for the same supersedes it there. */
export interface Cover {
  area: string;
  period: Period;
  /** The id of the source. */
  source: string;
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
  const [empty] = tables;
  if (empty && !loader.records && tables.every((table) => table.rows.length === 0)) {
    sayOf(guide.names.period(empty.header.period?.text ?? "") ?? null)("table-empty", empty.head);
    return read;
  }
  for (const table of tables) {
    const heading = readHeading(loader, table, sender, guide, sayOf);
    if (!heading) continue;
    const say = sayOf(heading.period);
    const readings: Reading[] = [];
    const records: CountedRecord[] = [];
    const checked: Draft[][] = [];
    const { totals } = loader;
    for (const row of table.rows) {
      const drafts = draftsOf(loader, row, table.header, say);
      if (totals) checked.push(drafts.readings);
      if (totals && isTotal(drafts.readings, totals, guide)) continue;
      readings.push(...readRow(drafts.readings, guide, sender, say));
      records.push(...readRecords(drafts.records, guide, say));
      read.states.push(...readStates(drafts.states, guide, say));
    }
    if (totals) checkTotals(checked, totals, guide, say);
    const covers = [...coversOf(loader, heading, readings, say), ...countedCovers(heading, records, guide)];
    for (const reading of readings) read.readings.push(reading);
    for (const record of records) read.records.push(record);
    for (const cover of covers) read.covers.push(cover);
  }
  const kept = new Map(
    read.covers.map((cover) => [[cover.area, cover.period.id, cover.source, cover.subject].join(" "), cover]),
  );
  return { ...read, covers: [...kept.values()], readings: withoutRepeats(read.readings, sayOf(null)) };
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
        source: first?.source.id ?? "area",
        zones: heading.zones,
      },
    ];
  return readings.map(({ area, period, source, zones }) => {
    const meaning = zones?.text ? zonesMeaning(loader, zones) : undefined;
    if (zones?.text && !meaning)
      say("header-invalid", zones, Object.keys(loader.zones ?? {}).join("、"), period);
    return { ...common, area, period, source: source.id, zones: meaning ?? heading.zones };
  });
}

/** What records speak for: each of their indicators in all its areas, for every period that is over by the day named. */
function countedCovers({ until, indicator }: Heading, records: CountedRecord[], guide: Guide): Cover[] {
  const [first] = records;
  if (!until || !first) return [];
  const subjects = new Set([...(indicator ? [indicator] : []), ...records.map((record) => record.indicator)]);
  const periods = guide.due.filter((period) => endOf(period) <= until);
  return [...subjects].flatMap((subject) =>
    guide.areasOf(subject).flatMap((area) =>
      periods.map((period) => ({
        area,
        period,
        source: first.source.id,
        subject,
        zones: null,
        counts: true,
      })),
    ),
  );
}

/** What a loader makes of a row that is as it must be; a finding for each field that is not. */
function draftsOf(
  loader: Loader,
  { fields, across }: Found["rows"][number],
  header: Found["header"],
  say: Say,
): { readings: Draft[]; records: RecordDraft[]; states: StateDraft[] } {
  const texts = Object.fromEntries(Object.entries(fields).map(([field, cell]) => [field, cell.text]));
  const checked = loader.row.safeParse(texts);
  if (checked.success)
    return {
      readings: loader.readings?.(fields, header, across) ?? [],
      records: loader.records?.(fields, header) ?? [],
      states: loader.states?.(fields, header) ?? [],
    };
  for (const issue of checked.error.issues) {
    const field = String(issue.path[0] ?? "");
    say(
      "row-invalid",
      fields[field] ?? Object.values(fields)[0] ?? null,
      loader.columns[field]?.words[0] ?? field,
    );
  }
  return { readings: [], records: [], states: [] };
}
