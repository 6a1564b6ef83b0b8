-- One fact of a reporting period by itself.
-- 本期单独的数字
-- view
select
  'indicator/' || alone.indicator || '/' || alone.area || '/' || alone.period || '/alone' as fact,
  'indicator/' || alone.indicator as subject,
  alone.indicator,
  cast(null as varchar) as target,
  alone.area,
  alone.period,
  'alone' as aspect,
  'alone' as method,
  alone.rule,
  alone.alone as amount,
  alone.alone_divisor as divisor,
  cast(null as varchar) as word,
  cast(null as status) as status,
  indicator.unit,
  indicator.decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  alone.basis,
  cast(null as varchar) as flag,
  'public' as audience
from alone
join indicator on indicator.indicator = alone.indicator
where alone.alone_divisor > 0
