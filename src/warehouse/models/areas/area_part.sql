-- One area's part in a figure of the city that is put together from areas: indicator, period and area; `same` where it is all of the area's own figure.
-- 各地区在总体数中的部分
with
wanted as (
  select indicator, period from latest
  union
  select attainment.indicator, attainment.figure_period
  from attainment
  cross join run
  where attainment.area = run.city
    and attainment.scenario = 0
),
compared_period as (
  select wanted.indicator, wanted.period from wanted
  union
  select wanted.indicator, observation_period.prior
  from wanted
  join observation_period on observation_period.period = wanted.period
),
part_of as (
  select
    constituent.indicator,
    constituent.period,
    constituent.part_area as area,
    constituent.source,
    constituent.method,
    count(*) as present,
    sum(constituent.numerator) as numerator,
    sum(constituent.denominator) as denominator,
    sum(constituent.value) as value
  from compared_period
  cross join run
  join observation
    on observation.indicator = compared_period.indicator
    and observation.period = compared_period.period
    and observation.area = run.city
    and observation.via = 'areas'
    and observation.chosen
    and observation.scenario = 0
  join constituent
    on constituent.indicator = observation.indicator
    and constituent.period = observation.period
    and constituent.area = observation.area
    and constituent.source = observation.source
    and constituent.scenario = observation.scenario
    and constituent.via = observation.via
    and constituent.method = observation.method
  group by
    constituent.indicator,
    constituent.period,
    constituent.part_area,
    constituent.source,
    constituent.method
),
whole as (
  select observation.*
  from observation
  where observation.chosen
    and observation.scenario = 0
    and observation.period in (select period from compared_period)
)
select
  indicator,
  period,
  area,
  source,
  method,
  present,
  numerator,
  denominator,
  value,
  same
from (
  select
    part_of.*,
    -- Of what was put together by decision an area's part is its own figure where that says the same.
    own.present is not null
    and (
      own.source = part_of.source
      or (
        part_of.source = 'decided'
        and own.numerator is not distinct from part_of.numerator
        and own.denominator is not distinct from part_of.denominator
        and (part_of.value is null or own.amount = part_of.value * own.divisor)
      )
    ) as same
  from part_of
  left join whole as own
    on own.indicator = part_of.indicator
    and own.period = part_of.period
    and own.area = part_of.area
    and own.method = part_of.method
    and own.present = part_of.present
)
