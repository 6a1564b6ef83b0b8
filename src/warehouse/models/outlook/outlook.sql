-- One outlook for a year's end, in a scenario: from a reporting period within it, by the shares of the earlier years and by the months gone.
-- 全年推算
with
-- The shares of the earlier years, at the same place in the year.
seasonal as (
  select
    share.indicator,
    share.area,
    share.period,
    share.scenario,
    season_mean(earlier.share) as season,
    season_mean_divisor(earlier.share) as season_divisor,
    case when max(earlier.share) > 0 then outlook_low(any_value(share.amount), earlier.share) end as low,
    outlook_low_divisor(any_value(share.amount), earlier.share) as low_divisor,
    case when min(earlier.share) > 0 then outlook_high(any_value(share.amount), earlier.share) end as high,
    outlook_high_divisor(any_value(share.amount), earlier.share) as high_divisor,
    list(earlier.period order by earlier.period) as earlier_periods,
    greatest(any_value(share.basis), max(earlier.whole_basis)) as outlook_basis
  from year_share as share
  join year_share as earlier
    on earlier.indicator = share.indicator
    and earlier.area = share.area
    and earlier.scenario = share.scenario
    and earlier.place = share.place
    and earlier.year_first < share.year_first
    and one_series(share.series_least, share.series_most, earlier.series_least, earlier.series_most)
    and earlier.share is not null
  group by share.indicator, share.area, share.period, share.scenario
),
looked as (
  select
    year_share.*,
    seasonal.* exclude (indicator, area, period, scenario),
    case when seasonal.season > 0 then outlook_seasonal(year_share.amount, seasonal.season, seasonal.season_divisor) end as outlook,
    outlook_seasonal_divisor(year_share.amount, seasonal.season, seasonal.season_divisor) as outlook_divisor,
    outlook_linear(year_share.amount, year_share.elapsed, year_share.months) as linear,
    outlook_linear_divisor(year_share.amount, year_share.elapsed, year_share.months) as linear_divisor
  from year_share
  join seasonal
    on seasonal.indicator = year_share.indicator
    and seasonal.area = year_share.area
    and seasonal.period = year_share.period
    and seasonal.scenario = year_share.scenario
)
select
  indicator,
  area,
  period,
  scenario,
  year_first,
  place,
  amount,
  series_least,
  series_most,
  elapsed,
  months,
  year,
  whole,
  share,
  basis,
  whole_basis,
  season,
  season_divisor,
  low,
  low_divisor,
  high,
  high_divisor,
  earlier_periods,
  outlook_basis,
  outlook,
  outlook_divisor,
  linear,
  linear_divisor,
  error_basis,
  seasonal_error,
  linear_error
from (
  -- How far each was from what came; only of years in which something came, and both ways for the same years.
  select
    *,
    greatest(outlook_basis, whole_basis) as error_basis,
    case when whole > 0 and outlook is not null then backtest_error(whole, outlook, outlook_divisor) end as seasonal_error,
    case when whole > 0 and outlook is not null then backtest_error(whole, linear, linear_divisor) end as linear_error
  from looked
)
