-- One fact of a reporting period by itself.
-- view
select
  'indicator/' || alone.indicator || '/' || alone.area || '/' || alone.period || '/alone' as fact,
  'indicator/' || alone.indicator as subject,
  alone.indicator,
  null as target,
  alone.area,
  alone.period,
  'alone' as aspect,
  'alone' as method,
  alone.rule,
  alone.alone as amount,
  alone.alone_per as per,
  null as word,
  cast(null as status) as status,
  indicator.unit,
  indicator.decimals,
  false as signed,
  null as edges,
  alone.basis,
  null as flag,
  'public' as audience
from alone
join indicator on indicator.indicator = alone.indicator
where alone.alone_per > 0
