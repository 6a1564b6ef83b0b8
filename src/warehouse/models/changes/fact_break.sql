-- One fact of a break: why a figure is not to be compared with that of a year before.
-- 断点的数字
-- view
select
  scenario_fact_id(scenario, 'indicator/' || indicator || '/' || area || '/' || period || '/break') as fact,
  if(scenario = 0, 'indicator/' || indicator, 'scenario/' || scenario) as subject,
  'break' as aspect,
  indicator,
  cast(null as varchar) as target,
  area,
  period,
  method,
  'value' as rule,
  null as amount,
  null as divisor,
  kind as word,
  cast(null as status) as status,
  '' as unit,
  null as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  basis,
  'break' as flag,
  'public' as audience
from told_break
