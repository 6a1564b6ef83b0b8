-- One count of areas whose figure went up or down, or which pull the whole up or down: of an indicator in its last period, by the aspect that is counted.
-- 升降的地区数
with
moving as (
  select trend.indicator, trend.period, 'yoy' as counted, trend.area, trend.change as change, trend.basis
  from trend
  join latest on latest.indicator = trend.indicator and latest.period = trend.period
  join area on area.area = trend.area
  where area.kind in ('county', 'zone')
    and not trend.broken
    and trend.complete
    and trend.change_divisor > 0
  union all
  select indicator, period, aspect || coalesce('/' || target, ''), contribution.area, amount, contribution.basis
  from contribution
  join area on area.area = contribution.area
  where area.kind in ('county', 'zone')
    and contribution.divisor > 0
    and contribution.aspect = 'gap-part'
)
select
  moving.indicator,
  run.city as area,
  moving.period,
  moving.counted,
  moves_up(moving.change) as up,
  moves_down(moving.change) as down,
  max(moving.basis) as basis
from moving
cross join run
group by moving.indicator, run.city, moving.period, moving.counted
having count(*) > 1
