-- One area, period, source and subject that a known file speaks for, and whether it is in force there: not withdrawn, no month in the place of a longer period, and superseded by no later one of its form.
-- 可知文件的范围
with
given as (
  select
    cover.*,
    known_file.path,
    known_file.form,
    known_file.arrived,
    known_file.basis,
    known_file.place,
    withdrawn.file is not null as is_withdrawn
  from cover
  join known_file on known_file.file = cover.file
  join period on period.period = cover.period
  cross join run
  left join (select distinct file, area, period, source, subject from withdrawn_cover) as withdrawn
    on withdrawn.file = cover.file
    and withdrawn.area = cover.area
    and withdrawn.period = cover.period
    and withdrawn.source = cover.source
    and withdrawn.subject = cover.subject
  where period.last <= run.last
),
placed as (
  select
    *,
    by_month and bool_or(not by_month and not is_withdrawn) over (partition by form, area, period, source) as is_set_aside
  from given
)
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
  is_set_aside,
  not is_withdrawn and not is_set_aside and row_number() over (
    partition by is_withdrawn or is_set_aside, form, area, period, source, subject
    order by arrived desc, place desc
  ) = 1 as in_force
from placed
