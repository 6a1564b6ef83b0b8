import type { Period } from "../core/period.ts";
import type { Counting, Draft, Loader } from "./contract.ts";
import type { Finding } from "./findings/finding.ts";
import { type PersonalEntry, personsIn } from "./findings/personal.ts";
import type { TellingTotal } from "./findings/sums.ts";
import { ToldCells } from "./findings/told.ts";
import { checkTotals, isTotal } from "./findings/totals.ts";
import { UnseenCells } from "./findings/unseen.ts";
import { Gathered } from "./gather.ts";
import { type Guide, once, type Say } from "./layout/guide.ts";
import { type Heading, readHeading } from "./layout/heading.ts";
import type { Found } from "./layout/layout.ts";
import { Subjects } from "./layout/subject.ts";
import { type Readers, type Reading, readRow } from "./reading.ts";
import { countedCovers } from "./records/counted.ts";
import {
  type CountedRecord,
  readRecords,
  sourceOfRecords,
  Uncounted,
  type UncountedRecord,
  uncountedIn,
} from "./records/record.ts";
import { type Cover, Covers, Figures } from "./records/repeats.ts";
import { Sames } from "./records/same.ts";
import { readStates, type StateReading } from "./values/state.ts";
import { isAsItMust } from "./values/validate-row.ts";
import { ZonesOfTable } from "./values/zones.ts";
import { tellZones } from "./values/zones-told.ts";

export type { Cover } from "./records/repeats.ts";

const NONE: Draft[] = [];

export interface FileReadings {
  covers: Cover[];
  readings: Reading[];
  records: CountedRecord[];
  /** What rows that cannot be read may have to be counted for, each once. */
  uncounted: UncountedRecord[];
  states: StateReading[];
  findings: Finding[];
  /** Who filled it in; for the office only. */
  persons: PersonalEntry[];
}

/** Reads the tables that `loader` found in the file at `path`: every cell becomes part of something read, or a finding. */
export function readTables(
  path: string,
  loader: Loader,
  tables: Found[],
  sender: string | null,
  guide: Guide,
): FileReadings {
  const read: FileReadings = {
    covers: [],
    readings: [],
    records: [],
    uncounted: [],
    states: [],
    findings: [],
    persons: [],
  };
  const uncounted = new Uncounted();
  const told = new ToldCells();
  const gathered = new Gathered();
  // A cell may stand above several tables, and is told of once.
  const sayOf =
    (about: Period | null): Say =>
    (code, cell, detail = "", period = about, among = [], lost = undefined) => {
      if (cell && told.isAgain(code, cell.place)) return;
      const finding = {
        code,
        file: path,
        place: cell?.place ?? null,
        ...(among.length && { among }),
        ...(lost && { lost }),
        text: cell?.text ?? "",
        detail,
        period,
      };
      if (cell && "record" in cell.place && loader.records) gathered.add(finding);
      else read.findings.push(finding);
    };
  // A list of what happened may be empty; a form or a statistic may not.
  const open = tables.filter(({ fault }) => !fault);
  const [empty] = open;
  for (const { fault } of tables) if (fault) sayOf(null)(fault.code, fault.cell, fault.detail);
  if (empty && !loader.records && open.every(isEmpty)) {
    const { period } = empty.header;
    sayOf((period && guide.names.period(period.text, period.format, true)) ?? null)(
      "table-empty",
      empty.head,
    );
    return read;
  }
  const figures = new Figures();
  const sames = new Sames(loader, guide);
  const unseen = new UnseenCells();
  let checked: Draft[][] = [];
  const telling: TellingTotal[] = [];
  for (const [index, table] of open.entries()) {
    const heading = readHeading(loader, table, sender, guide, sayOf);
    if (!heading) continue;
    const say = sayOf(heading.period);
    const covers = new Covers();
    const zones = new ZonesOfTable(loader, table, guide, say);
    const { area, zones: at = area } = table.header;
    const counting = at && heading.area ? zones.ofForm(heading.area, at, heading.period) : null;
    let first: Reading | undefined;
    const records: CountedRecord[] = [];
    const { totals } = loader;
    if (!table.goesOn) checked = [];
    const source = sourceOfRecords(loader, table.header, guide, say);
    const tell = once(say);
    const readers: Readers = { guide, subjects: new Subjects(guide, sender, tell), tell };
    for (const head of table.strange) say("period-unknown", head);
    for (const row of table.rows) {
      const { fields, across, fault } = row;
      if (row.lone && !Object.values(fields).some(({ text }) => guide.names.area(text))) continue;
      if (fault) {
        say(fault.code, fault.cell, fault.detail);
        if (totals) checked.push(unread(loader.readings?.(fields, table.header, across) ?? NONE));
        if (source) uncounted.add(uncountedIn(loader, fields, table.header, heading, guide));
        continue;
      }
      if (!isAsItMust(loader, fields, say)) {
        if (totals) checked.push(unread(loader.readings?.(fields, table.header, across) ?? NONE));
        if (source) uncounted.add(uncountedIn(loader, fields, table.header, heading, guide));
        continue;
      }
      const drafts = loader.readings?.(fields, table.header, across) ?? NONE;
      if (totals) checked.push(drafts);
      if (totals && isTotal(drafts, totals, guide)) continue;
      for (const reading of readRow(drafts, readers)) {
        first ??= reading;
        zones.mark(reading, fields.zones, drafts[0]?.area);
        figures.add(reading);
        unseen.add(reading, table.unseen, say);
        if (!heading.area || !heading.period) covers.add(heading, reading);
      }
      if (source && !sames.isAgain(fields, heading.indicator ?? "", say)) {
        const row = readRecords(loader, fields, table.header, heading, guide, say);
        records.push(...row.counted);
        const counted = Object.values(fields).find(({ place }) => place === row.counted[0]?.place);
        if (counted) unseen.add(counted, table.unseen, say);
        uncounted.add(row.uncounted);
      }
      const states = loader.states ? readStates(loader.states(fields, table.header), guide, say) : [];
      for (const state of states) {
        read.states.push(state);
        unseen.add(state, table.unseen, say);
      }
    }
    if (totals && !open[index + 1]?.goesOn) telling.push(...checkTotals(checked, totals, guide, say));
    zones.done();
    read.covers.push(...(coverOf(heading, first, counting) ?? covers.all()));
    if (source) {
      const indicators = new Set(records.map((record) => record.indicator));
      for (const cover of countedCovers(heading, table.header, source, indicators, guide, say))
        read.covers.push(cover);
    }
    for (const record of records) read.records.push(record);
  }
  unseen.tell();
  const kept = new Map(
    read.covers.map((cover) => [
      [cover.area, cover.period.id, cover.source.id, cover.subject].join(" "),
      cover,
    ]),
  );
  const readings = figures.kept(sayOf(null));
  tellZones(readings, telling, guide, sayOf(null));
  for (const finding of gathered.all()) read.findings.push(finding);
  const persons = tables.flatMap(({ header }) => personsIn(loader, header));
  const all = { covers: [...kept.values()], readings, uncounted: uncounted.all() };
  return { ...read, ...all, persons };
}

/** The drafts of a row that is not read, so that no sum of its columns is known. */
function unread(drafts: Draft[]): Draft[] {
  return drafts.map((draft) => ({ ...draft, cell: { ...draft.cell, fault: "error value" } }));
}

function isEmpty({ rows }: Found): boolean {
  for (const _ of rows) return false;
  return true;
}

/** What a table speaks for whose header names its area and period; undefined where each reading does that itself. */
function coverOf(
  { area, period, indicator }: Heading,
  first: Reading | undefined,
  zones: Counting | null,
): Cover[] | undefined {
  if (!area || !period) return undefined;
  const source = first?.source ?? { id: "area", kind: "area" };
  return [{ area, period, source, subject: indicator ?? "", zones, counts: false }];
}
