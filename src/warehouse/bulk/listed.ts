import { z } from "zod";
import { Gathered } from "../../intake/gather.ts";
import type { Guide, Say } from "../../intake/layout/guide.ts";
import type { LargeFile } from "../../intake/receive.ts";
import { countedCovers } from "../../intake/records/counted.ts";
import { Uncounted } from "../../intake/records/uncounted.ts";
import type { Warehouse } from "../open.ts";
import { begin, finding, type LargeRead } from "./begun.ts";
import { takeAgain } from "./duplicates.ts";
import { countOdd, type RowRead, takeOthers } from "./irregular-rows.ts";
import { plainRecords, RECORD, recordRow, takePlain } from "./regular-rows.ts";

/** Reads one large file of records: what it speaks for into the file. */
export async function readLarge(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  guide: Guide,
): Promise<LargeRead> {
  const { file, found } = large;
  const begun = await begin(warehouse, large, table, guide);
  if (!("heading" in begun)) return begun;
  const { heading, source, beside, rejects, account, findings, say } = begun;
  const gathered = new Gathered();
  const gather: Say = (code, cell, detail, _, among) =>
    gathered.add(finding(large, code, cell, detail, among));
  const by = { heading, beside, guide };
  if (await takeAgain(warehouse, large, table, by, gather))
    await countOdd(warehouse, large, table, account, `place in (select place from ${table}_again)`);
  await takePlain(warehouse, large, table, heading, gather);
  const uncounted = new Uncounted();
  const insert = insertRecords(warehouse, file.sha256);
  await takeOthers(warehouse, large, table, rejects, { by, account, say: gather, uncounted, insert });
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

/** What takes the records that rows of a file give into the table `read_record`. */
function insertRecords(warehouse: Warehouse, file: string): (rows: RowRead[]) => Promise<void> {
  return async (rows) => {
    await warehouse.insert("read_record", {
      columns: RECORD,
      rows: rows.flatMap(({ number, read }) =>
        read.counted.map((counted) => ({ ...recordRow(counted, number), file })),
      ),
    });
  };
}
