-- What the operands of one worked example are bound by.
-- 算例的绑定项
-- view
select
  0 as scenario,
  example,
  period,
  amount,
  season,
  last_present,
  opening_present,
  case when goal_by is null then 1 end as is_set,
  case when goal_by is not null then 1 end as is_made,
  ahead,
  passed
from example
