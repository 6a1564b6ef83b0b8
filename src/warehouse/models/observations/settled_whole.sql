-- One area's indicator in a period of which every figure was decided on: the source whose observation counts there.
select settled.*
from settled
where (indicator, area, period) not in (
  select (part.indicator, part.area, part.period)
  from part
  where part.via = 'own'
    and (part.indicator, part.area) in (select (indicator, area) from settled)
    and (part.indicator, part.part_area, part.part_period) not in (
      select (indicator, area, period) from settled
    )
)
