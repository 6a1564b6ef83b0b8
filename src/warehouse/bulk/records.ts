import { z } from "zod";
import { accountTable } from "../../intake/account/account.ts";
import { accountColumns, type BesideColumn } from "../../intake/account/columns.ts";
import type { Finding, FindingCode } from "../../intake/findings/finding.ts";
import { Gathered } from "../../intake/gather.ts";
import { type Guide, readingGuide, type Say } from "../../intake/layout/guide.ts";
import { readHeading } from "../../intake/layout/heading.ts";
import { type Cell, type CellPlace, numberOf } from "../../intake/layout/sheet.ts";
import type { Intake, LargeFile, TextAccount } from "../../intake/receive.ts";
import { countedCovers } from "../../intake/records/counted.ts";
import { sourceOfRecords } from "../../intake/records/record.ts";
import { Uncounted, type UncountedRecord } from "../../intake/records/uncounted.ts";
import type { Plan } from "../../plan/plan.ts";
import { withdrawnAt } from "../../plan/withdrawals.ts";
import { enumOf, type Warehouse } from "../open.ts";
import { RowsError } from "../rows.ts";
import { LargeAccount } from "./account.ts";
import { readLargeAnswers } from "./answers.ts";
import { recordsBetween } from "./between.ts";
import { takeAgain } from "./duplicates.ts";
import { countOdd, countRejects, firstOf, takeOthers } from "./irregular-rows.ts";
import { doubtsInLives } from "./lives.ts";
import { contestsAmong, daysOf, narrowedLists } from "./narrowed.ts";
import { omittedRecords } from "./omitted.ts";
import { coverRegisters, listsOf } from "./registers.ts";
import { makeRecordViews, makeWords, plainRecords, RECORD, recordRow, takePlain } from "./regular-rows.ts";
import { type Reject, recordsQuery, scan } from "./scan.ts";

/**
 * Makes the view `record` of all records to be counted, and the table `daily` of how many there are on each day: those
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
    `create table daily (file file_id, indicator indicator_id, area area_id, day date, total bigint, passed bigint)`,
  );
  const guide = readingGuide(plan);
  if (intake.large.length)
    await makeWords(warehouse, guide, new Set(intake.large.map(({ file }) => file.loader.form)));
  const findings: Finding[] = [];
  const uncounted = [...intake.uncounted];
  const unread = new Set<string>();
  const texts: TextAccount[] = [];
  const plain: string[] = [];
  for (const [place, large] of intake.large.entries())
    try {
      const read: LargeRead = large.file.loader.answers
        ? await readLargeAnswers(warehouse, large, `scanned_${place}`, { plan, guide, intake })
        : await readLarge(warehouse, large, `scanned_${place}`, guide);
      for (const each of read.findings) findings.push(each);
      if (read.records) plain.push(read.records);
      if (read.account) texts.push(read.account);
      for (const record of read.uncounted) uncounted.push({ ...record, file: large.file.sha256 });
    } catch (error) {
      if (error instanceof RowsError) throw error;
      const isLong = error instanceof Error && /line size/i.test(error.message);
      const code = isLong ? "line-too-long" : "file-unreadable";
      findings.push(finding(large, code, null, isLong ? "" : "逐行读不下去，换行写法可能前后不一"));
      unread.add(large.file.sha256);
    } finally {
      large.utf8.drop();
    }
  await makeRecordViews(warehouse, plain);
  await countRead(warehouse);
  const files = intake.files.filter(({ sha256 }) => !unread.has(sha256));
  const days = await daysOf(warehouse);
  const contests = contestsAmong(files, days, withdrawnAt(plan, knownAt));
  const partial = new Set(
    [...intake.findings, ...findings].flatMap(({ code, file }) => (code === "list-partial" ? file : [])),
  );
  const whole = files.filter(({ path }) => !partial.has(path));
  findings.push(
    ...narrowedLists(contests),
    ...(await omittedRecords(warehouse, contests)),
    ...recordsBetween(whole, days, guide.due),
  );
  const registers = listsOf(intake, plan, knownAt);
  findings.push(
    ...coverRegisters(registers, guide),
    ...registers.flatMap((lists) => doubtsInLives(lists, guide)),
  );
  const account = withTexts(intake.account, texts);
  return { ...intake, files, uncounted, texts, account, findings: [...intake.findings, ...findings] };
}

/** Makes the types of the ids that records name. */
async function makeIds(warehouse: Warehouse, plan: Plan, intake: Intake): Promise<void> {
  const ids = {
    file_id: intake.files.map(({ sha256 }) => sha256),
    indicator_id: plan.indicators.rows.map(({ indicator }) => indicator),
    area_id: plan.areas.rows.map(({ area }) => area),
  };
  for (const [name, words] of Object.entries(ids))
    await warehouse.run(`create type ${name} as ${enumOf(words)}`);
}

/** Counts the records that intake read by day into the table `daily`. */
async function countRead(warehouse: Warehouse): Promise<void> {
  await warehouse.run(`insert into daily
    select file, indicator, area, day, count(*), count(*) filter (passed)
    from read_record
    group by file, indicator, area, day`);
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

function finding(
  { file }: LargeFile,
  code: FindingCode,
  cell: Cell | null,
  detail = "",
  among: CellPlace[] = [],
): Finding {
  return {
    code,
    file: file.path,
    place: cell?.place ?? null,
    ...(among.length && { among }),
    text: cell?.text ?? "",
    detail,
    period: null,
  };
}

/** What the cells of a large text are of which nothing is read. */
async function countUnread(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  rejects: Reject[],
  beside: BesideColumn[],
): Promise<TextAccount> {
  const account = new LargeAccount(large, beside, false);
  await countOdd(warehouse, large, table, account);
  countRejects(large, rejects, account);
  await account.addPlain(warehouse, table);
  return account.whole();
}

/** What comes of one large file: what is wrong in it, what could not be counted, the select of its plain records, and what its cells are. */
interface LargeRead {
  findings: Finding[];
  uncounted: UncountedRecord[];
  records?: string;
  account?: TextAccount;
}

/** Reads one large file: what it speaks for into the file. */
async function readLarge(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  guide: Guide,
): Promise<LargeRead> {
  const { file, found } = large;
  const findings: Finding[] = [];
  const say: Say = (code, cell, detail) => findings.push(finding(large, code, cell, detail));
  const heading = readHeading(file.loader, found, file.sender, guide, () => say);
  const source = heading && sourceOfRecords(file.loader, found.header, guide, say);
  const { loader } = file;
  const unread = async (scanned?: Reject[]): Promise<LargeRead> => {
    const { beside } = accountColumns(found.at, found.strange, loader, guide);
    const rejects = scanned ?? (await scan(warehouse, large, table, () => recordsQuery(large, beside)));
    return { findings, uncounted: [], account: await countUnread(warehouse, large, table, rejects, beside) };
  };
  if (!heading || !source) return await unread();
  const gathered = new Gathered();
  const gather: Say = (code, cell, detail, _, among) =>
    gathered.add(finding(large, code, cell, detail, among));
  const { beside, doubts, until } = accountTable(found, {
    ...{ loader, heading, guide, filed: undefined, path: file.path, isFirst: true, elsewhere: [] },
  });
  for (const { code, cell, detail, among } of doubts)
    findings.push(finding(large, code, cell, detail, among));
  // What its head or a line says of the records below it leaves all of them unread.
  if (until < Number.POSITIVE_INFINITY) return await unread();
  const rejects = await scan(warehouse, large, table, () => recordsQuery(large, beside));
  const account = new LargeAccount(large, beside);
  // Of a column that its beginning leaves blank nobody has looked at the head.
  const unknown = await account.unknownHead(warehouse, table, firstOf(large));
  if (unknown) {
    findings.push(finding(large, "layout-unconfirmed", unknown));
    return await unread(rejects);
  }
  const by = { heading, beside, guide };
  if (await takeAgain(warehouse, large, table, by, gather))
    await countOdd(warehouse, large, table, account, `place in (select place from ${table}_again)`);
  await takePlain(warehouse, large, table, heading, gather);
  const uncounted = new Uncounted();
  await takeOthers(warehouse, large, table, rejects, { by, account, say: gather, uncounted });
  await account.addPlain(warehouse, table);
  const counted = await warehouse.query(
    z.strictObject({ indicator: z.string() }),
    `select indicator from daily where file = $1
    union select indicator from read_record where file = $1 order by indicator`,
    [file.sha256],
  );
  const indicators = counted.map(({ indicator }) => indicator);
  file.covers.push(...countedCovers(heading, found.header, source, indicators, guide, say));
  return {
    findings: [...findings, ...gathered.all()],
    uncounted: uncounted.all(),
    records: plainRecords(large, table, heading),
    account: account.whole(),
  };
}
