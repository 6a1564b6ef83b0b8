-- One figure of an area whose parts do not all count the zones inside it as those of an earlier figure do: indicator, area, period, earlier period (none where it is by itself) and scenario.
-- 功能区口径断点
with
figure as (
  select effective_observation.indicator, effective_observation.area, effective_observation.period, effective_observation.scenario, effective_observation.zones_least, effective_observation.zones_most, effective_observation.basis
  from effective_observation
  where effective_observation.area in (select county from inside)
    and effective_observation.zones_least is not null
),
compared as (
  select
    figure.*,
    against.yearly,
    earlier.period as earlier,
    earlier.zones_least as earlier_least,
    earlier.zones_most as earlier_most,
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
-- The first and the last of the words that parts give: all that a rule may ask of them.
named as (
  select
    *,
    unnest([zones_least, zones_most]) as zones,
    unnest([earlier_least, earlier_most]) as last_zones
  from compared
)
select
  indicator,
  area,
  period,
  earlier,
  scenario,
  yearly,
  'zones-break' as method,
  zones_break(zones, last_zones) as kind,
  greatest(basis, earlier_basis) as basis
from named
group by indicator, area, period, earlier, scenario, yearly, basis, earlier_basis
having zones_break(zones, last_zones) is not null
