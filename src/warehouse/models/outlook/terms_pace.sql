-- What the operands of what was to have come by one period are bound by.
-- view
select 0 as scenario, target, indicator, area, period, earlier_periods as earlier, elapsed, months
from pace
