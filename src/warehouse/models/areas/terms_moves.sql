-- What the operands of one count of areas that move are bound by.
-- 升降地区数的绑定项
-- view
select 0 as scenario, indicator, area, period, counted
from moved
