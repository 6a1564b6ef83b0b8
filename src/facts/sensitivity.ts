import { z } from "zod";
import { SCENARIOS } from "../plan/scenario.ts";
import type { Warehouse } from "../warehouse/open.ts";

const suppositionRow = z.strictObject({
  kind: z.enum(SCENARIOS),
  /** These four null where a line's score is supposed. */
  indicator: z.string().nullable(),
  area: z.string().nullable(),
  /** Blank where a source is left out. */
  period: z.string().nullable(),
  source: z.string().nullable(),
  /** The line of a scheme that nobody has assessed; null where a figure is supposed. */
  line: z.string().nullable(),
});
/** What a scenario supposes: of which figure, or of which source of an area's figures. */
export type Supposition = z.infer<typeof suppositionRow>;

const flipRow = suppositionRow.extend({
  scenario: z.number(),
  /** The target whose verdict it turns; null for a grade. */
  target: z.string().nullable(),
  /** The fact that the verdict or grade is fragile, the fact that it turns, and what that is in the scenario. */
  fragile: z.string(),
  fact: z.string(),
  flipped: z.string(),
  /** What the figure that is judged would be then, or the one to the end of the supposed period; null where no fact says so. */
  figure: z.string().nullable(),
});
/** One verdict or grade that a scenario turns. */
export type SensitivityFlip = z.infer<typeof flipRow>;

const triedRow = suppositionRow.extend({
  scenario: z.number().nullable(),
  bounded: z.boolean(),
  fact: z.string().nullable(),
  flipped: z.string().nullable(),
});
/** A scenario that was tried, once for each verdict or grade that it turns; or what could not be tried, since a missing figure has no bound. */
export type Tried = z.infer<typeof triedRow>;

/** Reads what each scenario turns, in the order of the facts that it turns. */
export async function readSensitivityFlips(warehouse: Warehouse): Promise<SensitivityFlip[]> {
  return warehouse.query(
    flipRow,
    `with told as (
       select
         flip.scenario, coalesce(scenario.kind, score_supposed.kind) as kind,
         scenario.indicator, scenario.area, scenario.period, scenario.source, score_supposed.line,
         flip.target, flip.root || '/fragile' as fragile, flip.root || '/' || flip.aspect as fact,
         scenario_fact_id(flip.scenario, flip.root || '/' || flip.aspect) as flipped,
         scenario_fact_id(flip.scenario, 'indicator/' || scenario.indicator || '/' || scenario.area || '/') as figure,
         restated.figure_period,
         nullif(scenario.period, '') as supposed_period
       from sensitivity_flip as flip
       left join scenario on scenario.scenario = flip.scenario
       left join score_supposed on score_supposed.scenario = flip.scenario
       left join restated
         on restated.scenario = flip.scenario
         and restated.target = flip.target
         and restated.area = flip.area
     )
     select told.* exclude (figure_period, supposed_period) replace (coalesce(judged.fact, supposed.fact) as figure)
     from told
     left join fact as judged on judged.fact = told.figure || told.figure_period || '/actual'
     left join fact as supposed on supposed.fact = told.figure || told.supposed_period || '/actual'
     order by told.fact, told.scenario`,
  );
}

/** Reads every scenario with what it turns, and the sides on which missing figures have no bound. */
export async function readTried(warehouse: Warehouse): Promise<Tried[]> {
  return warehouse.query(
    triedRow,
    `select
       scenario.scenario, kind, indicator, scenario.area, nullif(scenario.period, '') as period, source, true as bounded,
       flip.root || '/' || flip.aspect as fact,
       scenario_fact_id(flip.scenario, flip.root || '/' || flip.aspect) as flipped
     from scenario
     left join sensitivity_flip as flip on flip.scenario = scenario.scenario
     union all by name
     select
       score_supposed.scenario, kind, score_supposed.line, true as bounded,
       flip.root || '/' || flip.aspect as fact,
       scenario_fact_id(flip.scenario, flip.root || '/' || flip.aspect) as flipped
     from score_supposed
     left join sensitivity_flip as flip on flip.scenario = score_supposed.scenario
     union all by name
     select
       null as scenario,
       case when (side.side = 'least') = (missing.direction = 'up') then 'worst' else 'best' end as kind,
       missing.indicator, missing.area, missing.period, missing.source, false as bounded
     from missing
     cross join (select unnest(['least', 'most']) as side) as side
     where if(side.side = 'least', missing.least, missing.most) is null
     order by scenario nulls last, indicator, area, period, kind, fact`,
  );
}
