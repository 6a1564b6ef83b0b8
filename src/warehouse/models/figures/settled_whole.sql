-- One area's indicator in a period of which every figure was decided on for one source: that source, whose observation counts there.
-- 各数都经裁定的时期
with
otherwise as (
  select whole.indicator, whole.area, whole.period
  from settled as whole
  join reporter
    on reporter.indicator = whole.indicator
    and reporter.area = whole.area
  join part_period as part
    on part.indicator = whole.indicator
    and part.period = whole.period
    and part.via = 'own'
  left join settled as of_part
    on of_part.indicator = whole.indicator
    and of_part.area = whole.area
    and of_part.period = part.part_period
  where of_part.source is distinct from whole.source
)
select
  indicator,
  area,
  period,
  source
from (
  select settled.*
  from settled
  anti join otherwise using (indicator, area, period)
)
