-- What the operands of one look ahead to the end of a year are bound by.
-- 全年推算的绑定项
-- view
select
  scenario,
  indicator,
  area,
  period,
  earlier_periods as earlier,
  case when seasonal_error is not null then year end as year,
  elapsed,
  months
from outlook
