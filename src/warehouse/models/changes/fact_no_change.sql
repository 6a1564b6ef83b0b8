-- One fact of why no change from the same period a year before is told of a figure, though both are there and may be compared.
-- 没有同比的原因
-- view
select
  'indicator/' || indicator || '/' || area || '/' || period || '/no-change' as fact,
  'indicator/' || indicator as subject,
  'no-change' as aspect,
  indicator,
  cast(null as varchar) as target,
  area,
  period,
  method,
  'reason' as rule,
  null as amount,
  null as divisor,
  reason as word,
  cast(null as status) as status,
  '' as unit,
  null as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  basis,
  cast(null as varchar) as flag,
  'public' as audience
from trend
where reason is not null
