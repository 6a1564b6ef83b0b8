import { z } from "zod";
import type { Say } from "../../intake/layout/guide.ts";
import type { LargeFile } from "../../intake/receive.ts";
import { Sames } from "../../intake/records/same.ts";
import { isAsItMust } from "../../intake/values/validate-row.ts";
import type { Warehouse } from "../open.ts";
import { type DoubtedBy, isDoubtful } from "./doubtful.ts";
import { identityOf, makeTwice } from "./identity.ts";
import { firstOf, textRow } from "./irregular-rows.ts";
import { dropRejects, fieldsOf, readingOf } from "./scan.ts";

/** How many records are held at once. */
const PAGE = 50_000;

/** A record that may say what another one says. */
const twiceRow = z.strictObject({
  place: z.string(),
  number: z.string(),
  identity: z.string(),
  texts: z.array(z.string().nullable()),
});

/**
 * Makes the views `<table>_once` of a scan's rows without those that say what one before them says, and `<table>_kept` of
 * these with their numbers. `say` is told of them, and of those that share only what identifies them. The scan has only a
 * number for what each record is of; where one occurs twice, the texts of its records are read again and compared. Whether there are any.
 */
export async function takeAgain(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  by: DoubtedBy,
  say: Say,
): Promise<boolean> {
  const twice = await makeTwice(warehouse, table);
  const again = twice && (await findAgain(warehouse, large, table, by, say));
  const without = (column: string, which: string) =>
    again ? `where ${column} not in (select ${which} from ${table}_again)` : "";
  await warehouse.run(`create view ${table}_once as from ${table} ${without("rowid", "place")}`);
  await warehouse.run(`create view ${table}_kept as from ${table}_numbered ${without("number", "number")}`);
  return again;
}

/** Makes the table `<table>_again` of the places and numbers of records that say what one before them says; whether there is one. */
async function findAgain(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  by: DoubtedBy,
  say: Say,
): Promise<boolean> {
  const { file, found } = large;
  // The same scan gives the same rows in the same places.
  await warehouse.run(`create table ${table}_texts as
    select case when ${identityOf(large)} in (from ${table}_twice) then [${fieldsOf(large)}] end as texts
    from ${readingOf(large)}`);
  await dropRejects(warehouse);
  const first = firstOf(large);
  const columns = { place: "bigint", number: "bigint" };
  await warehouse.append(`${table}_again`, { columns, rows: [] });
  let some = false;
  let sames = new Sames(file.loader, by.guide);
  let last = { identity: "0", number: "-1" };
  for (;;) {
    const page = await warehouse.query(
      twiceRow,
      `select numbered.place, numbered.number, numbered.identity, written.texts
      from ${table}_numbered as numbered
      join ${table}_texts as written on written.rowid = numbered.place
      where written.texts is not null
        and (numbered.identity, numbered.number) > ($1::ubigint, $2::bigint)
      order by numbered.identity, numbered.number
      limit ${PAGE}`,
      [last.identity, last.number],
    );
    const rows = page.filter(({ number, identity, texts }) => {
      if (identity !== last.identity) sames = new Sames(file.loader, by.guide);
      last = { identity, number };
      if (Number(number) < first) return false;
      const written = textRow(Number(number), texts);
      const row = found.read(written);
      if (!row || row.fault || !isAsItMust(file.loader, row.fields, () => {})) return false;
      if (isDoubtful(large, row, written, by, () => {})) return false;
      return sames.isAgain(row.fields, "", say);
    });
    await warehouse.insert(`${table}_again`, { columns, rows });
    some ||= rows.length > 0;
    if (page.length < PAGE) return some;
  }
}
