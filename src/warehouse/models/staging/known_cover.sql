-- One area, period, source and subject that a known file speaks for, and whether it is in force there: not withdrawn, and no later one of its form supersedes it.
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
  is_withdrawn,
  in_force
from (
  select
    cover.*,
    known_file.path,
    known_file.form,
    known_file.arrived,
    known_file.basis,
    known_file.place,
    withdrawn.file is not null as is_withdrawn,
    withdrawn.file is null and row_number() over (
      partition by withdrawn.file is null, known_file.form, cover.area, cover.period, cover.source, cover.subject
      order by known_file.arrived desc, known_file.place desc
    ) = 1 as in_force
  from cover
  left join (select distinct file, area, period, source, subject from withdrawn_cover) as withdrawn
    on withdrawn.file = cover.file
    and withdrawn.area = cover.area
    and withdrawn.period = cover.period
    and withdrawn.source = cover.source
    and withdrawn.subject = cover.subject
  join known_file on known_file.file = cover.file
  join period on period.period = cover.period
  cross join run
  where period.last <= run.last
)
