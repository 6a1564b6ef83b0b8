import { accountTable } from "../account/account.ts";
import type { TableAccount } from "../account/table-account.ts";
import type { Loader } from "../contract.ts";
import { type FileReadings, nothingRead, type ReadFrom } from "../file-readings.ts";
import { personsIn } from "../findings/personal.ts";
import { ToldCells } from "../findings/told.ts";
import { UnseenCells } from "../findings/unseen.ts";
import { Gathered, MOST_OF_ANSWERS } from "../gather.ts";
import type { Say } from "../layout/guide.ts";
import { type Heading, readHeading } from "../layout/heading.ts";
import type { Found } from "../layout/layout.ts";
import type { FoundRow } from "../layout/rows.ts";
import { sourceOf } from "../layout/subject.ts";
import type { AnswerMapping } from "../mapping/answers.ts";
import { isStruck } from "../open-table.ts";
import { isAsItMust } from "../values/validate-row.ts";
import { isSumOfSheets, isTakenBack, otherUnitOf } from "./beside.ts";
import { cityBeside } from "./city.ts";
import type { AnswerList } from "./list.ts";

import { type Before, SheetReader } from "./sheet.ts";
import { type KeptSurvey, questionOfHead } from "./survey.ts";
import { wholeFile } from "./whole-file.ts";

/** A loader of lists of answers. */
export type AnswerLoader = Loader & { answers: AnswerMapping };

/** A table that is being read into a list. */
interface OpenList {
  table: Found;
  account: TableAccount;
  survey: KeptSurvey;
  reader: SheetReader;
  list: AnswerList;
  say: Say;
}

/** What a file of answers says: of each table the sheets that it lists. */
export class AnswerReading {
  readonly #from: ReadFrom & { loader: AnswerLoader };
  readonly #read = nothingRead();
  readonly #told = new ToldCells();
  readonly #gathered = new Gathered(MOST_OF_ANSWERS);
  readonly #unseen = new UnseenCells();
  /** The units that were there before, by survey and period. */
  readonly #known = new Map<string, Map<string, Before>>();

  #tables: Found[] = [];

  constructor(from: ReadFrom & { loader: AnswerLoader }) {
    this.#from = from;
  }

  /** Reads the tables of a file, of which none has a fault. */
  read(tables: Found[]): FileReadings {
    this.#tables = tables;
    for (const [index, table] of tables.entries()) this.#readTable(table, index === 0);
    this.#unseen.tell();
    for (const finding of this.#gathered.all()) this.#read.findings.push(finding);
    return { ...this.#read, persons: tables.flatMap(({ header }) => personsIn(this.#from.loader, header)) };
  }

  #sayOf(about: Heading["period"]): Say {
    return (code, cell, detail = "", period = about, among = []) => {
      if (cell && this.#told.isAgain(code, cell.place)) return;
      const place = cell?.place ?? null;
      const at = { file: this.#from.path, place, ...(among.length && { among }) };
      const finding = { code, ...at, text: cell?.text ?? "", detail, period };
      if (place) this.#gathered.add(finding);
      else this.#read.findings.push(finding);
    };
  }

  #readTable(table: Found, isFirst: boolean): void {
    const { loader, guide, sender, path, elsewhere } = this.#from;
    const heading = readHeading(loader, table, sender, guide, (about) => this.#sayOf(about));
    const survey = guide.surveys.get(heading?.survey ?? "");
    if (!heading?.survey || !heading.period || !survey) {
      this.#read.unread.set(table, 0);
      return;
    }
    const say = this.#sayOf(heading.period);
    const by = { loader, heading, guide, filed: undefined, path, isFirst, elsewhere };
    const account = accountTable(table, by);
    const { doubts } = account;
    const other = otherUnitOf(table, survey, loader.answers);
    if (other) say("unit-differs", other);
    const until = other ? 0 : account.until;
    for (const { code, cell, detail, among } of doubts) say(code, cell, detail, heading.period, among);
    if (until < Number.POSITIVE_INFINITY) this.#read.unread.set(table, until);
    const list = openList(table, heading.survey, heading.period, this.#from, say);
    if (!list || until === 0) return;
    const known = this.#knownOf(heading.survey, heading.period.id);
    const whole = { ...wholeFile(this.#tables, loader.answers, guide), known };
    const reader = new SheetReader(loader.answers, survey, guide, say, heading.period, whole);
    let hasRows = false;
    for (const row of table.rows) {
      hasRows = true;
      if (row.index < until) this.#readRow(row, { table, account, survey, reader, list, say });
    }
    list.counted = cityBeside(list.counted, guide, say);
    // A form that came back blank takes no earlier list's place.
    if (!hasRows) say("table-empty", table.head);
    if (list.sheets.length > 0 || list.counted.length > 0) this.#cover(list, survey.indicators);
  }

  #readRow(row: FoundRow, { table, account, survey, reader, list, say }: OpenList): void {
    const { index, fields, across, fault, lone } = row;
    const { loader, guide } = this.#from;
    const { answers } = loader;
    if (lone || isSumOfSheets(row, survey, answers)) return;
    if (fault) say(fault.code, fault.cell, fault.detail);
    if (fault || isStruck(fields, say) || !isAsItMust(loader, fields, say)) return;
    const beside = { table, account, survey, answers, guide };
    if (isTakenBack(row, table.at.sheet.rows[index], beside, say)) return;
    const sheet = answers.counted ? undefined : reader.sheet(fields, across);
    const counted = answers.counted && reader.counted(fields);
    if (sheet) list.sheets.push(sheet);
    if (counted) list.counted.push(counted);
    if (!table.unseen || !(sheet ?? counted)) return;
    const heads = across.flatMap(({ head }) => (questionOfHead(head.text, survey) ? head : []));
    for (const cell of [...Object.values(fields), ...heads]) this.#unseen.add(cell, table.unseen, say);
  }

  #knownOf(survey: string, period: string): Map<string, Before> {
    const key = `${survey} ${period}`;
    const known = this.#known.get(key) ?? new Map<string, Before>();
    this.#known.set(key, known);
    return known;
  }

  /** Enters what a list speaks for: all indicators of its survey, in all their areas. */
  #cover(list: AnswerList, indicators: string[]): void {
    this.#read.answers.push(list);
    const { source, period } = list;
    const shared = { period, source, zones: null, counts: true };
    for (const subject of indicators)
      for (const area of this.#from.guide.areasOf(subject))
        this.#read.covers.push({ ...shared, area, subject });
  }
}

/** A list of which no row is read yet; undefined, with a finding, where nobody knows whose it is. */
export function openList(
  { header }: Found,
  survey: string,
  period: AnswerList["period"],
  { loader, guide }: ReadFrom & { loader: AnswerLoader },
  say: Say,
): AnswerList | undefined {
  const kinds = guide.surveys.get(survey)?.kinds;
  if (kinds && !kinds.has(period.kind)) say("survey-period", header[loader.answers.period] ?? null);
  const cell = header[loader.answers.department];
  if (!cell) return undefined;
  const named = { id: cell.text, kind: "department", title: cell.text } as const;
  const source = sourceOf({ source: named, cell }, guide, say);
  return source ? { survey, source, period, sheets: [], counted: [] } : undefined;
}
