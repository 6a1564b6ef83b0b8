import { parsePeriod } from "../../../src/plan/period.ts";
import { readPlan } from "../../../src/plan/read.ts";
import { SCENARIOS } from "../../../src/plan/scenario.ts";
import { fillWarehouse } from "../../../src/warehouse/fill.ts";
import { readModels, runModels } from "../../../src/warehouse/models.ts";
import { Warehouse } from "../../../src/warehouse/open.ts";

/** What the models of a plan took. */
export interface Timed {
  figures: number;
  facts: number;
  /** How many scenarios were tried, and how many figures and verdicts they touch. */
  scenarios: number;
  touched: number;
  /** Of all models together. */
  seconds: number;
  /** Of the process, MiB. */
  peak: number;
  /** The longest first. */
  models: { model: string; seconds: number }[];
}

/**
 * Fills a warehouse with the plan of a folder and a figure for all that is owed, one in fifty of them rounded, and times its
 * models: of scenario 0 alone, or of all scenarios.
 */
export async function timeModels(folder: string, scenarios: boolean): Promise<Timed> {
  const plan = readPlan(folder);
  const asOf = parsePeriod(plan.head.as_of);
  if (!asOf) throw new Error("the plan has no bounds");
  const warehouse = await Warehouse.open();
  const received = { files: [], readings: [], states: [], findings: [], records: [], large: [] };
  const run = { asOf, knownAt: "9999-12-31", version: "bench" };
  await fillWarehouse(warehouse, plan, received, run, scenarios ? SCENARIOS : []);
  for (const statement of OWED) await warehouse.run(statement);
  const models: Timed["models"] = [];
  for (const model of await readModels(warehouse)) {
    const from = performance.now();
    await runModels(warehouse, [model]);
    models.push({ model: model.name, seconds: (performance.now() - from) / 1000 });
  }
  const [counted] = await warehouse.query<{ figures: string; facts: string }>(
    "select (select count(*) from reading) as figures, (select count(*) from fact) as facts",
  );
  const [tried] = await warehouse.query<{ scenarios: string; touched: string }>(
    `select (select count(*) from scenario) as scenarios,
       (select count(*) from observation where scenario <> 0) + (select count(*) from attainment where scenario <> 0) as touched`,
  );
  warehouse.close();
  return {
    figures: Number(counted?.figures),
    facts: Number(counted?.facts),
    scenarios: Number(tried?.scenarios),
    touched: Number(tried?.touched),
    seconds: models.reduce((sum, { seconds }) => sum + seconds, 0),
    peak: Math.round(process.resourceUsage().maxRSS / 1024),
    models: models.sort((a, b) => b.seconds - a.seconds),
  };
}

/** A form of each area for each period that is due, and in it a figure, or two parts, of each indicator that applies. */
const OWED = [
  `insert into file
   select
     area.area || '/' || due.period, area.area || '/' || due.period || '.csv', 'county-list', '报表', area.area, area.area,
     due.due, 'demonstration', row_number() over (order by due.period, area.place)
   from area cross join due
   where area.kind in ('county', 'zone')`,
  `insert into cover
   select area.area || '/' || due.period, area.area, due.period, 'area', 'area', '', null, true
   from area cross join due
   where area.kind in ('county', 'zone')`,
  `insert into reading
   with drawn as (
     select
       indicator.indicator, applicability.area, due.period, indicator.denominator <> '' as is_ratio,
       hash(indicator.indicator, applicability.area, due.period) as draw
     from indicator
     join applicability on applicability.indicator = indicator.indicator
     join area on area.area = applicability.area
     cross join due
     where indicator.periods <> 'none' and area.kind in ('county', 'zone')
   ),
   written as (
     select *, 'denominator' as part, 100 + draw % 900 as value from drawn where is_ratio
     union all
     select *, 'numerator', (100 + draw % 900) * (90 + draw // 900 % 11) // 100 from drawn where is_ratio
     union all
     select *, 'value', draw % 100 from drawn where not is_ratio
   )
   select
     row_number() over () - 1, area || '/' || period, indicator, area, period, part, 'area', 'area', '',
     'A1', value, value, if(draw % 50 = 0, 0.1, 1)
   from written`,
];
