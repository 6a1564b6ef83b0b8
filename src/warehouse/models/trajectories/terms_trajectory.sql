-- What the operands of one trajectory are bound by.
-- 轨迹的绑定项
-- view
select
  0 as scenario,
  trajectory,
  indicator,
  area,
  period,
  target,
  scale,
  case when present = 1 then figure_period end as figure_period,
  case when base_present = 1 then base end as base,
  broken,
  growth,
  required,
  progress,
  case when verdict = 'not computable' then 1 end as reason,
  present,
  base_present,
  years,
  span
from trajectory
