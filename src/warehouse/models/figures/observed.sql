-- One part of a figure as published, or of one of a scenario that turns something: what it is a part of, and its readings.
-- 数字的组成部分
with
-- What goes into a figure as published, or into one of a scenario: what that changes, and what it leaves as it is.
going as (
  select constituent.*
  from constituent
  where constituent.scenario = 0
    or (constituent.scenario, constituent.indicator, constituent.area, constituent.period) in (
      select (scenario, indicator, area, period) from scenario_figure
    )
  union all by name
  select constituent.* replace (scenario_figure.scenario as scenario)
  from scenario_figure
  join constituent
    on constituent.scenario = 0
    and constituent.indicator = scenario_figure.indicator
    and constituent.area = scenario_figure.area
    and constituent.period = scenario_figure.period
    and constituent.source = scenario_figure.source
    and constituent.via = scenario_figure.via
    and constituent.method = scenario_figure.method
  left join constituent as own
    on own.scenario = scenario_figure.scenario
    and own.indicator = constituent.indicator
    and own.area = constituent.area
    and own.period = constituent.period
    and own.source = constituent.source
    and own.via = constituent.via
    and own.method = constituent.method
    and own.part_area = constituent.part_area
    and own.part_period = constituent.part_period
  where own.scenario is null
    and (
      scenario_figure.source <> 'decided'
      or scenario_figure.scenario not in (select scenario from scenario where kind = 'without-source')
    )
)
select
  indicator,
  area,
  period,
  via,
  source,
  given_by,
  scenario,
  source_kind,
  part_area,
  part_period,
  expected,
  method,
  numerator,
  denominator,
  value,
  published_growth,
  growth_unit,
  numerator_reading,
  denominator_reading,
  value_reading,
  growth_reading,
  series_least,
  series_most,
  zones_least,
  zones_most,
  basis,
  root,
  tail,
  chosen
from (
  select
    constituent.*,
    scenario_fact_id(
      constituent.scenario,
      'indicator/' || constituent.indicator || '/' || constituent.area || '/' || constituent.period
    ) as root,
    case when observation.chosen then '/actual' else '/actual/' || constituent.source end as tail,
    observation.chosen
  from going as constituent
  join observation
    on observation.indicator = constituent.indicator
    and observation.area = constituent.area
    and observation.period = constituent.period
    and observation.source = constituent.source
    and observation.scenario = constituent.scenario
    and observation.via = constituent.via
    and observation.method = constituent.method
  union all by name
  select
    sum_part.* exclude (doubted, basis, part_area, part_period, expected, numerator, denominator, value),
    0 as scenario,
    'indicator/' || indicator || '/' || area || '/' || period as root,
    '/actual/' || source || '/areas' as tail,
    false as chosen
  from sum_part
)
