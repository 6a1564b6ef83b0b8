import { numberOf } from "../../../intake/layout/sheet.ts";
import type { Intake } from "../../../intake/receive.ts";
import type { StageEvent } from "../../../intake/records/stage.ts";
import type { RawTable, Warehouse } from "../../open.ts";
import { anyRow, RowsError } from "../../rows.ts";
import type { RowRead } from "../irregular-rows.ts";
import { idOf, idOrNull } from "./typed.ts";

/** The columns of an event that intake read. */
const EVENT: RawTable["columns"] = {
  list: "integer",
  number: "bigint",
  thing: "varchar",
  stage: "stage_id",
  area: "area_id",
  owner: "varchar",
  day: "date",
  named: "varchar",
};

/** A number for what a name says but for brackets and spaces; few have any. */
const ALIKE = `hash(case when regexp_matches(named, '[（( \u3000]')
  then regexp_replace(translate(named, '（） \u3000', '()'), '\\([^()]*\\)', '', 'g') else named end)`;

/** A list that was scanned: its place among all, its table, and the select of its plain rows. */
export interface ScannedList {
  list: number;
  table: string;
  events: string;
}

/** Makes the table `read_event` of what intake reads of lists of registers. */
export async function makeReadEvents(warehouse: Warehouse, { registers }: Intake): Promise<void> {
  await warehouse.append("read_event", { columns: EVENT, rows: [] });
  for (const [list, { events }] of registers.entries())
    await warehouse.insert("read_event", { columns: EVENT, rows: events.map((event) => rowOf(event, list)) });
}

/** What takes the events that rows of a list give into it. */
export function insertEvents(warehouse: Warehouse, list: number): (rows: RowRead[]) => Promise<void> {
  return async (rows) => {
    const events = rows.flatMap(({ read }) => (read.event ? [rowOf(read.event, list)] : []));
    await warehouse.insert("read_event", { columns: EVENT, rows: events });
  };
}

function rowOf(event: StageEvent, list: number): object {
  return { ...event, list, number: numberOf(event), owner: event.owner || null };
}

/**
 * Makes the table `listed_event` of all events: those in `read_event`, and those that some selects give of scanned lists. Things, those whose they
 * are and names stand there as numbers, in an eighth of the room; `known_thing` and `known_name` say which they are, and `called_as` which of them each list
 * calls alike.
 */
export async function makeEvents(warehouse: Warehouse, lists: ScannedList[]): Promise<void> {
  const said = (read: readonly string[], called: readonly string[]) =>
    [
      ...read.map((column) => `select ${column} as word from read_event`),
      ...lists.flatMap(({ table }) => called.map((column) => `select ${column} from ${table}_called`)),
    ].join(" union all ");
  for (const [table, words] of [
    ["known_thing", said(["thing", "owner"], ["thing", "nullif(owned, thing)"])],
    ["known_name", said(["named"], ["named"])],
  ] as const) {
    await warehouse.run(`create table ${table} as
      select ${idOf("word")} as id, word from (select distinct word from (${words}) where word is not null)`);
    const [twice] = await warehouse.query(
      anyRow,
      `select id from ${table} group by id having count(*) > 1 limit 1`,
    );
    if (twice) throw new RowsError("two words have one number", table);
  }
  await warehouse.run(`create table listed_event as
    select list, number, ${idOf("thing")} as thing, stage, area, ${idOrNull("owner")} as owner, day, ${idOf("named")} as named
    from read_event`);
  const called = lists.map(
    ({ table, list }) => `select ${list}, thing, named from ${table}_called where thing is not null`,
  );
  await warehouse.run(`create table called_as as
    select list, ${idOf("thing")} as thing, ${ALIKE} as alike
    from (${["select distinct list, thing, named from read_event", ...called].join(" union all ")})`);
  for (const { table, events } of lists) {
    await warehouse.run(`insert into listed_event ${events}`);
    for (const each of [table, `${table}_called`, `${table}_known`, `${table}_ways`])
      await warehouse.run(`drop table ${each}`);
  }
  await warehouse.run("drop table read_event");
}
