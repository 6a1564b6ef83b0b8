import { z } from "zod";
import { SIGNS } from "../../../core/credit-code.ts";
import type { KeptRegister } from "../../../intake/layout/guide.ts";
import type { LargeFile } from "../../../intake/receive.ts";
import { Uncounted } from "../../../intake/records/uncounted.ts";
import { quoted, type RawTable, type Warehouse } from "../../open.ts";
import { type DoubtedBy, namePatterns } from "../doubtful.ts";
import { takeRow, textRow } from "../irregular-rows.ts";
import { callingOf, idOf, idOrNull, idsOfWay, textsOfRow } from "./typed.ts";

/** How many ways of calling a thing are held at once. */
const PAGE = 50_000;
/** A name that is written in one way only. */
const PLAIN_NAME = "[\\p{Han}A-Za-z0-9]+";
/** A number that may have dashes within. */
const PLAIN_NUMBER = "[0-9A-Z]+(-[0-9A-Z]+)*";
/** A number of which a workbook kept the first digits. */
const SHORTENED = "[0-9]E[0-9]+|[0-9]{15}0{3,}";

const READ: RawTable["columns"] = { place: "bigint", thing: "varchar", owned: "varchar" };

/**
 * Makes the table `<table>_called` of the ways in which a scan's rows call things, `which` of them: each with what the register
 * knows the thing by, or null where that is not to be read; few are written in another way than plainly, and each of these is read once.
 * The table `<table>_known` has those alone of which something else is known than what their own texts say.
 */
export async function makeCalled(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  { kept, by, which }: { kept: KeptRegister; by: DoubtedBy; which: string },
): Promise<void> {
  const calling = callingOf(large);
  const isEnterprise = kept.identity === "credit-code";
  // A credit code has no signs in it that anything else is said with.
  const described = isEnterprise ? [] : ["code", "owner"];
  const plain = [
    `not regexp_matches(named, ${quoted(namePatterns("name").join("|"))})`,
    ...described.map((column) => `not regexp_matches(${column}, ${quoted(namePatterns("other").join("|"))})`),
    ...(isEnterprise ? [] : [`(owner = '' or ${creditCode("owner")})`]),
  ];
  const texts = Object.entries(calling).map(
    ([name, { text, isColumn }]) => `${isColumn ? `any_value(${text})` : text} as ${name}`,
  );
  const ids = idsOfWay(large);
  await warehouse.run(`create table ${table}_called as
    select *, ${isEnterprise ? "thing" : "case when is_plain then nullif(owner, '') end"} as owned
    from (
      select *, case when is_plain then ${thingOf(kept)} end as thing
      from (
        select *, ${plain.join(" and ")} as is_plain
        from (
          select ${[...ids, ...texts]}, min(rowid) as place from ${table} where odd is null and ${which} group by ${ids}
        )
      )
    )`);
  await readOthers(warehouse, large, table, by);
  const { thing, owner } = asWritten(large, kept);
  await warehouse.run(`create table ${table}_known as
    select *, true as is_other from (
      select ${[...ids, `${thing} as own_thing`, `${owner} as own_owner`]},
        ${idOrNull("thing")} as thing, ${idOrNull("owned")} as owner
      from ${table}_called
    )
    where thing is distinct from own_thing or owner is distinct from own_owner`);
}

/** The numbers of what a row's own texts say that its thing is, and whose. */
export function asWritten(large: LargeFile, { identity }: KeptRegister): { thing: string; owner: string } {
  const { named, code, owner } = callingOf(large);
  const thing = identity === "name" ? named.id : code.id;
  return {
    thing,
    owner: identity === "credit-code" ? thing : `nullif(${owner.id}, ${idOf("''")})`,
  };
}

/** What a register knows a thing by that is written plainly. */
function thingOf({ identity }: KeptRegister): string {
  if (identity === "name") return `case when regexp_full_match(named, ${quoted(PLAIN_NAME)}) then named end`;
  if (identity === "credit-code") return `case when ${creditCode("code")} then code end`;
  const bare = "regexp_replace(regexp_replace(code, '([A-Z])-', '\\1', 'g'), '-([A-Z])', '\\1', 'g')";
  return `case when regexp_full_match(code, ${quoted(PLAIN_NUMBER)}) and regexp_matches(code, '[0-9]')
    and not regexp_full_match(${bare}, ${quoted(SHORTENED)}) then ${bare} end`;
}

/** That a text is a unified social credit code, the last of whose signs checks the others (GB 32100-2015, annex A). */
function creditCode(column: string): string {
  let weight = 1;
  const values = Array.from({ length: 18 }, (_, at) => {
    const value = `${at < 17 ? weight : 1} * (instr('${SIGNS}', substr(${column}, ${at + 1}, 1)) - 1)`;
    weight = (weight * 3) % SIGNS.length;
    return value;
  });
  return `(regexp_full_match(${column}, '[${SIGNS}]{18}') and (${values.join(" + ")}) % ${SIGNS.length} = 0)`;
}

/** Reads each way of calling a thing that is not plain as the rows of small files are read. */
async function readOthers(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  by: DoubtedBy,
): Promise<void> {
  await warehouse.append(`${table}_ways`, { columns: READ, rows: [] });
  for (let last = -1; ; ) {
    const page = await warehouse.query(
      z.strictObject({ place: z.string(), texts: z.array(z.string().nullable()) }),
      `select called.place, ${textsOfRow(large, "plain")} as texts
      from ${table}_called as called join ${table} as plain on plain.rowid = called.place
      where called.thing is null and called.place > $1 order by called.place limit ${PAGE}`,
      [last],
    );
    const rows = page.flatMap(({ place, texts }) => {
      const written = textRow(0, texts);
      const row = large.found.read(written);
      const silent = { by, say: () => {}, uncounted: new Uncounted() };
      const [{ read } = { read: undefined }] = row ? takeRow(large, 0, row, written, silent) : [];
      const event = read?.event;
      return event && event.owner !== "" ? [{ place, thing: event.thing, owned: event.owner }] : [];
    });
    await warehouse.insert(`${table}_ways`, { columns: READ, rows });
    if (page.length < PAGE) break;
    last = Number(page.at(-1)?.place);
  }
  await warehouse.run(`update ${table}_called as called set thing = way.thing, owned = way.owned
    from ${table}_ways as way where way.place = called.place`);
}
