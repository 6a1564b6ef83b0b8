-- One indicator whose city moved one way while every area with a change moved the other.
-- 总体与各地走向相反
with
moved as (
  select trend.indicator, trend.period, trend.area, trend.change, trend.basis, area.kind
  from trend
  join latest on latest.indicator = trend.indicator and latest.period = trend.period
  join area on area.area = trend.area
  where not trend.broken
    and trend.complete
    and trend.change_divisor > 0
)
select
  whole.indicator,
  whole.period,
  whole.area,
  reversal(whole.change, moved.change) as word,
  greatest(whole.basis, max(moved.basis)) as basis
from moved as whole
join moved
  on moved.indicator = whole.indicator
  and moved.period = whole.period
  and moved.kind in ('county', 'zone')
where whole.kind = 'city'
group by whole.indicator, whole.period, whole.area, whole.change, whole.basis
having reversal(whole.change, moved.change) is not null
