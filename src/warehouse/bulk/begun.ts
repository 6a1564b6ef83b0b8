import { accountTable } from "../../intake/account/account.ts";
import { accountColumns, type BesideColumn } from "../../intake/account/columns.ts";
import type { SourceOfFigure } from "../../intake/contract.ts";
import type { Finding, FindingCode } from "../../intake/findings/finding.ts";
import type { Guide, Say } from "../../intake/layout/guide.ts";
import { type Heading, readHeading } from "../../intake/layout/heading.ts";
import type { Cell, CellPlace } from "../../intake/layout/sheet.ts";
import type { LargeFile, TextAccount } from "../../intake/receive.ts";
import { sourceOfRecords } from "../../intake/records/record.ts";
import type { UncountedRecord } from "../../intake/records/uncounted.ts";
import type { Warehouse } from "../open.ts";
import { LargeAccount } from "./account.ts";
import { countOdd, countRejects, firstOf } from "./irregular-rows.ts";
import { type Reject, recordsQuery, scan } from "./scan.ts";

/** What comes of one large file: what is wrong in it, what could not be counted, the select of its plain records, and what its cells are. */
export interface LargeRead {
  findings: Finding[];
  uncounted: UncountedRecord[];
  records?: string;
  account?: TextAccount;
}

/** A large file whose head was read and which was scanned. */
export interface Begun {
  heading: Heading;
  source: SourceOfFigure;
  beside: BesideColumn[];
  rejects: Reject[];
  account: LargeAccount;
  findings: Finding[];
  say: Say;
}

export function finding(
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

/** Reads the head of a large file and scans it; where nothing of it is read, what that leaves. */
export async function begin(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  guide: Guide,
): Promise<Begun | LargeRead> {
  const { file, found } = large;
  const { loader } = file;
  const findings: Finding[] = [];
  const say: Say = (code, cell, detail) => findings.push(finding(large, code, cell, detail));
  const heading = readHeading(loader, found, file.sender, guide, () => say);
  const source = heading && sourceOfRecords(loader, found.header, guide, say);
  const unread = async (scanned?: Reject[]): Promise<LargeRead> => {
    const { beside } = accountColumns(found.at, found.strange, loader, guide);
    const rejects = scanned ?? (await scan(warehouse, large, table, () => recordsQuery(large, beside)));
    return { findings, uncounted: [], account: await countUnread(warehouse, large, table, rejects, beside) };
  };
  if (!heading || !source) return await unread();
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
  return { heading, source, beside, rejects, account, findings, say };
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
