-- What the operands of the place of one area among others are bound by.
-- 名次区间的绑定项
-- view
select
  0 as scenario,
  indicator,
  area,
  period,
  case when is_ratio then 1 end as is_rate,
  case when is_ratio then 'interval-low' else 'actual' end as low,
  case when is_ratio then 'interval-high' else 'actual' end as high
from standing
