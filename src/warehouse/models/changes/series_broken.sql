-- One figure whose parts do not all follow the one series of an earlier figure's parts: indicator, area, period, earlier period (none where it is by itself) and scenario.
-- 口径断点
with
-- What follows one series everywhere is not looked at.
varied as (
  select indicator, area
  from effective_observation
  group by indicator, area
  having min(series_least) <> max(series_most)
),
figure as (
  select effective_observation.indicator, effective_observation.area, effective_observation.period, effective_observation.scenario, effective_observation.series_least, effective_observation.series_most, effective_observation.basis
  from effective_observation
  semi join varied using (indicator, area)
),
compared as (
  select
    figure.*,
    against.yearly,
    earlier.period as earlier,
    earlier.series_least as earlier_least,
    earlier.series_most as earlier_most,
    earlier.basis as earlier_basis
  from figure
  join against on against.period = figure.period
  left join figure as earlier
    on earlier.indicator = figure.indicator
    and earlier.area = figure.area
    and earlier.scenario = figure.scenario
    and earlier.period = against.earlier
  where against.yearly or earlier.period is not null
),
-- The first and the last of the names that parts give: all that a rule may ask of them.
named as (
  select
    *,
    unnest([series_least, series_most]) as series,
    unnest([earlier_least, earlier_most]) as last_series
  from compared
)
select
  indicator,
  area,
  period,
  earlier,
  scenario,
  yearly,
  'series-break' as method,
  series_break(series, last_series) as kind,
  greatest(basis, earlier_basis) as basis
from named
group by indicator, area, period, earlier, scenario, yearly, basis, earlier_basis
having series_break(series, last_series) is not null
