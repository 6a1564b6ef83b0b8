-- One area, period, source and subject that a known file speaks for, and whether a later one of its form supersedes it there.
-- 可知文件的范围
select
  file,
  area,
  period,
  source,
  source_kind,
  subject,
  zones,
  counts,
  path,
  form,
  arrived,
  basis,
  place,
  in_force
from (
  select
    cover.*,
    known_file.path,
    known_file.form,
    known_file.arrived,
    known_file.basis,
    known_file.place,
    row_number() over (
      partition by known_file.form, cover.area, cover.period, cover.source, cover.subject
      order by known_file.arrived desc, known_file.place desc
    ) = 1 as in_force
  from cover
  join known_file on known_file.file = cover.file
  join period on period.period = cover.period
  cross join run
  where period.last <= run.last
)
