-- One chosen observation beside that of the same period a year before; no change is computed across a break.
with
-- Its own table, so that the join with last year's is made on all keys at once.
dated as materialized (
  select observation.*, moment.prior
  from observation
  join moment on moment.period = observation.period
  where observation.chosen
    and observation.scenario = 0
)
select
  observation.indicator,
  observation.area,
  observation.period,
  last.period as last_period,
  observation.amount,
  observation.per,
  last.amount as last_amount,
  last.per as last_per,
  coalesce(series_break(observation.series, last.series) = 'break', false) as broken,
  'trend-' || indicator.trend as method,
  case when indicator.trend = 'percent'
    then trend_percent(observation.amount, observation.per, last.amount, last.per)
    else trend_points(observation.amount, observation.per, last.amount, last.per)
  end as change,
  case when indicator.trend = 'percent'
    then trend_percent_per(observation.amount, observation.per, last.amount, last.per)
    else trend_points_per(observation.amount, observation.per, last.amount, last.per)
  end as change_per,
  observation.present = observation.expected and last.present = last.expected as complete,
  greatest(observation.basis, last.basis) as basis
from dated as observation
join indicator on indicator.indicator = observation.indicator
join dated as last
  on last.indicator = observation.indicator
  and last.area = observation.area
  and last.period = observation.prior
