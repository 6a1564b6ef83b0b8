-- What the operands of one cell of a table by category are bound by: the sets of answers in it.
-- 分类数的绑定项
select
  0 as scenario,
  category_cell.indicator,
  run.city as area,
  category_cell.period,
  category_cell.cell as category,
  category_cell.file,
  category_cell.categories,
  category_cell.units::varchar as units,
  shortest(category_cell.total) as total,
  shortest(category_cell.base) as base,
  if(estimate.estimator = 'ratio', 'base', 'answered') as over,
  if(estimate.estimator in ('total', 'count'), 'total', 'plain') as estimate_rule,
  if(estimate.interval = 'wilson', 'counted', null) as is_counted
from category_cell
cross join run
join estimate on estimate.indicator = category_cell.indicator
