-- One indicator, area, period and source whose figure is counted from the records of a file: how many, and how many passed.
with
spoken as (
  select
    known_cover.file,
    known_cover.subject as indicator,
    known_cover.area,
    known_cover.period,
    known_cover.source,
    known_cover.basis,
    known_cover.arrived,
    known_cover.place,
    period.ends,
    case indicator.periods
      when 'sum' then period.starts
      when 'to-date' then make_date(period.year_first // 12, period.year_first % 12 + 1, 1)
      else date '0001-01-01'
    end as counts_from
  from known_cover
  join period on period.period = known_cover.period
  join indicator on indicator.indicator = known_cover.subject
  where known_cover.counts
    and known_cover.in_force
)
select
  spoken.file,
  spoken.indicator,
  spoken.area,
  spoken.period,
  spoken.source,
  any_value(spoken.basis) as basis,
  any_value(spoken.arrived) as arrived,
  any_value(spoken.place) as place,
  any_value(spoken.counts_from) as counts_from,
  any_value(spoken.ends) as ends,
  any_value((select source_kind from record where record.file = spoken.file limit 1)) as source_kind,
  count(record.file) as total,
  count(record.file) filter (record.passed) as passed
from spoken
left join record
  on record.file = spoken.file
  and record.indicator = spoken.indicator
  and record.area = spoken.area
  and record.day between spoken.counts_from and spoken.ends
group by spoken.file, spoken.indicator, spoken.area, spoken.period, spoken.source
