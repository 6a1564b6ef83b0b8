-- One part of a whole of which some parts were decided on: one area's in one period, the source that was decided for where it was, and how many parts the whole is to have.
-- 经裁定的部分
with
decided as (
  select settled.*
  from settled
  semi join (select * from figure where scenario = 0) as figure
    on figure.indicator = settled.indicator
    and figure.area = settled.area
    and figure.period = settled.period
    and figure.source = settled.source
),
whole as (
  select distinct decided.indicator, if(part_period.via = 'areas', run.city, decided.area) as area, part_period.period
  from decided
  cross join run
  join reporter
    on reporter.indicator = decided.indicator
    and reporter.area = decided.area
  join part_period
    on part_period.indicator = decided.indicator
    and part_period.part_period = decided.period
  where part_period.via = 'own'
    or reporter.adds
),
-- Periods first: there are few such wholes among many reporters.
divided as materialized (
  select whole.*, part_period.via, part_period.part_period, part_period.expected
  from whole
  join part_period
    on part_period.indicator = whole.indicator
    and part_period.period = whole.period
)
select
  indicator,
  area,
  period,
  via,
  part_period,
  expected,
  part_area,
  source
from (
  select divided.*, reporter.area as part_area, decided.source
  from divided
  cross join run
  join reporter
    on reporter.indicator = divided.indicator
    and if(divided.via = 'areas', reporter.adds and divided.area = run.city, reporter.area = divided.area)
  left join decided
    on decided.indicator = divided.indicator
    and decided.area = reporter.area
    and decided.period = divided.part_period
)
