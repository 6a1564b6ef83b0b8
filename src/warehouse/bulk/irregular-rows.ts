import { z } from "zod";
import { visible } from "../../core/visible.ts";
import type { Say } from "../../intake/layout/guide.ts";
import { TextRow } from "../../intake/open/csv.ts";
import { type Broken, splitText } from "../../intake/open/split.ts";
import type { LargeFile } from "../../intake/receive.ts";
import { readRecords, uncountedIn } from "../../intake/records/record.ts";
import type { Uncounted } from "../../intake/records/uncounted.ts";
import { isAsItMust } from "../../intake/values/validate-row.ts";
import type { Warehouse } from "../open.ts";
import type { LargeAccount } from "./account.ts";
import { type DoubtedBy, isDoubtful } from "./doubtful.ts";
import { RECORD, recordRow } from "./regular-rows.ts";
import type { Reject } from "./scan.ts";

/** How many records that are not plain are held at once. */
const PAGE = 50_000;

interface Taking {
  by: DoubtedBy;
  /** Counts the cells of each. */
  account: LargeAccount;
  /** Is told what is wrong in the records. */
  say: Say;
  /** Gathers what those that cannot be read may have to be counted for. */
  uncounted: Uncounted;
}

/** Reads the records that a scan did not take, as those of small files are read. */
export async function takeOthers(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  rejects: Reject[],
  { by, account, say, uncounted }: Taking,
): Promise<void> {
  const { file, found, delimiter } = large;
  const { heading: span, guide } = by;
  const { loader } = file;
  const first = firstOf(large);
  const take = (number: number, texts: (string | null)[], broken?: Broken) => {
    if (number < first) return [];
    const written = textRow(number, texts, broken);
    const row = found.read(written);
    account.add(written, number, row !== undefined);
    if (!row) return [];
    const { fields, fault } = row;
    if (fault) say(fault.code, fault.cell, fault.detail);
    if (fault || !isAsItMust(loader, fields, say)) {
      uncounted.add(uncountedIn(loader, fields, found.header, span, guide));
      return [];
    }
    if (isDoubtful(large, row, written, by, say)) {
      uncounted.add(uncountedIn(loader, fields, found.header, span, guide));
      return [];
    }
    const read = readRecords(loader, fields, found.header, span, guide, say);
    uncounted.add(read.uncounted);
    return read.counted.map((counted) => ({ ...recordRow(counted, number), file: file.sha256 }));
  };
  for (let last = -1; ; ) {
    const page = await warehouse.query(
      z.strictObject({ number: z.string(), odd: z.array(z.string().nullable()) }),
      `select number, odd from ${table}_kept where odd is not null and number > $1 order by number limit $2`,
      [last, PAGE],
    );
    await warehouse.insert("read_record", {
      columns: RECORD,
      rows: page.flatMap(({ number, odd }) => take(Number(number), odd)),
    });
    if (page.length < PAGE) break;
    last = Number(page.at(-1)?.number);
  }
  const rows = rejects.flatMap(({ record, line, ragged, broken }) => {
    const texts = ragged ? textsOf(line, delimiter) : undefined;
    if (texts || broken) return take(record, texts ?? [], broken);
    const place = { record, column: found.heads()[0]?.text ?? "" };
    if (record < first) return [];
    say("record-unreadable", { place, text: line, format: "" });
    uncounted.add(uncountedIn(loader, {}, found.header, span, guide));
    return [];
  });
  await warehouse.insert("read_record", { columns: RECORD, rows });
}

/** The number of the first record below the head of a large text. */
export function firstOf({ found }: Pick<LargeFile, "found">): number {
  const head = found.heads()[0]?.place;
  return head && "record" in head ? head.record + 1 : 0;
}

/** Counts the cells of some of a scan's records that are not plain: by default of all. */
export async function countOdd(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  account: LargeAccount,
  which = "true",
): Promise<void> {
  for (let last = firstOf(large) - 1; ; ) {
    const page = await warehouse.query(
      z.strictObject({ number: z.string(), odd: z.array(z.string().nullable()) }),
      `select number, odd from ${table}_numbered
      where odd is not null and number > $1 and ${which} order by number limit $2`,
      [last, PAGE],
    );
    for (const { number, odd } of page)
      countRow(large, account, textRow(Number(number), odd), Number(number));
    if (page.length < PAGE) break;
    last = Number(page.at(-1)?.number);
  }
}

/** Counts the cells of the records that a scan did not take as rows. */
export function countRejects(large: LargeFile, rejects: Reject[], account: LargeAccount): void {
  for (const { record, line, ragged, broken } of rejects) {
    const texts = ragged && !broken ? textsOf(line, large.delimiter) : undefined;
    if (texts && record >= firstOf(large)) countRow(large, account, textRow(record, texts), record);
  }
}

function countRow({ found }: LargeFile, account: LargeAccount, written: TextRow, number: number): void {
  account.add(written, number, found.read(written) !== undefined);
}

/** A record of a text by its number, without what does not show. */
export function textRow(number: number, texts: (string | null)[], broken?: Broken): TextRow {
  const shown = texts.map((text) => visible(text ?? "").trim());
  return new TextRow(number, shown, broken);
}

/** The fields of one line; undefined where its quotes are not as they must be. */
export function textsOf(line: string, delimiter: string): string[] | undefined {
  for (const { fields, broken } of splitText(line, delimiter)) return broken ? undefined : fields;
  return undefined;
}
