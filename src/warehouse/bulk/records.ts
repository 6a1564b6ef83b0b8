import { z } from "zod";
import { accountTable } from "../../intake/account/account.ts";
import type { Finding, FindingCode } from "../../intake/findings/finding.ts";
import { Gathered } from "../../intake/gather.ts";
import { type Guide, readingGuide, type Say } from "../../intake/layout/guide.ts";
import { readHeading } from "../../intake/layout/heading.ts";
import type { Cell, CellPlace } from "../../intake/layout/sheet.ts";
import type { Intake, LargeFile } from "../../intake/receive.ts";
import { countedCovers } from "../../intake/records/counted.ts";
import {
  type CountedRecord,
  sourceOfRecords,
  Uncounted,
  type UncountedRecord,
} from "../../intake/records/record.ts";
import type { Plan } from "../../plan/plan.ts";
import { withdrawnAt } from "../../plan/withdrawals.ts";
import { enumOf, type Warehouse } from "../open.ts";
import { RowsError } from "../rows.ts";
import { recordsBetween } from "./between.ts";
import { takeAgain } from "./duplicates.ts";
import { takeOthers } from "./irregular-rows.ts";
import { contestsAmong, daysOf, narrowedLists } from "./narrowed.ts";
import { omittedRecords } from "./omitted.ts";
import { makeRecordViews, makeWords, plainRecords, RECORD, recordRow, takePlain } from "./regular-rows.ts";
import { scan } from "./scan.ts";

/** A record's number among the records of a text, or its row in a workbook. */
const numberOf = ({ place }: CountedRecord) =>
  "record" in place ? place.record : Number(/\d+$/.exec(place.cell)?.[0]);

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
  const ids = {
    file_id: intake.files.map(({ sha256 }) => sha256),
    indicator_id: plan.indicators.rows.map(({ indicator }) => indicator),
    area_id: plan.areas.rows.map(({ area }) => area),
  };
  for (const [name, words] of Object.entries(ids))
    await warehouse.run(`create type ${name} as ${enumOf(words)}`);
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
  const plain: string[] = [];
  for (const [place, large] of intake.large.entries())
    try {
      const read = await readLarge(warehouse, large, `scanned_${place}`, guide);
      for (const each of read.findings) findings.push(each);
      if (read.records) plain.push(read.records);
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
  await warehouse.run(`insert into daily
    select file, indicator, area, day, count(*), count(*) filter (passed)
    from read_record
    group by file, indicator, area, day`);
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
  return { ...intake, files, uncounted, findings: [...intake.findings, ...findings] };
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

/** Reads one large file: what it speaks for into the file. Returns what is wrong in it, what could not be counted, and the select of its plain records. */
async function readLarge(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  guide: Guide,
): Promise<{ findings: Finding[]; uncounted: UncountedRecord[]; records?: string }> {
  const { file, found } = large;
  const findings: Finding[] = [];
  const say: Say = (code, cell, detail) => findings.push(finding(large, code, cell, detail));
  const heading = readHeading(file.loader, found, file.sender, guide, () => say);
  const source = heading && sourceOfRecords(file.loader, found.header, guide, say);
  if (!heading || !source) return { findings, uncounted: [] };
  const gathered = new Gathered();
  const gather: Say = (code, cell, detail, _, among) =>
    gathered.add(finding(large, code, cell, detail, among));
  const account = accountTable(found, {
    loader: file.loader,
    heading,
    guide,
    filed: undefined,
    isFirst: true,
  });
  for (const { code, cell, detail, among } of account.doubts)
    findings.push(finding(large, code, cell, detail, among));
  // What its head or a line says of the records below it leaves all of them unread.
  if (account.until < Number.POSITIVE_INFINITY) return { findings, uncounted: [] };
  const { beside } = account;
  const rejects = await scan(warehouse, large, table, beside);
  const by = { heading, beside, guide };
  await takeAgain(warehouse, large, table, by, gather);
  await takePlain(warehouse, large, table, heading, gather);
  const uncounted = new Uncounted();
  await takeOthers(warehouse, large, table, rejects, { by, say: gather, uncounted });
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
  };
}
