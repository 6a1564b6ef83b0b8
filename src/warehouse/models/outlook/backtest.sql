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
    backtest_mean_divisor(seasonal_error) as seasonal_divisor,
    backtest_mean(linear_error) as linear,
    backtest_mean_divisor(linear_error) as linear_divisor,
    max(error_basis) as basis
  from tested
  group by place
)
select
  place,
  tests,
  seasonal,
  seasonal_divisor,
  linear,
  linear_divisor,
  basis,
  better
from (
  select *, backtest_better(seasonal, seasonal_divisor, linear, linear_divisor) as better
  from compared
)
