import { z } from "zod";
import { Gathered } from "../../../intake/gather.ts";
import type { Guide, Say } from "../../../intake/layout/guide.ts";
import type { LargeFile } from "../../../intake/receive.ts";
import type { Span } from "../../../intake/records/record.ts";
import type { RegisterList } from "../../../intake/records/register-list.ts";
import { isCountedAnywhere } from "../../../intake/records/stage.ts";
import { Uncounted } from "../../../intake/records/uncounted.ts";
import { quoted, type Warehouse } from "../../open.ts";
import { begin, finding, type LargeRead } from "../begun.ts";
import { type RowRead, takeOthers, takeRow, textRow } from "../irregular-rows.ts";
import { cellOf, tellOutside, within } from "../regular-rows.ts";
import { asWritten, makeCalled } from "./called.ts";
import { insertEvents } from "./events.ts";
import { callingOf, idsOfWay, textsOfRow } from "./typed.ts";

/** How many rows that are not plain are held at once. */
const PAGE = 50_000;

/** What comes of a large list of a register: the list, and the select of its plain rows, where it was read. */
export interface RegisterRead extends LargeRead {
  list?: RegisterList;
  events?: string;
}

/** Reads one large list of a register, which is the `place`th of all lists. */
export async function readRegister(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  { guide, place }: { guide: Guide; place: number },
): Promise<RegisterRead> {
  const begun = await begin(warehouse, large, table, guide);
  if (!("heading" in begun)) return begun;
  const { heading, source, beside, rejects, account, findings } = begun;
  const { register, from, until } = heading;
  const kept = guide.registers.get(register ?? "");
  if (!register || !kept || !until) return { findings, uncounted: [] };
  const gathered = new Gathered();
  const say: Say = (code, cell, detail, _, among) => gathered.add(finding(large, code, cell, detail, among));
  const by = { heading, beside, guide };
  const titles = [...kept.names.values()].map((title) => `${quoted(title)}::stage_word`);
  const isOwn = `stage in (${titles})`;
  const own = asWritten(large, kept);
  await makeCalled(warehouse, large, table, { kept, by, which: `${isOwn} and ${within(heading)}` });
  await warehouse.run(`create view ${table}_kept as from ${table}_numbered`);
  const uncounted = new Uncounted();
  const insert = insertEvents(warehouse, place);
  await takeOthers(warehouse, large, table, rejects, { by, account, say, uncounted, insert });
  const take = (number: number, texts: (string | null)[]): RowRead[] => {
    const written = textRow(number, texts);
    const row = large.found.read(written);
    return row ? takeRow(large, number, row, written, { by, say, uncounted }) : [];
  };
  for await (const rows of leftRows(warehouse, large, table, isOwn, heading))
    await insert(rows.flatMap(({ number, texts }) => take(Number(number), texts)));
  await tellOutside(warehouse, large, `${table}_kept where odd is null and ${isOwn}`, heading, say);
  await tellUncounted(warehouse, large, table, { register, title: kept.title, guide, say });
  await account.addPlain(warehouse, table);
  return {
    findings: [...findings, ...gathered.all()],
    uncounted: uncounted.all(),
    account: account.whole(),
    list: { register, source, from, until, events: [], held: true },
    events: `select ${place} as list, plain.number, if(is_other, known.thing, ${own.thing}) as thing, stage_of.stage, area_of.area,
        if(is_other, known.owner, ${own.owner}) as owner, plain.day, ${callingOf(large).named.id} as named
      from (from ${table}_numbered where odd is null and ${within(heading)}) as plain
      left join ${table}_known as known using (${idsOfWay(large)})
      join area_of on area_of.word = plain.area
      join stage_of on stage_of.word = plain.stage and stage_of.register = ${quoted(register)}
      where is_other is null or known.thing is not null`,
  };
}

/** The rows of a scan of which something plainly written is not as it must be: the stage, or what says which thing it is. */
async function* leftRows(warehouse: Warehouse, large: LargeFile, table: string, isOwn: string, span: Span) {
  // Of all rows only what tells, since their texts are long.
  await warehouse.run(`create table ${table}_left as
    select rowid as place from ${table} where odd is null and not ${isOwn}
    union all
    select scanned.rowid from ${table} as scanned semi join (from ${table}_known where thing is null) using (${idsOfWay(large)})
    where odd is null and ${isOwn} and ${within(span)}`);
  for (let last = -1; ; ) {
    const page = await warehouse.query(
      z.strictObject({ number: z.string(), texts: z.array(z.string().nullable()) }),
      `select plain.number, ${textsOfRow(large, "plain")} as texts
      from ${table}_numbered as plain
      where plain.place in (select place from ${table}_left) and number > $1
      order by plain.number limit ${PAGE}`,
      [last],
    );
    yield page;
    if (page.length < PAGE) break;
    last = Number(page.at(-1)?.number);
  }
  await warehouse.run(`drop table ${table}_left`);
}

/** Tells of rows in areas in which nothing counts the register. */
async function tellUncounted(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  { register, title, guide, say }: { register: string; title: string; guide: Guide; say: Say },
): Promise<void> {
  const areas = new Set(guide.names.spellings.area.flatMap(({ name }) => guide.names.area(name) ?? []));
  const without = [...areas].filter((area) => !isCountedAnywhere(register, area, guide));
  if (without.length === 0) return;
  const rows = await warehouse.query(
    z.strictObject({ number: z.string(), text: z.string() }),
    `select number, plain.area::varchar as text from ${table}_numbered as plain join area_of on area_of.word = plain.area
    where odd is null and area_of.area in (${without.map(quoted)}) order by number`,
  );
  for (const { number, text } of rows)
    say("indicator-not-applicable", cellOf(large, large.file.loader.records?.area, number, text), title);
}
