-- What the operands of the share that one period had of its year are bound by.
-- 占全年比重的绑定项
-- view
select scenario, indicator, area, period, year
from year_share
where share is not null
