-- What the operands of one appeal's state are bound by.
-- 申诉的绑定项
-- view
select
  0 as scenario,
  appeal,
  period,
  run.known_at
from fact_appeal
cross join run
