-- What the operands of one reversal are bound by.
-- 走向相反的绑定项
-- view
select 0 as scenario, indicator, area, period
from reversed
