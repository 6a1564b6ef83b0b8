-- One finding that only figures held against others give: the reading at which it is told, those that it is held against, and why.
-- 经对照发现的问题
with
-- A figure from the start of the year does not fall within the year.
cumulative as (
  select
    known_reading.*,
    lag(known_reading.reading) over year_so_far as before,
    lag(known_reading.value) over year_so_far as before_value,
    lag(known_reading.series) over year_so_far as before_series
  from known_reading
  join indicator on indicator.indicator = known_reading.indicator
  join period on period.period = known_reading.period
  where indicator.periods = 'to-date'
    and known_reading.part in ('numerator', 'value')
  window year_so_far as (
    partition by
      known_reading.indicator, known_reading.area, known_reading.source, known_reading.part, period.year_first
    order by period.last, period.first desc
  )
),
-- Figures as they were read, as numbers that are near enough for a doubt; made once, with the period a year before, so that
-- last year's are found by all keys at once.
read as materialized (
  select
    period.prior,
    figure.indicator,
    figure.area,
    figure.period,
    figure.source,
    figure.source_kind,
    figure.denominator,
    figure.series_least,
    figure.series_most,
    coalesce(
      cast(figure.value as double),
      cast(figure.numerator * indicator.scale as double) / nullif(cast(figure.denominator as double), 0)
    ) as amount,
    coalesce(figure.numerator_reading, figure.value_reading) as reading,
    figure.denominator_reading
  from figure
  join indicator on indicator.indicator = figure.indicator
  join period on period.period = figure.period
  where figure.scenario = 0
    and coalesce(figure.numerator_reading, figure.value_reading) not like '%|%'
),
yearly as (
  select
    read.*,
    last.amount as last_amount,
    last.denominator as last_denominator,
    last.reading as last_reading,
    last.denominator_reading as last_denominator_reading
  from read
  join read as last
    on last.indicator = read.indicator
    and last.area = read.area
    and last.source = read.source
    and last.period = read.prior
    and one_series(read.series_least, read.series_most, last.series_least, last.series_most)
),
judged as (
  select
    yearly.*,
    limits.shrink,
    case indicator.trend
      when 'percent' then abs(amount - last_amount) * 100 > limits.jump * abs(last_amount)
      else abs(amount - last_amount) > limits.jump
    end as jumps,
    case indicator.direction when 'up' then amount > last_amount else amount < last_amount end as better,
    indicator.decimals
  from yearly
  join indicator on indicator.indicator = yearly.indicator
  join limits on limits.indicator = yearly.indicator
),
-- Rates of one form that are exactly what a target asks for; one of none or all is what many reach.
exact as (
  select
    read.area,
    read.period,
    count(*) as rates,
    count(*) filter (equal) as equals,
    list(read.reading order by read.indicator) filter (equal) as readings
  from (
    select
      read.*,
      bool_or(round(read.amount, indicator.decimals) = target.goal) as equal
    from read
    join indicator on indicator.indicator = read.indicator
    join target on target.indicator = read.indicator
    join period on period.period = read.period
    join period as aim on aim.period = target.period
    where read.source_kind = 'area'
      and indicator.denominator <> ''
      and target.goal > 0
      and target.goal_by = ''
      and target.goal < indicator.scale
      and period.first >= aim.first
      and period.last <= aim.last
    group by all
  ) as read
  group by read.area, read.period
)
select 'to-date-falls' as code, reading, [before] as others, regexp_replace(cast(before_value as varchar), '\.?0+$', '') as detail
from cumulative
where value < before_value
  and series = before_series
union all
select 'figure-jumps', reading, [denominator_reading, last_reading, last_denominator_reading], cast(round(last_amount, decimals) as varchar)
from judged
where jumps
union all
select 'denominator-shrinks', reading, [denominator_reading, last_reading, last_denominator_reading], cast(round(last_amount, decimals) as varchar)
from judged
where last_denominator > 0
  and better
  and denominator * 100 < last_denominator * (100 - shrink)
union all
select 'equals-targets', readings[1], readings[2:], equals || '/' || rates
from exact
where equals >= 3 and equals * 2 >= rates
