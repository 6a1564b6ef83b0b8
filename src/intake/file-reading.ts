import type { Period } from "../core/period.ts";
import { accountTable } from "./account/account.ts";
import type { Counting, Draft, Fields, Loader } from "./contract.ts";
import { type FileReadings, nothingRead, type ReadFrom } from "./file-readings.ts";
import type { PersonalEntry } from "./findings/personal.ts";
import type { TellingTotal } from "./findings/sums.ts";
import { ToldCells } from "./findings/told.ts";
import { checkTotals, isTotal } from "./findings/totals.ts";
import { UnseenCells } from "./findings/unseen.ts";
import { Gathered } from "./gather.ts";
import { type Guide, once, type Say } from "./layout/guide.ts";
import { readHeading } from "./layout/heading.ts";
import type { Found } from "./layout/layout.ts";
import type { FoundRow } from "./layout/rows.ts";
import type { Cell } from "./layout/sheet.ts";
import { Subjects } from "./layout/subject.ts";
import { coverOf, isDoubtful, isStruck, type OpenTable, unread } from "./open-table.ts";
import { readRow } from "./reading.ts";
import { Alikes } from "./records/alike.ts";
import { countedCovers } from "./records/counted.ts";
import { readRecords, sourceOfRecords, uncountedIn } from "./records/record.ts";
import { Covers, eachOnce, Figures } from "./records/repeats.ts";
import { Sames } from "./records/same.ts";
import { Uncounted } from "./records/uncounted.ts";
import { filedFor } from "./values/filed.ts";
import { readStates, soundStates } from "./values/state.ts";
import { isAsItMust } from "./values/validate-row.ts";
import { ZonesOfTable } from "./values/zones.ts";
import { tellZones } from "./values/zones-told.ts";

const NONE: Draft[] = [];

/** What is read of one file, table by table. */
export class FileReading {
  readonly #path: string;
  readonly #loader: Loader;
  readonly #sender: string | null;
  readonly #guide: Guide;
  readonly #elsewhere: Cell[];
  /** Whether it reads what the office has yet to confirm. */
  readonly #proposes: boolean;
  readonly #read = nothingRead();
  readonly #uncounted = new Uncounted();
  readonly #told = new ToldCells();
  readonly #gathered = new Gathered();
  readonly #figures = new Figures();
  readonly #unseen = new UnseenCells();
  readonly #sames: Sames;
  readonly #alikes = new Alikes();
  /** The rows that a total may add up, of a table and of those that it goes on from. */
  #added: Draft[][] = [];
  /** Whether there are figures of others than the areas themselves. */
  #ofOthers = false;
  /** How many tables were begun. */
  #tables = 0;
  readonly #totals: TellingTotal[] = [];

  constructor({ path, loader, sender, guide, elsewhere }: ReadFrom, proposes = false) {
    this.#proposes = proposes;
    this.#elsewhere = elsewhere;
    this.#path = path;
    this.#loader = loader;
    this.#sender = sender;
    this.#guide = guide;
    this.#sames = new Sames(loader, guide);
  }

  /** Tells of cells, by default about a period; one may stand above several tables, and is told of once. */
  sayOf(about: Period | null): Say {
    return (code, cell, detail = "", period = about, among = [], lost = undefined) => {
      if (cell && this.#told.isAgain(code, cell.place)) return;
      const finding = {
        code,
        file: this.#path,
        place: cell?.place ?? null,
        ...(among.length && { among }),
        ...(lost && { lost }),
        text: cell?.text ?? "",
        detail,
        period,
      };
      if (cell && "record" in cell.place && this.#loader.records) this.#gathered.add(finding);
      else this.#read.findings.push(finding);
    };
  }

  /** What is read where no table has a row: nothing, which is told. */
  empty({ header: { period }, head }: Found): FileReadings {
    const about = period && this.#guide.names.period(period.text, period.format, true);
    this.sayOf(about ?? null)("table-empty", head);
    return this.#read;
  }

  /** What is read where no row is of the period for which the file was filed: nothing, which is told at the first that is of another. */
  leave(tables: Found[], cell: Cell): FileReadings {
    for (const table of tables) this.#read.unread.set(table, 0);
    this.sayOf(null)("period-differs", cell, filedFor(this.#path, this.#loader)?.id);
    return this.#read;
  }

  /** Reads a table; `goesOn` where the next one goes on from it. */
  readTable(table: Found, goesOn: boolean): void {
    const [loader, guide] = [this.#loader, this.#guide];
    const heading = readHeading(loader, table, this.#sender, guide, (about) => this.sayOf(about));
    if (!heading) {
      this.#read.unread.set(table, 0);
      return;
    }
    const say = this.sayOf(heading.period);
    const zones = new ZonesOfTable(loader, table, guide, say);
    const { area, zones: at = area } = table.header;
    const counting = at && heading.area ? zones.ofForm(heading.area, at, heading.period) : null;
    const source = sourceOfRecords(loader, table.header, guide, say);
    const tell = once(say);
    const readers = { guide, subjects: new Subjects(guide, this.#sender, tell), tell };
    const covers = new Covers();
    const account = accountTable(table, {
      loader,
      heading,
      guide,
      filed: filedFor(this.#path, this.#loader),
      path: this.#path,
      isFirst: this.#tables++ === 0,
      elsewhere: this.#elsewhere,
    });
    if (this.#proposes) account.until = account.confirmable;
    else if (account.until === 0 && account.confirmable > 0) this.#propose(table, goesOn);
    if (account.until < Number.POSITIVE_INFINITY) this.#read.unread.set(table, account.until);
    for (const { code, cell, detail, among } of account.doubts)
      say(code, cell, detail, heading.period, among);
    const { beside, units, remarked, cut } = account;
    const open: OpenTable = {
      ...{ loader, table, heading, say, zones, readers, source, covers },
      ...{ beside, units, remarked, cut, first: undefined, records: [], events: [] },
    };
    if (!table.goesOn) this.#added = [];
    for (const head of table.strange) say("period-unknown", head);
    for (const row of table.rows)
      if (row.index < account.until) this.#readRow(row, open);
      else if (account.until > 0) this.#leaveRow(row, open);
    if (loader.totals && !goesOn) this.#totals.push(...checkTotals(this.#added, loader.totals, guide, say));
    zones.done();
    // A table of which nothing is read speaks for nothing: a list would be said to have no record.
    if (account.until > 0) this.#cover(open, counting);
  }

  /** What would be read of a table if its heads were confirmed. */
  #propose(table: Found, goesOn: boolean): void {
    const [path, loader, sender, guide] = [this.#path, this.#loader, this.#sender, this.#guide];
    const other = new FileReading({ path, loader, sender, guide, elsewhere: this.#elsewhere }, true);
    other.readTable(table, goesOn);
    const { readings, records, registers, states } = other.done([]);
    this.#read.proposed.readings.push(...readings);
    this.#read.proposed.records.push(...records);
    this.#read.proposed.registers.push(...registers);
    this.#read.proposed.states.push(...states);
  }

  /** What is lost where a row is not read for what stands above it. */
  #leaveRow({ fields, across }: FoundRow, { table, heading, source }: OpenTable): void {
    const [loader, guide] = [this.#loader, this.#guide];
    if (loader.totals) this.#added.push(unread(loader.readings?.(fields, table.header, across) ?? NONE));
    if (source) this.#uncounted.add(uncountedIn(loader, fields, table.header, heading, guide));
  }

  #readRow(row: FoundRow, open: OpenTable): void {
    const { fields, across, fault, lone } = row;
    const { table, heading, say, source } = open;
    const [loader, guide] = [this.#loader, this.#guide];
    const { totals } = loader;
    if (lone && !Object.values(fields).some(({ text }) => guide.names.area(text))) return;
    if (fault) say(fault.code, fault.cell, fault.detail);
    if (fault || isStruck(fields, say) || !isAsItMust(loader, fields, say)) {
      if (totals) this.#added.push(unread(loader.readings?.(fields, table.header, across) ?? NONE));
      if (source) this.#uncounted.add(uncountedIn(loader, fields, table.header, heading, guide));
      return;
    }
    const drafts = loader.readings?.(fields, table.header, across) ?? NONE;
    if (totals) this.#added.push(drafts);
    if (totals && isTotal(drafts, totals, guide)) return;
    if (isDoubtful(row, fields, drafts, open)) {
      if (source) this.#uncounted.add(uncountedIn(loader, fields, table.header, heading, guide));
      return;
    }
    this.#addFigures(drafts, fields, open);
    if (source && !this.#sames.isAgain(fields, heading.indicator ?? "", say)) {
      if (loader.records && !loader.records.times)
        this.#alikes.tell(fields, loader.records, heading.indicator ?? "", say);
      this.#addRecords(fields, open);
    }
    const states = loader.states ? readStates(loader.states(fields, table.header), guide, say) : [];
    for (const state of states) {
      this.#read.states.push(state);
      this.#unseen.add(state, table.unseen, say);
    }
  }

  #addFigures(drafts: Draft[], fields: Fields, open: OpenTable): void {
    const { table, heading, say, zones, readers, covers } = open;
    for (const reading of readRow(drafts, readers)) {
      open.first ??= reading;
      if (reading.source.kind !== "area") this.#ofOthers = true;
      zones.mark(reading, fields.zones, drafts[0]?.area);
      this.#figures.add(reading);
      this.#unseen.add(reading, table.unseen, say);
      if (!heading.area || !heading.period) covers.add(heading, reading);
    }
  }

  #addRecords(fields: Fields, { table, heading, say, records, events }: OpenTable): void {
    const row = readRecords(this.#loader, fields, table.header, heading, this.#guide, say);
    records.push(...row.counted);
    if (row.event) events.push(row.event);
    const first = row.event ?? row.counted[0];
    const counted = Object.values(fields).find(({ place }) => place === first?.place);
    if (counted) this.#unseen.add(counted, table.unseen, say);
    this.#uncounted.add(row.uncounted);
  }

  /** Adds what a table speaks for, and the records that it lists. */
  #cover(open: OpenTable, counting: Counting | null): void {
    const { table, heading, say, source, covers, first, records, events } = open;
    const { register, from, until } = heading;
    if (source && register && until) this.#read.registers.push({ register, source, from, until, events });
    this.#read.covers.push(...(coverOf(heading, first, counting) ?? covers.all()));
    if (source) {
      const indicators = new Set(records.map((record) => record.indicator));
      for (const cover of countedCovers(heading, table.header, source, indicators, this.#guide, say))
        this.#read.covers.push(cover);
    }
    for (const record of records) this.#read.records.push(record);
  }

  /** All that was read, once every table is. */
  done(persons: PersonalEntry[]): FileReadings {
    this.#unseen.tell();
    const readings = this.#figures.kept(this.sayOf(null));
    this.#read.states = soundStates(this.#read.states, this.sayOf(null));
    if (this.#ofOthers) tellZones(readings, this.#totals, this.#guide, this.sayOf(null));
    for (const finding of this.#gathered.all()) this.#read.findings.push(finding);
    return {
      ...this.#read,
      covers: eachOnce(this.#read.covers),
      readings,
      uncounted: this.#uncounted.all(),
      persons,
    };
  }
}
