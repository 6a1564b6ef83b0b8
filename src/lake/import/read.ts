import { CheckError } from "../../core/error.ts";
import type { Guide, Say } from "../../intake/layout/guide.ts";
import type { Heading } from "../../intake/layout/heading.ts";
import type { LargeFile } from "../../intake/receive.ts";
import { Uncounted, type UncountedRecord } from "../../intake/records/uncounted.ts";
import type { Plan } from "../../plan/plan.ts";
import { begin } from "../../warehouse/bulk/begun.ts";
import { takeAgain } from "../../warehouse/bulk/duplicates.ts";
import { type RowRead, takeOthers } from "../../warehouse/bulk/irregular-rows.ts";
import { makeIds } from "../../warehouse/bulk/records.ts";
import { tellOutside, within } from "../../warehouse/bulk/regular-rows.ts";
import { makeWords } from "../../warehouse/bulk/words.ts";
import { quoted, type RawTable, type Warehouse } from "../../warehouse/open.ts";
import type { Fault } from "./faults.ts";

/** What a list says, beside its records, which are in the view `typed` then. */
export interface ListRead {
  heading: Heading;
  department: string;
  faults: Fault[];
  uncounted: UncountedRecord[];
}

/** Records that were not written plainly, as intake reads them. */
const READ: RawTable["columns"] = {
  number: "bigint",
  area: "area_id",
  day: "date",
  kind: "varchar",
  passed: "boolean",
  amount: "bigint",
};

/** Reads a list in one scan, and what is not plain as small files are read, into the view `typed`; throws where nothing of it can be read. */
export async function readList(
  warehouse: Warehouse,
  large: LargeFile,
  plan: Plan,
  guide: Guide,
): Promise<ListRead> {
  const table = "scanned";
  const { file } = large;
  await makeIds(warehouse, plan, { files: [file] });
  await makeWords(warehouse, guide, [file.loader.form]);
  const begun = await begin(warehouse, large, table, guide);
  if (!("heading" in begun)) {
    const [first] = begun.findings;
    throw new CheckError(
      `${file.path} cannot be read: ${first?.code} ${first?.text} (mend it, see quality-city check)`,
    );
  }
  const { heading, source, beside, rejects, account, findings } = begun;
  const faults: Fault[] = findings.map(faultOf);
  const say: Say = (code, cell, detail = "") =>
    faults.push(faultOf({ code, place: cell?.place ?? null, text: cell?.text ?? "", detail }));
  const by = { heading, beside, guide };
  await takeAgain(warehouse, large, table, by, say);
  await tellOutside(warehouse, large, `${table}_kept where odd is null`, heading, say);
  const uncounted = new Uncounted();
  await warehouse.append("read_typed", { columns: READ, rows: [] });
  const insert = (rows: RowRead[]) =>
    warehouse.insert("read_typed", {
      columns: READ,
      rows: rows.flatMap(({ number, read: { typed } }) => (typed ? { ...typed, number } : [])),
    });
  await takeOthers(warehouse, large, table, rejects, { by, account, say, uncounted, insert });
  await makeTyped(warehouse, large, table, heading);
  return { heading, department: source.title, faults, uncounted: uncounted.all() };
}

/** Makes the view `typed` of a list's records, by which numbers they have in it. */
async function makeTyped(
  warehouse: Warehouse,
  { file }: LargeFile,
  table: string,
  heading: Heading,
): Promise<void> {
  const { subject, amount } = file.loader.records ?? {};
  const isKind = subject && "kind" in subject;
  const own = `(from ${table}_kept where odd is null and ${within(heading)}) as plain`;
  const named = isKind ? "" : "join indicator_of on indicator_of.word = plain.subject";
  const columns = (kind: string, area: string, number: string) =>
    `day as date, ${area} as area, ${kind} as kind, passed, ${amount === undefined ? "null" : "amount"}::bigint as amount, ${quoted(file.sha256)} as file, ${number} as row`;
  await warehouse.run(`create view typed as
    select ${columns(isKind ? "subject::varchar" : "indicator_of.indicator::varchar", "area_of.area", "number::bigint")}
    from ${own} join area_of on area_of.word = plain.area ${named}
    union all
    select ${columns("kind", "area", "number")} from read_typed`);
}

function faultOf({
  code,
  place,
  text,
  detail,
}: Pick<Awaited<ReturnType<typeof begin>>["findings"][number], "code" | "place" | "text" | "detail">): Fault {
  const isOfRecord = place && "record" in place;
  return {
    code,
    row: isOfRecord ? Number(place.record) : null,
    column: isOfRecord ? (place.column ?? "") : "",
    ...{ text, detail },
  };
}
