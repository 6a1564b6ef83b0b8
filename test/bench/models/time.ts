import { parsePeriod } from "../../../src/core/period.ts";
import { nothingReceived } from "../../../src/intake/receive.ts";
import { readPlan } from "../../../src/plan/read.ts";
import { SCENARIOS } from "../../../src/plan/scenario.ts";
import { fillWarehouse } from "../../../src/warehouse/fill.ts";
import { type Model, readModels, runModels } from "../../../src/warehouse/models.ts";
import { Warehouse } from "../../../src/warehouse/open.ts";
import { queried } from "../../warehouse/query.ts";
import { askOf } from "./asked.ts";

/** What the models of a plan took. */
export interface Timed {
  figures: number;
  observations: number;
  /** How many scenarios were tried, and how many figures and verdicts they touch. */
  scenarios: number;
  touched: number;
  /** Of all models together, those that are views only made: by the clock, and of all cores. */
  seconds: number;
  cpu: number;
  /** Of the process until then, MiB. */
  peak: number;
  /** The longest first; two run at a time. */
  models: { model: string; seconds: number }[];
  /** How many are views. */
  views: number;
  /** What one area's facts and their operands then take, and what the count of all facts does; not without those asked for. */
  asked?: { facts: number; operands: number; seconds: number };
  all?: { facts: number; seconds: number };
}

/**
 * Fills a warehouse with the plan of a folder and a figure for all that is owed, one in fifty of them rounded, and times its
 * models: of scenario 0 alone, or of all scenarios. Those that may be views are, and of scenario 0 are then asked.
 */
export async function timeModels(folder: string, scenarios: boolean): Promise<Timed> {
  const plan = readPlan(folder);
  const asOf = parsePeriod(plan.head.as_of);
  if (!asOf) throw new Error("the plan has no bounds");
  const warehouse = await Warehouse.open();
  const run = { asOf, knownAt: "9999-12-31", version: "bench" };
  await fillWarehouse(warehouse, plan, nothingReceived(), run, scenarios ? SCENARIOS : []);
  for (const statement of OWED) await warehouse.run(statement);
  const models = await readModels(warehouse);
  const took: Timed["models"] = [];
  const before = process.cpuUsage();
  const seconds = await secondsOf(() => runModels(watched(warehouse, took), models, { views: true }));
  const { user, system } = process.cpuUsage(before);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  const [counted] = await queried<Record<"figures" | "observations" | "scenarios" | "touched", number>>(
    warehouse,
    `select
       (select count(*) from reading)::integer as figures,
       (select count(*) from observation where scenario = 0)::integer as observations,
       (select count(*) from scenario)::integer as scenarios,
       ((select count(*) from observation where scenario <> 0)
         + (select count(*) from attainment where scenario <> 0))::integer as touched`,
  );
  if (!counted) throw new Error("nothing was counted");
  const asked = scenarios ? {} : await timeAsked(warehouse, models);
  warehouse.close();
  return {
    ...counted,
    ...{ seconds, cpu: (user + system) / 1e6, peak, ...asked },
    views: models.filter(({ view }) => view).length,
    models: took.sort((a, b) => b.seconds - a.seconds),
  };
}

/** A warehouse whose models tell how long each took. */
function watched(warehouse: Warehouse, took: Timed["models"]): Warehouse {
  const runBeside = async (sql: string) => {
    const model = /^create \w+ "(\w+)"/.exec(sql)?.[1] ?? "";
    took.push({ model, seconds: await secondsOf(() => warehouse.runBeside(sql)) });
  };
  return Object.assign(Object.create(warehouse) as Warehouse, { runBeside });
}

/** Times what is asked of the views: the facts of a county with their operands, and a count of all facts. */
async function timeAsked(warehouse: Warehouse, models: Model[]): Promise<Pick<Timed, "asked" | "all">> {
  const [county] = await queried<{ area: string }>(
    warehouse,
    "select area from area where kind = 'county' order by place limit 1",
  );
  const ask = await askOf(warehouse, models, county?.area ?? "");
  const asked = { facts: 0, operands: 0, seconds: 0 };
  asked.seconds = await secondsOf(async () => {
    asked.facts = (await queried(warehouse, ask.facts)).length;
    asked.operands = (await queried(warehouse, ask.operands)).length;
  });
  const all = { facts: 0, seconds: 0 };
  all.seconds = await secondsOf(async () => {
    const [row] = await queried<{ facts: number }>(warehouse, "select count(*)::integer as facts from fact");
    all.facts = row?.facts ?? 0;
  });
  return { asked, all };
}

async function secondsOf(run: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await run();
  return (performance.now() - from) / 1000;
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
