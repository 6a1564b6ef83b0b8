-- What the operands of the points of one enterprise are bound by: the rows of the plan that give it any.
-- 企业信用的绑定项
select
  0 as scenario,
  enterprise,
  period,
  list(point order by point) as point,
  sum(points)::decimal(38, 6) as points,
  max(basis) as basis
from terms_enterprise_entry
group by enterprise, period
