-- One reporting period whose figures go into one of a whole: indicator, period of the part, whole period, and `via`: of an area itself, or of the city that adds areas up.
-- 整体时期的组成时期
with
reporting as (
  select
    indicator.indicator,
    indicator.periods,
    period.period,
    period.first,
    period.last,
    period.last = period.year_first + 11 as ends_year
  from indicator
  cross join due
  join period on period.period = due.period
  where indicator.periods <> 'none'
),
part as (
  select
    reporting.indicator,
    reporting.period as part_period,
    observation_period.period
  from reporting
  join observation_period
    on reporting.last <= observation_period.closes
    and case reporting.periods
      -- A sum is of the whole year only where its first period is reported too.
      when 'sum' then reporting.first >= observation_period.opens and observation_period.covered
      when 'to-date' then reporting.last = observation_period.closes
        or (reporting.ends_year and reporting.first >= observation_period.opens)
      else reporting.last = observation_period.closes
    end
  where observation_period.kind = 'year'
    or observation_period.period in (select period from due)
    or (reporting.indicator, observation_period.period) in (select indicator, period from target)
),
adding as (
  select indicator, count(*) as areas
  from reporter
  where adds
  group by indicator
)
select
  indicator,
  part_period,
  period,
  via,
  expected
from (
  select
    part.*,
    'own' as via,
    count(*) over (partition by part.indicator, part.period) as expected
  from part
  union all
  select
    part.*,
    'areas' as via,
    cast(sum(adding.areas) over (partition by part.indicator, part.period) as bigint)
  from part
  join adding on adding.indicator = part.indicator
)
