import type { Plan } from "../../src/plan/plan.ts";
import type { Model } from "../../src/warehouse/models.ts";
import { runModels } from "../../src/warehouse/models.ts";
import { quoted, type Warehouse } from "../../src/warehouse/open.ts";

/** One thing that is otherwise in what was received, as SQL that makes it so; made without the models of scenarios. */
export interface Perturbation {
  /** `kind indicator area period source`. */
  name: string;
  indicator: string;
  /** The area whose own verdicts it is to turn; that of the whole city too where `sums`. */
  area: string;
  sums: boolean;
  sql: string[];
}

/** Verdicts by `target area`, and grades by `scheme subject`. */
export interface Judged {
  verdicts: Map<string, string>;
  grades: Map<string, string>;
}

const JUDGED = ["attainment", "score_grade"];
/** What a perturbation changes of what scores are made from. */
const SCORED = ["attainment", "held"];

/** The models that follow from readings in force, as far as verdicts and grades need them, in order. */
function following(models: Model[]): Model[] {
  return from(models, ["known_reading", "counted"], JUDGED).filter(({ name }) => name !== "known_reading");
}

/** The models that follow from some, as far as others need them, in order; `counted` is a model itself. */
function from(models: Model[], changes: string[], wanted: string[]): Model[] {
  const changed = new Set(changes);
  for (const { name, needs } of models) if (needs.some((need) => changed.has(need))) changed.add(name);
  const needed = new Set(wanted);
  for (const { name, needs } of models.toReversed())
    if (needed.has(name) && !changes.includes(name)) for (const need of needs) needed.add(need);
  return models.filter(({ name }) => changed.has(name) && needed.has(name));
}

/**
 * What the models make of what was received with these perturbations in it, of which no two are felt by one verdict: every
 * verdict; and, where `grades` are asked for, the grades of those whom each may give another, all that it does not touch being
 * as it is without any. Everything is put back after.
 */
export async function judgedWith(
  warehouse: Warehouse,
  models: Model[],
  perturbations: Perturbation[],
  { grades, plan }: { grades: boolean; plan: Plan },
): Promise<{ verdicts: Judged["verdicts"]; grades: Map<Perturbation, Judged["grades"]> }> {
  const graded = new Map<Perturbation, Judged["grades"]>();
  const changed = following(models);
  const scoring = from(changed, SCORED, ["score_grade"]).filter(({ name }) => !SCORED.includes(name));
  await warehouse.run("begin transaction");
  try {
    for (const name of SCORED) await warehouse.run(`create table "${name}_before" as from "${name}"`);
    for (const { sql } of perturbations) for (const statement of sql) await warehouse.run(statement);
    for (const { name } of changed) await warehouse.run(`drop table "${name}"`);
    const before = changed.filter((model) => !scoring.includes(model));
    await runModels(warehouse, before);
    const verdicts = await verdictsIn(warehouse);
    for (const name of SCORED) await warehouse.run(`create table "${name}_after" as from "${name}"`);
    for (const [place, batch] of (grades ? apart(perturbations, plan) : []).entries()) {
      const touched = batch.map(({ indicator, area, sums }) => {
        const areas = (sums ? [area, plan.head.city] : [area]).map(quoted).join(", ");
        return `(indicator = ${quoted(indicator)} and area in (${areas}))`;
      });
      const where = touched.join(" or ");
      for (const name of SCORED)
        await warehouse.run(
          `create or replace table "${name}" as
           from "${name}_after" where ${where} union all from "${name}_before" where not (${where})`,
        );
      for (const { name } of place > 0 ? scoring : []) await warehouse.run(`drop table "${name}"`);
      await runModels(warehouse, scoring);
      const found = [...(await gradesIn(warehouse))];
      for (const perturbation of batch) {
        const subjects = subjectsOf(perturbation, plan);
        const own = found.filter(([key]) => subjects.includes(key.split(" ")[1] ?? ""));
        graded.set(perturbation, new Map(own));
      }
    }
    return { verdicts, grades: graded };
  } finally {
    await warehouse.run("rollback");
  }
}

/** The verdicts and grades of a warehouse as they are published. */
export async function judgedIn(warehouse: Warehouse): Promise<Judged> {
  return { verdicts: await verdictsIn(warehouse), grades: await gradesIn(warehouse) };
}

function verdictsIn(warehouse: Warehouse): Promise<Judged["verdicts"]> {
  const select = "target || ' ' || area as key, status::varchar as word from attainment";
  return wordsOf(warehouse, `select ${select} where scenario = 0`);
}

function gradesIn(warehouse: Warehouse): Promise<Judged["grades"]> {
  const select = "scheme || ' ' || subject as key, grade as word from score_grade";
  return wordsOf(warehouse, `select ${select} where scenario = 0`);
}

async function wordsOf(warehouse: Warehouse, sql: string): Promise<Map<string, string>> {
  const rows = await warehouse.query<{ key: string; word: string }>(sql);
  return new Map(rows.map(({ key, word }) => [key, word]));
}

interface FigureRow {
  indicator: string;
  area: string;
  period: string;
  source: string;
}

interface ReadingRow extends FigureRow {
  reading: string;
  part: string;
  text: string;
  how: string;
  value: string;
  nature: string;
}

/** Every figure in force that is rounded as it is written, moved up and down by half a unit of its last digit. */
export async function rounded(warehouse: Warehouse, hows: string[]): Promise<Perturbation[]> {
  const rows = await warehouse.query<ReadingRow>(
    `select reading.reading, reading.part, reading.text, reading.value, reading.indicator, reading.area,
       reading.period, reading.source, coalesce(limits.nature, 'count') as nature
     from known_reading as reading
     left join limits on limits.indicator = reading.indicator
     where reading.part in ('value', 'numerator', 'denominator')`,
  );
  const figures = new Map<
    string,
    { row: ReadingRow; moves: { reading: string; half: string; part: string }[] }
  >();
  for (const row of rows) {
    const half = halfOf({ ...row, how: hows[Number(row.reading)] ?? "" });
    if (half === undefined) continue;
    const key = keyOf(row);
    const figure = figures.get(key) ?? { row, moves: [] };
    figures.set(key, figure);
    figure.moves.push({ reading: row.reading, half, part: row.part });
  }
  return [...figures].flatMap(([key, { row, moves }]) =>
    (["up", "down"] as const).map((side) => ({
      ...{ name: `rounding-${side} ${key}`, indicator: row.indicator, area: row.area, sums: true },
      sql: moves.map(({ reading, half, part }) => {
        const sign = (side === "up") === (part !== "denominator") ? "+" : "-";
        return `update known_reading set value = value ${sign} ${half} where reading = ${quoted(reading)}`;
      }),
    })),
  );
}

/** Half of what the last digit of a number as written is worth; undefined where the number is exact. */
function halfOf({ text, how, value, nature }: ReadingRow): string | undefined {
  const digits = text.normalize("NFKC").replaceAll(",", "");
  const decimals = /\d\.(\d+)/.exec(digits)?.[1]?.length ?? 0;
  const powers = [...how.matchAll(/(乘以|除以)1(0+)/g)].reduce(
    (sum, [, way, zeros = ""]) => sum + (way === "乘以" ? zeros.length : -zeros.length),
    how.includes("按单元格的百分比格式") ? 2 : 0,
  );
  const place = how.includes("去浮点尾数")
    ? -(value.replace(/0+$/, "").split(".")[1] ?? "").length
    : powers - decimals;
  if (place < -5 || (place === 0 && nature === "count")) return undefined;
  return place > 0 ? `5${"0".repeat(place - 1)}` : `0.${"0".repeat(-place)}5`;
}

/** Every figure that a plan asks for and nobody gave, at the least and at the most that it can be. */
export async function missing(warehouse: Warehouse, city: string): Promise<Perturbation[]> {
  const rows = await warehouse.query<
    FigureRow & {
      direction: string;
      ratio: boolean;
      scale: string;
      least: string | null;
      most: string | null;
      kind: string;
    }
  >(
    `with asked as (
       select distinct applicability.indicator, applicability.area, due.period
       from applicability
       join indicator on indicator.indicator = applicability.indicator and indicator.periods <> 'none'
       join area on area.area = applicability.area and area.kind <> 'reference'
       cross join run
       join period on period.last <= run.last
       join due on due.period = period.period
     ),
     source as (
       select indicator, any_value(source) as source, any_value(source_kind) as kind
       from (
         select reported.indicator, source, source_kind
         from reported
         join indicator on indicator.indicator = reported.indicator
         join period on period.period = reported.period and period.last >= (select last - 11 from run)
         where source_kind = indicator.authority
       )
       group by indicator
     )
     select asked.indicator, asked.area, asked.period, coalesce(source.source, indicator.authority) as source,
       coalesce(source.kind, indicator.authority) as kind,
       indicator.direction, indicator.denominator <> '' as ratio, indicator.scale, limits.least, limits.most
     from asked
     join indicator on indicator.indicator = asked.indicator
     join target on target.indicator = asked.indicator
     join period as goal on goal.period = target.period
     join period on period.period = asked.period and period.last >= goal.first - 12
     left join limits on limits.indicator = asked.indicator
     left join source on source.indicator = asked.indicator
     where not exists (
       select * from reported
       where reported.indicator = asked.indicator and reported.area = asked.area and reported.period = asked.period
         and reported.source = coalesce(source.source, indicator.authority)
     )
     group by all`,
  );
  return rows.flatMap(({ direction, ratio, scale, least, most, kind, ...row }) => {
    const bounds = { least: least ?? (ratio ? "0" : null), most: most ?? (ratio ? scale : null) };
    return (["least", "most"] as const).flatMap((side) => {
      const value = bounds[side];
      if (value === null) return [];
      const worst = (side === "least") === (direction === "up");
      return {
        ...{ name: `${worst ? "worst" : "best"} ${keyOf(row)}`, indicator: row.indicator, area: row.area },
        sums: row.area !== city,
        sql: [
          `insert into known_reading by name select ${[
            ["reading", `bound-${keyOf(row)}`],
            ["indicator", row.indicator],
            ["area", row.area],
            ["period", row.period],
            ["part", "value"],
            ["source", row.source],
            ["source_kind", kind],
            ["series", ""],
            ["text", value],
          ]
            .map(([name, text = ""]) => `${quoted(text)} as "${name}"`)
            .join(", ")}, ${value} as value, 1 as digit, 'assumption' as basis`,
        ],
      };
    });
  });
}

/** Every source of an area's figures left out wherever another gives one of the same reporting period. */
export async function leftOut(warehouse: Warehouse, city: string): Promise<Perturbation[]> {
  const rows = await warehouse.query<{ indicator: string; area: string; source: string }>(
    `select distinct indicator, area, source from reported
     qualify count(distinct source) over (partition by indicator, area) > 1
     order by all`,
  );
  const without = (indicator: string, area: string | null, source: string) => {
    const where = (table: string, column: string) => {
      const here = area === null ? "" : `and ${table}.area = ${quoted(area)}`;
      return `${table}.${column} = ${quoted(indicator)} ${here} and ${table}.source = ${quoted(source)}
        and exists (
          select * from reported as other
          where other.indicator = ${quoted(indicator)} and other.area = ${table}.area
            and other.period = ${table}.period and other.source <> ${table}.source
        )`;
    };
    return [
      `delete from known_reading where ${where("known_reading", "indicator")}`,
      `delete from known_cover where counts and ${where("known_cover", "subject")}`,
    ];
  };
  const own = rows.map(({ indicator, area, source }) => ({
    ...{
      name: `without-source ${keyOf({ indicator, area, period: "", source })}`,
      indicator,
      area,
      sums: false,
    },
    sql: without(indicator, area, source),
  }));
  const sums = new Map(
    rows.map(({ indicator, source }) => [`${indicator} ${source}`, { indicator, source }]),
  );
  const whole = [...sums.values()].map(({ indicator, source }) => ({
    ...{
      name: `without-source ${keyOf({ indicator, area: city, period: "", source })}`,
      indicator,
      area: city,
    },
    ...{ sums: false, sql: without(indicator, null, source) },
  }));
  return [...own.filter(({ area }) => area !== city), ...whole];
}

function keyOf({ indicator, area, period, source }: FigureRow): string {
  return [indicator, area, period, source].join(" ");
}

/** Whom a perturbation may give another grade: its area, the city where its figure goes into the city's, departments that answer. */
function subjectsOf({ indicator, area, sums }: Perturbation, plan: Plan): string[] {
  const areas = sums ? [area, plan.head.city] : [area];
  const targets = plan.targets.rows.filter((row) => row.indicator === indicator);
  const scored = plan.scoring.rows.some(({ about, of }) => about === "figure" && of.includes(indicator));
  if (targets.length === 0 && !scored) return [];
  const measures = new Set(targets.filter((row) => areas.includes(row.area)).map(({ measure }) => measure));
  const names = new Set(
    plan.measures.rows
      .filter(({ measure }) => measures.has(measure))
      .flatMap((row) => [...row.lead, ...row.responsible]),
  );
  const departments = plan.departments.rows.filter(({ name }) => names.has(name));
  return [...new Set([...areas, ...departments.map(({ department }) => department)])];
}

/** Perturbations that may give anyone another grade, in batches of which no two may give one subject another. */
function apart(perturbations: Perturbation[], plan: Plan): Perturbation[][] {
  const batches: { taken: Set<string>; of: Perturbation[] }[] = [];
  for (const perturbation of perturbations) {
    const subjects = subjectsOf(perturbation, plan);
    if (subjects.length === 0) continue;
    const free = batches.find(({ taken }) => !subjects.some((subject) => taken.has(subject)));
    const batch = free ?? { taken: new Set<string>(), of: [] };
    if (!free) batches.push(batch);
    batch.of.push(perturbation);
    for (const subject of subjects) batch.taken.add(subject);
  }
  return batches.map(({ of }) => of);
}

/**
 * Perturbations in groups of which no two can be felt by one verdict. What is left out of one area alone leaves the city's
 * figures otherwise than a scenario does, so that no other may be of the city. What no verdict rests on stands by the sides of
 * what may be otherwise with it.
 */
export function grouped(perturbations: Perturbation[], plan: Plan): Perturbation[][] {
  const groups: { taken: Set<string>; of: Perturbation[] }[] = [];
  const { city } = plan.head;
  for (const perturbation of perturbations) {
    const { name, indicator, area, sums } = perturbation;
    const whole = sums || area === city;
    const judged = subjectsOf(perturbation, plan).length > 0;
    const figure = name.slice(name.indexOf(" "));
    const own = whole ? indicator : `${indicator} ${area}`;
    const bars = judged ? [own, ...(whole ? [] : [`${indicator} whole`])] : [figure];
    const takes = judged ? [own, indicator, ...(whole ? [`${indicator} whole`] : [])] : [figure];
    const free = groups.find(({ taken }) => !bars.some((bar) => taken.has(bar)));
    const group = free ?? { taken: new Set<string>(), of: [] };
    if (!free) groups.push(group);
    group.of.push(perturbation);
    for (const each of takes) group.taken.add(each);
  }
  return groups.map(({ of }) => of);
}
