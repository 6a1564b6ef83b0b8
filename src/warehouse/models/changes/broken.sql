-- One figure that is not to be compared with an earlier one, and why: indicator, area, period, earlier period (none where it is told of itself) and scenario; each cause has a model of its own.
-- 不可比的情况
-- view
select
  indicator,
  area,
  period,
  earlier,
  scenario,
  yearly,
  method,
  kind,
  basis
from (
  select * from series_broken
  union all by name
  -- Of several causes the first is told.
  select zones_broken.*
  from zones_broken
  left join series_broken as before
    on before.indicator = zones_broken.indicator
    and before.area = zones_broken.area
    and before.period = zones_broken.period
    and before.scenario = zones_broken.scenario
    and before.earlier is not distinct from zones_broken.earlier
  where before.indicator is null
)
