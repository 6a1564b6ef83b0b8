-- What the operands of what one target still needs are bound by.
-- 尚需数的绑定项
-- view
select
  0 as scenario,
  needed.target,
  needed.indicator,
  needed.area,
  needed.period,
  needed.figure_period,
  goal.cell,
  goal.is_set,
  goal.is_made,
  needed.elapsed,
  needed.months,
  case when needed.denominator is not null then 1 end as is_rate,
  needed.last_period as prior,
  needed.last_period as compared,
  needed.last_year_period as last_year,
  needed.ahead,
  needed.passed
from needed
join terms_target as goal
  on goal.target = needed.target
  and goal.area = needed.area
  and goal.period = needed.period
  and goal.scenario = 0
