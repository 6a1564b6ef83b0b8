-- What the operands of one difference between two sources are bound by.
-- 来源差异的绑定项
-- view
select distinct
  0 as scenario,
  indicator,
  area,
  period,
  source,
  'actual' || coalesce('/' || beside, '') as counted
from fact_difference
