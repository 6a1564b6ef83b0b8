import { z } from "zod";
import { type CellPlace, numberOf } from "../intake/layout/sheet.ts";
import type { Intake } from "../intake/receive.ts";
import { placeIn } from "../warehouse/bulk/register/doubts.ts";
import type { Warehouse } from "../warehouse/open.ts";

const ratedRow = z.strictObject({
  enterprise: z.string(),
  register: z.string(),
  area: z.string(),
  rating: z.string(),
});

const entryRow = z.strictObject({
  enterprise: z.string(),
  point: z.string(),
  register: z.string(),
  thing: z.string(),
  /** From which day it counts, and on which it no longer does; null where none is known. */
  starts: z.string(),
  ends: z.string().nullable(),
  list: z.number(),
  number: z.number(),
});

const heldRow = z.strictObject({
  enterprise: z.string(),
  register: z.string(),
  thing: z.string(),
  stage: z.string(),
  area: z.string(),
  since: z.string(),
  /** By which day it should go on. */
  due: z.string().nullable(),
  late: z.boolean(),
});

const againRow = z.strictObject({
  enterprise: z.string(),
  indicator: z.string(),
  register: z.string(),
  thing: z.string(),
  area: z.string(),
  starts: z.string(),
  list: z.number(),
  number: z.number(),
});

/** A row of a list as it is told: what the list calls the thing, and where the row stands. */
type Told<T> = Omit<T, "enterprise" | "list" | "number"> & { named: string; file: string; place: CellPlace };

/** One of several things of an enterprise that came to a register in the days in which those are counted. */
type Again = Told<z.infer<typeof againRow>>;

/** Something that gives an enterprise points or takes them. */
export type Entry = Told<z.infer<typeof entryRow>>;

/** What an enterprise has in a register. */
interface Held extends Omit<z.infer<typeof heldRow>, "enterprise"> {
  named: string;
}

/** An enterprise across all registers, for the office alone: its level where a register rates it, what it has, and what counts. */
export interface Enterprise {
  code: string;
  name: string;
  rated: Pick<z.infer<typeof ratedRow>, "register" | "area" | "rating">[];
  entries: Entry[];
  held: Held[];
  again: Again[];
}

/** At the end of the last period that the run may know. */
const NOW = "(select ends from period join run on run.as_of = period.period)";

/** What the registers say as of the run, row by row. */
async function readRows(warehouse: Warehouse) {
  const rated = await warehouse.query(
    ratedRow,
    `select word as enterprise, register, area, rating
     from enterprise_standing join known_thing on id = enterprise
     where starts <= ${NOW} and (ends is null or ends > ${NOW}) order by enterprise, register`,
  );
  const entries = await warehouse.query(
    entryRow,
    `select whose.word as enterprise, point, register, known_thing.word as thing, starts, ends, list, number::integer as number
     from enterprise_point as entry
     join known_thing on known_thing.id = entry.thing
     join known_thing as whose on whose.id = entry.enterprise
     where starts <= ${NOW} and (ends is null or ends > ${NOW}) order by enterprise, starts desc, register, thing, point`,
  );
  const held = await warehouse.query(
    heldRow,
    `select whose.word as enterprise, register, known_thing.word as thing, stage, area, since, since + within_days as due,
       coalesce(since + within_days < ${NOW}, false) as late
     from stay
     join known_thing on known_thing.id = stay.thing
     join known_thing as whose on whose.id = stay.owner
     where rank is not null and starts <= ${NOW} and (ends is null or ends > ${NOW})
     order by enterprise, late desc, register, thing`,
  );
  const again = await warehouse.query(
    againRow,
    `select whose.word as enterprise, entry.indicator, entry.register, known_thing.word as thing, entry.area, entry.starts, entry.list, entry.number::integer as number
     from enterprise_repeat as entry
     join known_thing on known_thing.id = entry.thing
     join known_thing as whose on whose.id = entry.enterprise
     join register_count on register_count.indicator = entry.indicator and register_count.register = entry.register
     where entry.starts <= ${NOW} and entry.starts + register_count.days > ${NOW}
     qualify count(*) over (partition by entry.indicator, entry.enterprise) > 1
     order by enterprise, entry.indicator, entry.starts, thing`,
  );
  return { rated, entries, held, again };
}

/** Reads what the registers say of each enterprise as of the run, in the order of their codes. */
export async function readEnterprises(warehouse: Warehouse, intake: Intake): Promise<Enterprise[]> {
  const { rated, entries, held, again } = await readRows(warehouse);
  const isHeld = intake.registers.some(({ held }) => held);
  const names = isHeld ? await namesHeld(warehouse) : namesIn(intake);
  const places = placesIn(intake);
  const enterprises = new Map<string, Enterprise>();
  const of = (code: string) => {
    const known = enterprises.get(code) ?? {
      code,
      name: names.get(` ${code}`) ?? code,
      rated: [],
      entries: [],
      held: [],
      again: [],
    };
    enterprises.set(code, known);
    return known;
  };
  for (const { enterprise, ...row } of rated) of(enterprise).rated.push(row);
  for (const { enterprise, ...row } of held) of(enterprise).held.push({ ...row, named: nameOf(names, row) });
  const told = <T extends z.infer<typeof entryRow> | z.infer<typeof againRow>>(row: T): Told<T>[] => {
    const { enterprise: _, list, number, ...said } = row;
    const found = places.get(`${list} ${number}`) ?? placeHeld(intake, list, number);
    return found ? [{ ...said, named: nameOf(names, row), ...found }] : [];
  };
  for (const row of entries) of(row.enterprise).entries.push(...told(row));
  for (const row of again) of(row.enterprise).again.push(...told(row));
  return [...enterprises.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Where the rows of lists stand, by the number of the list and their own. */
function placesIn({ registers }: Intake): Map<string, Pick<Entry, "file" | "place">> {
  return new Map(
    registers.flatMap(({ file, events }, list) =>
      events.map((event): [string, Pick<Entry, "file" | "place">] => [
        `${list} ${numberOf(event)}`,
        { file, place: event.place },
      ]),
    ),
  );
}

/** Where a row of a large list stands: in the column of its area, as those of others do. */
function placeHeld(
  { files, registers }: Intake,
  list: number,
  number: number,
): Pick<Entry, "file" | "place"> | undefined {
  const { file, held } = registers[list] ?? {};
  const own = files.find(({ sha256 }) => sha256 === file);
  return held && file && own
    ? { file, place: placeIn({ in: own }, number, own.loader.records?.area) }
    : undefined;
}

/** What lists call things where one of them is large, so that the warehouse alone has its events. */
async function namesHeld(warehouse: Warehouse): Promise<Map<string, string>> {
  const rows = await warehouse.query(
    z.strictObject({ register: z.string(), thing: z.string(), named: z.string(), own: z.boolean() }),
    `select register, known_thing.word as thing, known_name.word as named, own
     from (
       select register, thing, max_by(named, row(list, number)) as named, bool_or(coalesce(owner = thing, false)) as own
       from listed_event join register_list using (list)
       group by register, thing
     ) as called
     join known_thing on known_thing.id = called.thing
     join known_name on known_name.id = called.named
     order by register`,
  );
  return new Map(
    rows.flatMap(({ register, thing, named, own }): [string, string][] => [
      [`${register} ${thing}`, named],
      ...(own ? [[` ${thing}`, named] as [string, string]] : []),
    ]),
  );
}

/** What lists call things, by register and thing, and enterprises by their codes: as the last of them does. */
function namesIn({ registers }: Intake): Map<string, string> {
  const names = new Map<string, string>();
  for (const { register, events } of registers)
    for (const { thing, named, owner } of events) {
      names.set(`${register} ${thing}`, named);
      if (owner === thing) names.set(` ${thing}`, named);
    }
  return names;
}

function nameOf(
  names: Map<string, string>,
  { register, thing }: { register: string; thing: string },
): string {
  return names.get(`${register} ${thing}`) ?? thing;
}
