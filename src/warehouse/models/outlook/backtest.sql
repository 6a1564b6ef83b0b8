-- One place in the year, or all: how far the two ways to look ahead were from what came, on the mean of the earlier years.
-- 全年推算的回测
with
tested as (
  select place, * exclude (place) from outlook where seasonal_error is not null and scenario = 0
  union all
  select 'all' as place, * exclude (place) from outlook where seasonal_error is not null and scenario = 0
),
compared as (
  select
    place,
    count(*) as tests,
    backtest_mean(seasonal_error) as seasonal,
    backtest_mean_per(seasonal_error) as seasonal_per,
    backtest_mean(linear_error) as linear,
    backtest_mean_per(linear_error) as linear_per,
    max(error_basis) as basis
  from tested
  group by place
)
select
  place,
  tests,
  seasonal,
  seasonal_per,
  linear,
  linear_per,
  basis,
  better
from (
  select *, backtest_better(seasonal, seasonal_per, linear, linear_per) as better
  from compared
)
