import { z } from "zod";
import { BEGINNING } from "../../../core/day.ts";
import type { Finding } from "../../../intake/findings/finding.ts";
import type { Guide, KeptRegister } from "../../../intake/layout/guide.ts";
import { fold, numberOf } from "../../../intake/layout/sheet.ts";
import type { Intake } from "../../../intake/receive.ts";
import type { Plan } from "../../../plan/plan.ts";
import { quoted, type Warehouse } from "../../open.ts";
import { doubtsInLives, doubtsOf, goneFrom, laterThan, NAMED, toldWith } from "../lives.ts";
import { coverRegisters, type ListOfFile, listsOf } from "../registers.ts";
import { told } from "./told.ts";

/** How many things are looked at at once. */
const PAGE = 20_000;

/** Enters for which periods lists of registers speak; what is wrong in them, and doubtful in the lives that they tell of. */
export async function doubtsInRegisters(
  warehouse: Warehouse,
  intake: Intake,
  { plan, guide, knownAt }: { plan: Plan; guide: Guide; knownAt: string },
): Promise<Finding[]> {
  const groups = listsOf(intake, plan, knownAt);
  const findings = coverRegisters(groups, guide);
  for (const lists of groups)
    findings.push(
      ...(lists.some(({ held }) => held)
        ? await doubtsHeld(warehouse, lists, guide)
        : doubtsInLives(lists, guide)),
    );
  return findings;
}

/** What is doubtful in lives of which the warehouse alone has the events: it finds the things, and their lives are then told as those of small lists are. */
async function doubtsHeld(warehouse: Warehouse, all: ListOfFile[], { registers }: Guide): Promise<Finding[]> {
  const lists = all.filter(({ isWithdrawn }) => !isWithdrawn);
  const register = registers.get(lists[0]?.register ?? "");
  if (!register) return [];
  const found: Finding[] = [];
  await warehouse.run(`create table uneven as ${unevenOf(lists, register)}`);
  await warehouse.run(`create table doubted as ${stepsOf(lists, register)}`);
  await warehouse.run("drop table uneven");
  for await (const own of livesOf(warehouse, lists, "select thing from doubted where again order by thing"))
    found.push(...own.flatMap(repeatsIn));
  await leaveOut(warehouse, lists, found);
  for await (const own of livesOf(warehouse, lists, "select thing from doubted where steps order by thing"))
    found.push(...doubtsOf(own, register).filter(({ code }) => code !== "thing-twice"));
  await warehouse.run("drop table doubted");
  await warehouse.run(`create table doubted as ${twinsOf(lists)}`);
  for await (const own of livesOf(warehouse, lists, "select thing from doubted order by alike, thing"))
    found.push(...doubtsOf(own, register).filter(({ code }) => code === "thing-twice"));
  await warehouse.run("drop table doubted");
  for (const [at, list] of lists.entries()) found.push(...(await goneHeld(warehouse, list, at, lists)));
  return [...told(found)];
}

/** The events of lists of which no later list tells, each with the place of its list in the order of arrival. */
function eventsOf(lists: ListOfFile[]): string {
  const places = lists.map(({ place }, at) => `when ${place} then ${at}`);
  const outdone = lists.flatMap((list, at) => {
    const later = laterThan(list, at, lists).map(daysOf);
    return later.length === 0 ? [] : `list = ${list.place} and (${later.join(" or ")})`;
  });
  return `(select *, case list ${places.join(" ")} end as sent from listed_event
    where list in (${lists.map(({ place }) => place)}) ${outdone.map((each) => `and not (${each})`).join(" ")})`;
}

/** That a list tells of an event's day. */
function daysOf({ from, until }: ListOfFile): string {
  return `day between ${quoted(from ?? BEGINNING)}::date and ${quoted(until)}::date`;
}

/** The place of a stage among those of the ladder, from 0; null of those in which a thing is no more in the register. */
function placeOfStage({ ranks }: KeptRegister): { place: string; places: number } {
  const ordered = [...new Set(ranks.values())].sort((a, b) => a - b);
  const places = [...ranks].map(
    ([stage, rank]) => `when ${quoted(stage)}::stage_id then ${ordered.indexOf(rank)}`,
  );
  return { place: `(case stage ${places.join(" ")} end)::tinyint`, places: ordered.length };
}

/**
 * The things that do not climb step by step, each on a later day, with one name and in one area, and perhaps leave at last: few, and found without
 * putting all events in order.
 */
function unevenOf(lists: ListOfFile[], register: KeptRegister): string {
  const { place, places } = placeOfStage(register);
  const days = Array.from({ length: places }, (_, at) => `d${at}`);
  const climbs = days.slice(1).map((day, at) => `coalesce(${days[at]} < ${day}, true)`);
  return `select thing from (
      select *, list_count([${days}]) as ranked, list_max([${days}]) as highest
      from (
        select thing, count(*) as events, min(named) = max(named) and min(area) = max(area) as is_same,
          max(place) - min(place) + 1 as height, max(day) filter (place is null) as gone,
          ${days.map((day, at) => `min(day) filter (place = ${at}) as ${day}`)}
        from (select thing, named, area, day, ${place} as place from ${eventsOf(lists)})
        group by thing
      )
    )
    where not (${["is_same", "coalesce(height = ranked, false)", ...climbs].join(" and ")}
      and (events = ranked or events = ranked + 1 and coalesce(gone > highest, false)))`;
}

/** The uneven things of which a step may be told, or a row may say the same as another. */
function stepsOf(lists: ListOfFile[], register: KeptRegister): string {
  return `select thing, bool_or(step) as steps, bool_or(same) as again from (
      select thing, day = day_before and list = list_before as same,
        named <> named_before
        or rank is null and rank_before is null and stage is distinct from stage_before
        or rank_before is not null and (rank > rank_before + 1 or rank < rank_before or area <> area_before) as step
      from (
        select *, lag(named) over life as named_before, lag(area) over life as area_before,
          lag(stage) over life as stage_before, lag(rank) over life as rank_before,
          lag(day) over life as day_before, lag(list) over life as list_before
        from (
          select thing, named, area, stage, day, list, sent, number, ${placeOfStage(register).place} as rank
          from ${eventsOf(lists)}
          where thing in (select thing from uneven)
        )
        window life as (partition by thing order by day, sent, number)
      )
    )
    where step or same
    group by thing`;
}

/** The things that share a name. */
function twinsOf(lists: ListOfFile[]): string {
  const called = `(from called_as where list in (${lists.map(({ place }) => place)}))`;
  return `select distinct thing, alike from ${called}
    where alike in (select alike from ${called} group by alike having min(thing) <> max(thing))`;
}

const eventRow = z.strictObject({
  list: z.number(),
  number: z.string(),
  thing: z.string(),
  named: z.string(),
  area: z.string(),
  stage: z.string(),
  day: z.string(),
  owner: z.string().nullable(),
});

/** The lists with the events of some things, some of them at a time. */
async function* livesOf(warehouse: Warehouse, lists: ListOfFile[], things: string) {
  await warehouse.run(
    `create table looked_at as select thing, row_number() over () as turn from (${things})`,
  );
  for (let from = 0; ; from += PAGE) {
    // Their events first, so that words are looked up for them alone.
    await warehouse.run(`create or replace table looked_at_event as from ${eventsOf(lists)}
      where thing in (select thing from looked_at where turn > ${from} and turn <= ${from + PAGE})`);
    const rows = await warehouse.query(
      eventRow,
      `select list, number, known_thing.word as thing, known_name.word as named, area::varchar as area, stage::varchar as stage,
        day::varchar as day, whose.word as owner
      from looked_at_event as event
      join known_thing on known_thing.id = event.thing
      join known_name on known_name.id = event.named
      left join known_thing as whose on whose.id = event.owner
      order by sent, number`,
    );
    if (rows.length === 0) break;
    yield lists.map((list) => ({
      ...list,
      events: rows
        .filter((row) => row.list === list.place)
        .map(({ number, list: _, ...row }) => ({
          ...{ ...row, register: list.register },
          place: placeIn(list, Number(number), list.in.loader.records?.area),
        })),
    }));
  }
  await warehouse.run("drop table looked_at");
  await warehouse.run("drop table looked_at_event");
}

/** What a list leaves out that an earlier one had told of its days, each thing by the last that had told of it. */
async function goneHeld(
  warehouse: Warehouse,
  list: ListOfFile,
  at: number,
  lists: ListOfFile[],
): Promise<Finding[]> {
  const together = toldWith(list, lists);
  const earlier = lists.slice(0, at).filter((other) => other.in !== list.in);
  if (!together || earlier.length === 0) return [];
  const later = laterThan(list, at, lists).map((other) => `and not (${daysOf(other)})`);
  const order = earlier.map(({ place }, index) => `when ${place} then ${index}`);
  const rows = await warehouse.query(
    z.strictObject({ list: z.number(), count: z.string(), names: z.array(z.string()) }),
    `select list, count(*) as count, arg_min(named, number, ${NAMED}) as names
    from (
      select thing, max_by(list, case list ${order.join(" ")} end) as list, max_by(word, number) as named, max(number) as number
      from listed_event join known_name on id = named
      where list in (${earlier.map(({ place }) => place)}) and ${daysOf(list)} ${later.join(" ")}
        and thing not in (select thing from listed_event where list in (${together.map(({ place }) => place)}))
      group by thing
    )
    group by list order by list desc`,
  );
  return rows.flatMap(({ list: place, count, names }) => {
    const other = earlier.find((each) => each.place === place);
    return other ? [goneFrom(list, other, names, Number(count))] : [];
  });
}

/** Leaves out the rows that say what one before them says. */
async function leaveOut(warehouse: Warehouse, lists: ListOfFile[], found: Finding[]): Promise<void> {
  const rows = found.flatMap(({ code, file, place }) => {
    const list = lists.find((each) => each.in.path === file)?.place;
    return code === "row-repeated" && place && "record" in place ? [{ list, number: place.record }] : [];
  });
  if (rows.length === 0) return;
  await warehouse.append("repeated", { columns: { list: "integer", number: "bigint" }, rows });
  await warehouse.run(
    "delete from listed_event where (list, number) in (select (list, number) from repeated)",
  );
  await warehouse.run("drop table repeated");
}

/** A row's cell in the column of a field. */
export function placeIn(
  { in: { loader } }: Pick<ListOfFile, "in">,
  record: number,
  field = "",
): { record: number; column: string } {
  return { record, column: loader.columns[field]?.words[0] ?? "" };
}

/** Rows of a list that say the same as one before them, or share with it all but whose the thing is. */
function repeatsIn(list: ListOfFile): Finding[] {
  const known = new Map<string, Map<string | null, number>>();
  return list.events.flatMap((event): Finding[] => {
    const { thing, named, area, stage, day, owner } = event;
    const key = [thing, fold(named), area, stage, day].join("\n");
    const same = known.get(key) ?? new Map<string | null, number>();
    known.set(key, same);
    const [first] = same.values();
    const before = same.get(owner) ?? first;
    const code = same.has(owner) ? "row-repeated" : "number-shared";
    if (!same.has(owner)) same.set(owner, numberOf(event));
    const field = list.in.loader.records?.identity[0];
    const at = (number: number) => placeIn(list, number, field);
    const about = { file: list.in.path, place: at(numberOf(event)), text: named, detail: "", period: null };
    return before === undefined ? [] : [{ code, ...about, among: [at(before)] }];
  });
}
