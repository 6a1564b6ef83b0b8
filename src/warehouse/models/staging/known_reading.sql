-- One reading in force: of the latest file that gives its figure, for a period not later than as-of.
select
  reading.*,
  known_cover.basis
from reading
join known_cover
  on known_cover.file = reading.file
  and known_cover.area = reading.area
  and known_cover.period = reading.period
  and known_cover.source = reading.source
  and known_cover.subject in ('', reading.indicator)
where known_cover.in_force
qualify rank() over (
  partition by reading.indicator, reading.area, reading.period, reading.source
  order by known_cover.arrived desc, known_cover.place desc
) = 1
