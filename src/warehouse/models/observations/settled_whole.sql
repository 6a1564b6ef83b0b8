-- One area's indicator in a period of which every figure was decided on: the source whose observation counts there.
with
undecided as (
  select reporter.indicator, reporter.area, part_period.period
  from reporter
  join part_period on part_period.indicator = reporter.indicator and part_period.via = 'own'
  where (reporter.indicator, reporter.area) in (select indicator, area from settled)
    and (reporter.indicator, reporter.area, part_period.part_period) not in (
      select indicator, area, period from settled
    )
)
select settled.*
from settled
where (indicator, area, period) not in (select indicator, area, period from undecided)
