-- One chosen observation beside that of the same period a year before; no change is computed across a break, and `reason` says why there is none.
-- 同比
with
-- Its own table, so that the join with last year's is made on all keys at once.
dated as materialized (
  select
    observation.indicator,
    observation.area,
    observation.period,
    observation.amount,
    observation.divisor,
    observation.present = observation.expected as complete,
    observation.basis,
    observation_period.prior
  from observation
  join observation_period on observation_period.period = observation.period
  where observation.chosen
    and observation.scenario = 0
)
select
  observation.indicator,
  observation.area,
  observation.period,
  last.period as last_period,
  broken.kind is not null as broken,
  'trend-' || indicator.trend as method,
  case when indicator.trend = 'percent'
    then trend_percent(observation.amount, observation.divisor, last.amount, last.divisor)
    else trend_points(observation.amount, observation.divisor, last.amount, last.divisor)
  end as change,
  case when indicator.trend = 'percent'
    then trend_percent_divisor(observation.amount, observation.divisor, last.amount, last.divisor)
    else trend_points_divisor(observation.amount, observation.divisor, last.amount, last.divisor)
  end as change_divisor,
  observation.complete and last.complete as complete,
  observation.complete as own_complete,
  last.complete as last_complete,
  case
    when broken.kind is not null then null
    when indicator.trend = 'percent'
    then trend_percent_reason(observation.divisor, last.amount, last.divisor, observation.complete::integer, last.complete::integer)
    else trend_points_reason(observation.divisor, last.divisor, observation.complete::integer, last.complete::integer)
  end as reason,
  greatest(observation.basis, last.basis) as basis
from dated as observation
join indicator on indicator.indicator = observation.indicator
join dated as last
  on last.indicator = observation.indicator
  and last.area = observation.area
  and last.period = observation.prior
left join broken
  on broken.indicator = observation.indicator
  and broken.area = observation.area
  and broken.period = observation.period
  and broken.earlier = last.period
  and broken.scenario = 0
