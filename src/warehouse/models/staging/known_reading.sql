-- One reading in force: of the latest file that gives its figure, for a period not later than as-of; what a later file leaves out still counts, and what was withdrawn does not.
-- 有效的读数
-- view
with
-- What more than one file speaks for; all else is of the only one.
contested as (
  select area, period, source
  from known_cover
  group by area, period, source
  having min(file) <> max(file)
),
given as not materialized (
  select reading.*, known_cover.basis, known_cover.arrived, known_cover.place as file_place
  from reading
  join known_cover
    on known_cover.file = reading.file
    and known_cover.area = reading.area
    and known_cover.period = reading.period
    and known_cover.source = reading.source
    and known_cover.subject in ('', reading.indicator)
  where not known_cover.is_set_aside
    and reading.reading not in (select reading from withdrawn_reading)
)
select
  reading,
  file,
  indicator,
  area,
  period,
  part,
  source,
  source_kind,
  series,
  place,
  text,
  growth_unit,
  zones,
  value,
  digit,
  basis
from (
  select given.* exclude (arrived, file_place)
  from given
  anti join contested using (area, period, source)
  union all
  select given.* exclude (arrived, file_place)
  from given
  semi join contested using (area, period, source)
  qualify rank() over (
    partition by given.indicator, given.area, given.period, given.source
    order by given.arrived desc, given.file_place desc
  ) = 1
)
