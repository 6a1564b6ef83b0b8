-- What the operands of one period by itself are bound by.
-- 本期单独数的绑定项
-- view
select
  0 as scenario,
  indicator,
  area,
  period,
  before_period as before,
  case when rule = 'value' then 1 end as is_count,
  case when rule = 'rate' then 1 end as is_rate
from alone
