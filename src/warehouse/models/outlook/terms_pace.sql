-- What the operands of what was to have come by one period are bound by.
-- 序时应达数的绑定项
-- view
select 0 as scenario, target, indicator, area, period, earlier_periods as earlier, elapsed, months
from pace
