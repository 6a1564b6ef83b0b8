-- What the operands of how far one target falls short are bound by.
-- 薄弱目标的绑定项
-- view
select
  0 as scenario,
  target,
  area,
  period,
  case when ratio is not null and ratio_divisor > 0 and figure_period = period then 1 end as ratio
from weakest
