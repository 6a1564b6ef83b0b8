-- One indicator, area, period and source whose figure is counted from the records of a file: how many, and how many passed.
-- 按记录计数的数
with
-- What is counted from a register is counted from all its lists together.
listed as (
  select distinct register_list.file, register_count.indicator, register_count.register
  from register_list
  join register_count on register_count.register = register_list.register
),
spoken as (
  select
    known_cover.file,
    listed.register,
    known_cover.subject as indicator,
    known_cover.area,
    known_cover.period,
    known_cover.source,
    known_cover.source_kind,
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
  left join listed on listed.file = known_cover.file and listed.indicator = known_cover.subject
  where known_cover.counts
    and known_cover.in_force
    and known_cover.file not in (select file from answer_list)
),
of_register as (
  select spoken.register, spoken.indicator, spoken.area, spoken.period, sum(moment.total) as total, sum(moment.passed) as passed
  from (select distinct register, indicator, area, period, counts_from, ends from spoken) as spoken
  join moment
    on moment.indicator = spoken.indicator
    and moment.area = spoken.area
    and moment.day between spoken.counts_from and spoken.ends
  where spoken.register is not null
  group by spoken.register, spoken.indicator, spoken.area, spoken.period
),
-- Where fewer are at a level than may be told of: the register and the period, for the whole or its parts.
few as (
  select distinct of_register.register, of_register.period, of_register.area = run.city as is_whole
  from of_register
  join register_count on register_count.indicator = of_register.indicator
  join indicator on indicator.indicator = of_register.indicator
  cross join run
  where register_count.counted = 'rated'
    and if(indicator.denominator = '', of_register.total, of_register.passed) between 1 and register_count.least - 1
),
withheld as (
  select distinct spoken.indicator, spoken.area, spoken.period
  from spoken
  join register_count on register_count.indicator = spoken.indicator and register_count.counted = 'rated'
  cross join run
  join few
    on few.register = spoken.register
    and few.period = spoken.period
    and few.is_whole = (spoken.area = run.city)
)
select
  spoken.file,
  spoken.register,
  spoken.indicator,
  spoken.area,
  spoken.period,
  spoken.source,
  any_value(spoken.basis) as basis,
  any_value(spoken.arrived) as arrived,
  any_value(spoken.place) as place,
  any_value(spoken.counts_from) as counts_from,
  any_value(spoken.ends) as ends,
  any_value(spoken.source_kind) as source_kind,
  coalesce(sum(daily.total), 0) + coalesce(any_value(of_register.total), 0) as total,
  coalesce(sum(daily.passed), 0) + coalesce(any_value(of_register.passed), 0) as passed
from spoken
left join daily
  on daily.file::varchar = spoken.file
  and daily.indicator::varchar = spoken.indicator
  and daily.area::varchar = spoken.area
  and daily.day between spoken.counts_from and spoken.ends
left join of_register
  on of_register.register = spoken.register
  and of_register.indicator = spoken.indicator
  and of_register.area = spoken.area
  and of_register.period = spoken.period
where (spoken.indicator, spoken.area, spoken.period) not in (select (indicator, area, period) from withheld)
group by spoken.file, spoken.register, spoken.indicator, spoken.area, spoken.period, spoken.source
