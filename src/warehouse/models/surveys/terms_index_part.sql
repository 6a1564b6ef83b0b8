-- What the operands of a part of an index are bound by: the row that gives it its factor, where the part has an estimate that is told.
-- 指数组成项的绑定项
select
  0 as scenario,
  index_row.indicator,
  fact_estimate.area,
  fact_estimate.period,
  index_row.part,
  index_row.index,
  index_row.factor,
  fact_estimate.amount::decimal(38, 6) as estimate,
  fact_estimate.basis
from index_row
join fact_estimate on fact_estimate.indicator = index_row.part and fact_estimate.aspect = 'estimate'
