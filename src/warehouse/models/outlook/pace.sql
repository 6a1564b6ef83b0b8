-- One reporting period within the year of a count that is to reach a goal: what of it was to have come by then, by the months gone and by the shares of earlier years.
-- 序时应达数
with
placed as (
  select
    target.target,
    target.area,
    target.indicator,
    target.method,
    target.goal,
    nullif(target.basis, 'public') as target_basis,
    period.period,
    period.year_first,
    substr(period.period, 5) as place,
    period.last - period.year_first + 1 as elapsed,
    whole.last - whole.first + 1 as months
  from target
  join indicator on indicator.indicator = target.indicator
  join method on method.method = target.method
  join period as whole on whole.period = target.period and whole.kind = 'year'
  join period on period.first >= whole.first and period.last < whole.last
  where target.comparator = '>='
    and target.goal_by = ''
    and not method.is_growth
    and indicator.denominator = ''
    and indicator.periods in ('sum', 'to-date')
    and period.period in (select period from due)
),
earlier as (
  select
    placed.target,
    placed.period,
    any_pace_low(any_value(placed.goal), year_share.share) as low,
    any_pace_low_divisor(any_value(placed.goal), year_share.share) as low_divisor,
    any_pace_high(any_value(placed.goal), year_share.share) as high,
    any_pace_high_divisor(any_value(placed.goal), year_share.share) as high_divisor,
    list(year_share.period order by year_share.period) as earlier_periods,
    max(year_share.whole_basis) as share_basis
  from placed
  join year_share
    on year_share.indicator = placed.indicator
    and year_share.area = placed.area
    and year_share.scenario = 0
    and year_share.place = placed.place
    and year_share.year_first < placed.year_first
    and year_share.share is not null
  group by placed.target, placed.period
)
select
  target,
  area,
  indicator,
  method,
  goal,
  target_basis,
  period,
  year_first,
  place,
  elapsed,
  months,
  linear,
  linear_divisor,
  low,
  low_divisor,
  high,
  high_divisor,
  earlier_periods,
  share_basis,
  linear_basis,
  band_basis
from (
  select
    placed.*,
    any_pace(goal, elapsed, months) as linear,
    any_pace_divisor(goal, elapsed, months) as linear_divisor,
    earlier.* exclude (target, period),
    cast(coalesce(target_basis, 'public') as basis) as linear_basis,
    greatest(target_basis, share_basis) as band_basis
  from placed
  left join earlier on earlier.target = placed.target and earlier.period = placed.period
)
