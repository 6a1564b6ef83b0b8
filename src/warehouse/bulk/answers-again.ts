import { z } from "zod";
import { showsDecimalComma } from "../../intake/answers/comma.ts";
import { beginAnew, numberOf } from "../../intake/answers/numbering.ts";
import type { KeptSurvey } from "../../intake/answers/survey.ts";
import type { Guide } from "../../intake/layout/guide.ts";
import { fold } from "../../intake/layout/sheet.ts";
import type { LargeFile } from "../../intake/receive.ts";
import type { Warehouse } from "../open.ts";
import { type Asked, textsAgain } from "./answer-sheets.ts";
import { textRow } from "./irregular-rows.ts";

/** How many sheets that are not plain are held at once. */
const PAGE = 50_000;

/** By what the sheets of a list are read. */
interface By {
  asked: Asked[];
  survey: KeptSurvey;
  guide: Guide;
}

/**
 * Makes the view of all sheets, in which those of units that are there more than once are to be read one by one too; whether a number is of
 * one unit within its area alone, and in which questions commas stand before decimals.
 */
export async function setAside(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  { asked, survey, guide }: By,
): Promise<{ isByArea: boolean; commas: Set<string> }> {
  const { found, file } = large;
  const commas = await appendOdd(warehouse, large, table, { asked, survey, guide });
  const isByArea = await beginsAnew(warehouse, table);
  await warehouse.run(`create table ${table}_again as
    select unit from ${table} where odd is null group by unit${isByArea ? ", area" : ""} having count(*) > 1
    union
    select unit from ${table}_odd`);
  const either = asked.filter(({ question }) => commas.has(question.id));
  // A number of three decimals as a comma before them would make it.
  const mayBeEither = either.map(({ position }) => `q${position} % 10 <> 0`).join(" or ") || "false";
  const texts = textsAgain(found.heads().length, found.columns, file.loader, asked);
  await warehouse.run(`create view ${table}_sheet as
    select * exclude (odd),
      case when odd is null and (${mayBeEither} or unit in (select unit from ${table}_again)) then [${texts}] else odd end as odd
    from ${table}_numbered`);
  return { isByArea, commas };
}

/** Enters the units of sheets that are not plain, with their numbers and areas; the questions in which one has a comma before its decimals. */
async function appendOdd(
  warehouse: Warehouse,
  { found, file }: LargeFile,
  table: string,
  { asked, survey, guide }: By,
): Promise<Set<string>> {
  const { answers } = file.loader;
  const position = found.columns.get(answers?.unit ?? "") ?? 0;
  const rows: { unit: string; counts: boolean; number: number | null; area: string | null }[] = [];
  const commas = new Set<string>();
  await takeOdd(warehouse, `${table}_numbered`, (_, texts) => {
    const row = found.read(textRow(0, texts));
    const numbered = row && answers && numberOf(row, survey, answers, guide);
    const { number = null, area = null } = numbered ?? {};
    const unit = fold(texts[position] ?? "").toUpperCase();
    rows.push({ unit, counts: numbered !== undefined, number, area });
    for (const { question, position: at } of asked)
      if (showsDecimalComma(texts[at] ?? "")) commas.add(question.id);
  });
  const columns = { unit: "varchar", counts: "boolean", number: "bigint", area: "varchar" };
  await warehouse.append(`${table}_odd`, { columns, rows });
  return commas;
}

/** Hands on the sheets that are not plain, by the numbers of their records. */
export async function takeOdd(
  warehouse: Warehouse,
  view: string,
  take: (number: number, texts: (string | null)[]) => void,
): Promise<void> {
  for (let last = -1; ; ) {
    const page = await warehouse.query(
      z.strictObject({ number: z.string(), odd: z.array(z.string().nullable()) }),
      `select number, odd from ${view} where odd is not null and number > $1 order by number limit $2`,
      [last, PAGE],
    );
    for (const { number, odd } of page) take(Number(number), odd);
    if (page.length < PAGE) return;
    last = Number(page.at(-1)?.number);
  }
}

/** Whether the numbers of all sheets begin anew with each area. */
async function beginsAnew(warehouse: Warehouse, table: string): Promise<boolean> {
  const runs = await warehouse.query(
    z.strictObject({
      ...{ area: z.string().nullable(), all: z.number(), count: z.number() },
      ...{ least: z.number().nullable(), most: z.number().nullable() },
    }),
    `with each_unit as (
      select try_cast(if(regexp_full_match(unit, '[0-9]{1,9}'), unit, null) as bigint) as number, area_of.area::varchar as area
      from ${table} as sheet join area_of on area_of.word = sheet.area where odd is null
      union all
      select number, area from ${table}_odd where counts
    )
    select if(number is null, null, area) as area, count(*)::double as all, count(distinct number)::double as count,
      min(number)::double as least, max(number)::double as most
    from each_unit group by 1`,
  );
  const placed = runs.filter(({ area }) => area !== null);
  const unplaced = runs.find(({ area }) => area === null)?.all ?? 0;
  return beginAnew(
    placed.map(({ least, most, count }) => ({ least: least ?? 0, most: most ?? 0, count })),
    unplaced,
  );
}
