-- What the operands of one reversal are bound by.
-- view
select 0 as scenario, indicator, area, period
from reversed
