import type { Finding } from "../../intake/findings/finding.ts";
import { type Guide, readingGuide } from "../../intake/layout/guide.ts";
import { numberOf } from "../../intake/layout/sheet.ts";
import type { Intake, LargeFile, TextAccount } from "../../intake/receive.ts";
import type { Plan } from "../../plan/plan.ts";
import { withdrawnAt } from "../../plan/withdrawals.ts";
import { enumOf, type Warehouse } from "../open.ts";
import { RowsError } from "../rows.ts";
import { readLargeAnswers } from "./answers.ts";
import { finding } from "./begun.ts";
import { recordsBetween } from "./between.ts";
import { readLarge } from "./listed.ts";
import { contestsAmong, daysOf, narrowedLists } from "./narrowed.ts";
import { omittedRecords } from "./omitted.ts";
import { doubtsInRegisters } from "./register/doubts.ts";
import { makeEvents, makeReadEvents, type ScannedList } from "./register/events.ts";
import { fieldsOfRegister } from "./register/fields.ts";
import { type RegisterRead, readRegister } from "./register/read.ts";
import { makeRecordViews, RECORD, recordRow } from "./regular-rows.ts";
import { makeWords } from "./words.ts";

/**
 * Makes the view `record` of all records to be counted, and the table `daily` of how many there are on each day, of lists of counts in each part: those
 * that intake read, and those of its large files, read here in one scan each. Returns the intake with what the large
 * files speak for, and what is wrong in them.
 */
export async function fillRecords(
  warehouse: Warehouse,
  plan: Plan,
  intake: Intake,
  knownAt = "9999-12-31",
): Promise<Intake> {
  await makeIds(warehouse, plan, intake);
  const rows = intake.records.map((record) => recordRow(record, numberOf(record)));
  await warehouse.append("read_record", { columns: RECORD, rows });
  await warehouse.run(
    `create table daily (file file_id, indicator indicator_id, area area_id, day date, total bigint, passed bigint, part varchar)`,
  );
  const guide = readingGuide(plan);
  if (intake.large.length)
    await makeWords(warehouse, guide, new Set(intake.large.map(({ file }) => file.loader.form)));
  const { findings, unread, texts, plain, registers, uncounted } = await readAll(
    warehouse,
    plan,
    intake,
    guide,
  );
  await makeRecordViews(warehouse, plain);
  await countRead(warehouse);
  const files = intake.files.filter(({ sha256 }) => !unread.has(sha256));
  const days = await daysOf(warehouse);
  const contests = contestsAmong(files, days, withdrawnAt(plan, knownAt));
  const partial = new Set(
    [...intake.findings, ...findings].flatMap(({ code, file }) => (code === "list-partial" ? file : [])),
  );
  const complete = files.filter(({ path }) => !partial.has(path));
  findings.push(
    ...narrowedLists(contests),
    ...(await omittedRecords(warehouse, contests)),
    ...recordsBetween(complete, days, guide.due),
  );
  const whole = { ...intake, files, registers: [...intake.registers, ...registers] };
  findings.push(...(await doubtsInRegisters(warehouse, whole, { plan, guide, knownAt })));
  const account = withTexts(intake.account, texts);
  return {
    ...whole,
    uncounted: [...intake.uncounted, ...uncounted],
    texts,
    account,
    findings: [...intake.findings, ...findings],
  };
}

/** What comes of all large files. */
interface AllRead {
  findings: Finding[];
  uncounted: Intake["uncounted"];
  /** The sha256 of those of which nothing can be read. */
  unread: Set<string>;
  texts: TextAccount[];
  /** The selects of plain records. */
  plain: string[];
  registers: Intake["registers"];
}

/** Reads the large files one after the other; the events of those that are lists of registers are in a table then. */
async function readAll(warehouse: Warehouse, plan: Plan, intake: Intake, guide: Guide): Promise<AllRead> {
  const all: AllRead = {
    ...{ findings: [], uncounted: [], unread: new Set<string>(), texts: [], plain: [], registers: [] },
  };
  const scanned: ScannedList[] = [];
  if (intake.large.some(fieldsOfRegister)) await makeReadEvents(warehouse, intake);
  for (const [index, large] of intake.large.entries()) {
    const { sha256 } = large.file;
    try {
      const table = `scanned_${index}`;
      const place = intake.registers.length + all.registers.length;
      const read = await readOne(warehouse, large, table, { plan, guide, intake, place });
      if (read.list && read.events) {
        all.registers.push({ ...read.list, file: sha256 });
        scanned.push({ list: place, table, events: read.events });
      }
      for (const each of read.findings) all.findings.push(each);
      if (read.records) all.plain.push(read.records);
      if (read.account) all.texts.push(read.account);
      for (const record of read.uncounted) all.uncounted.push({ ...record, file: sha256 });
    } catch (error) {
      if (error instanceof RowsError) throw error;
      const isLong = error instanceof Error && /line size/i.test(error.message);
      const code = isLong ? "line-too-long" : "file-unreadable";
      all.findings.push(finding(large, code, null, isLong ? "" : "逐行读不下去，换行写法可能前后不一"));
      all.unread.add(sha256);
    } finally {
      large.utf8.drop();
    }
  }
  if (intake.large.some(fieldsOfRegister)) await makeEvents(warehouse, scanned);
  return all;
}

/** Reads a large file by what it lists: answers, things of a register, or records. */
function readOne(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  by: { plan: Plan; guide: Guide; intake: Intake; place: number },
): Promise<RegisterRead> {
  if (large.file.loader.answers) return readLargeAnswers(warehouse, large, table, by);
  if (fieldsOfRegister(large)) return readRegister(warehouse, large, table, by);
  return readLarge(warehouse, large, table, by.guide);
}

/** Makes the types of the ids that records name. */
export async function makeIds(
  warehouse: Warehouse,
  plan: Plan,
  intake: Pick<Intake, "files">,
): Promise<void> {
  const ids = {
    file_id: intake.files.map(({ sha256 }) => sha256),
    indicator_id: plan.indicators.rows.map(({ indicator }) => indicator),
    area_id: plan.areas.rows.map(({ area }) => area),
    stage_id: plan.stages.rows.map(({ stage }) => stage),
  };
  for (const [name, words] of Object.entries(ids))
    await warehouse.run(`create type ${name} as ${enumOf(words)}`);
}

/** Counts the records that intake read by day into the table `daily`. */
async function countRead(warehouse: Warehouse): Promise<void> {
  await warehouse.run(`insert into daily
    select file, indicator, area, day, sum(total), sum(passes), part
    from read_record
    group by file, indicator, area, day, part`);
}

/** An account with the cells of large texts. */
function withTexts({ cells, unaccounted }: Intake["account"], texts: TextAccount[]): Intake["account"] {
  const all = texts.flatMap((text) => [
    ...text.cells.map(({ role }) => ({ role, cells: 1 })),
    ...text.columns,
    ...text.exceptions,
  ]);
  const sum = (of: typeof all) => of.reduce((total, each) => total + each.cells, 0);
  return {
    cells: cells + sum(all),
    unaccounted: unaccounted + sum(all.filter(({ role }) => role === "unaccounted")),
  };
}
