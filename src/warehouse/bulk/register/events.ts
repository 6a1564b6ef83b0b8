import { numberOf } from "../../../intake/layout/sheet.ts";
import type { Intake } from "../../../intake/receive.ts";
import type { StageEvent } from "../../../intake/records/stage.ts";
import type { RawTable, Warehouse } from "../../open.ts";
import type { RowRead } from "../irregular-rows.ts";

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
 * Makes the table `listed_event` of all events: those in `read_event`, and those that some selects give of scanned lists. What names a thing stands
 * there as one of the words of a type, in an eighth of the room.
 */
export async function makeEvents(
  warehouse: Warehouse,
  lists: { table: string; events: string }[],
): Promise<void> {
  const called = lists.map(({ table }) => `${table}_called`);
  const words = (columns: string[], others: string[]) =>
    `select distinct word from (
      select '' as word
      ${columns.map((column) => `union all select ${column} from read_event`).join(" ")}
      ${called.flatMap((each) => others.map((column) => `union all select ${column} from ${each}`)).join(" ")}
    ) where word is not null order by word`;
  await warehouse.run(`create type code_id as enum (${words(["thing", "owner"], ["thing", "owned"])})`);
  await warehouse.run(`create type name_id as enum (${words(["named"], ["named"])})`);
  await warehouse.run(`create table listed_event as
    select list, number, thing::code_id as thing, stage, area, owner::code_id as owner, day, named::name_id as named
    from read_event`);
  for (const { table, events } of lists) {
    await warehouse.run(`create or replace table ${table}_called as
      select code, named, owner, thing::code_id as thing, owned::code_id as owned, named::name_id as known_as
      from ${table}_called where thing is not null`);
    await warehouse.run(`insert into listed_event ${events}`);
    for (const each of [table, `${table}_called`, `${table}_ways`]) await warehouse.run(`drop table ${each}`);
  }
  await warehouse.run("drop table read_event");
}
