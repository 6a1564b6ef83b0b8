-- What the operands of one count of areas that move are bound by.
-- view
select 0 as scenario, indicator, area, period, counted
from moved
