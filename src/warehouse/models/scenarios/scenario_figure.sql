-- One figure of a scenario that turns something: the figure that the scenario is about, and those on which what it turns rests.
-- 情形所涉的数
with
named as (
  select
    scenario,
    indicator,
    area,
    unnest([figure_period, last_period, broken_with, opening_period, last_year_period]) as period
  from restated
  union
  select restated.scenario, restated.indicator, run.city, restated.last_whole_period
  from restated
  cross join run
),
scored as (
  select scoring_of.item as indicator
  from scoring
  join scoring_of on scoring_of.line = scoring.line
  where scoring.about = 'figure'
)
select
  observation.scenario,
  observation.indicator,
  observation.area,
  observation.period,
  observation.source,
  observation.via,
  observation.method
from observation
join scenario on scenario.scenario = observation.scenario
cross join run
where observation.chosen
  and observation.scenario in (select scenario from sensitivity_flip)
  and (
    (observation.area = scenario.area and observation.period = scenario.period)
    or (observation.scenario, observation.indicator, observation.area, observation.period) in (
      select (scenario, indicator, area, period) from named
    )
    or (observation.scenario, observation.indicator, observation.area) in (
      select (scenario, indicator, area) from restated where season is not null
    )
    or (observation.period = run.as_of and observation.indicator in (select indicator from scored))
  )
