-- What the operands of one change, or of why there is none, are bound by.
-- 同比的绑定项
-- view
select
  0 as scenario,
  indicator,
  area,
  period,
  last_period as prior,
  own_complete::integer as complete,
  last_complete::integer as last_complete
from trend
where not broken
