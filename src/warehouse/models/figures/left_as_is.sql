-- One figure that a scenario leaves as it is, of an area whose figures it changes: indicator, area, period and scenario.
-- 情形中不变的数
with
touched as (
  select observation.scenario, observation.indicator, observation.area
  from observation
  where scenario <> 0
    and (indicator, area) in (select indicator, area from bearing)
  union
  -- Where goals follow from the past of the whole, a scenario that changes that bears on every area, and the other way round.
  select observation.scenario, bearing.indicator, bearing.area
  from observation
  join bearing on bearing.indicator = observation.indicator
  cross join run
  where observation.scenario <> 0
    and bearing.follows_whole
    and (observation.area = run.city or bearing.area = run.city)
)
select
  indicator,
  area,
  period,
  source,
  scenario,
  via,
  method,
  source_kind,
  expected,
  present,
  numerator,
  denominator,
  amount,
  divisor,
  published_growth,
  growth_unit,
  growth_reading,
  series_least,
  series_most,
  zones_least,
  zones_most,
  basis,
  chosen
from (
  select observation.* replace (touched.scenario as scenario)
  from touched
  join observation
    on observation.indicator = touched.indicator
    and observation.area = touched.area
    and observation.chosen
    and observation.scenario = 0
  anti join (select scenario, indicator, area, period from observation where scenario <> 0) as changed
    on changed.scenario = touched.scenario
    and changed.indicator = observation.indicator
    and changed.area = observation.area
    and changed.period = observation.period
)
