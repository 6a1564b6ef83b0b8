-- One figure of a file that was withdrawn, and whether another file still gives it.
-- 撤回的数
select distinct
  given.withdrawal,
  given.file,
  given.indicator,
  given.area,
  given.period,
  reported.indicator is not null as is_given
from (
  select withdrawn_reading.withdrawal, reading.file, reading.indicator, reading.area, reading.period, reading.source
  from withdrawn_reading
  join reading on reading.reading = withdrawn_reading.reading
  union
  select withdrawn_cover.withdrawal, cover.file, cover.subject, cover.area, cover.period, cover.source
  from withdrawn_cover
  join cover using (file, area, period, source, subject)
  where cover.counts
) as given
join period on period.period = given.period
cross join run
left join reported
  on reported.indicator = given.indicator
  and reported.area = given.area
  and reported.period = given.period
  and reported.source = given.source
where period.last <= run.last
