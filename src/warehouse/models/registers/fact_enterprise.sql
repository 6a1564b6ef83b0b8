-- One sum of the points that an enterprise has, or what one row of the plan gives of them; for the office alone.
-- 企业信用的数字
-- view
select
  'enterprise/' || enterprise || '/' || period || '/' || aspect as fact,
  'enterprise/' || enterprise as subject,
  cast(null as varchar) as indicator,
  cast(null as varchar) as target,
  cast(null as varchar) as area,
  period,
  split_part(aspect, '/', 1) as aspect,
  'credit' as method,
  rule,
  amount::decimal(38, 12) as amount,
  1::decimal(38, 12) as divisor,
  cast(null as varchar) as word,
  cast(null as status) as status,
  '分' as unit,
  cast(null as integer) as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  basis,
  cast(null as varchar) as flag,
  'internal' as audience
from (
  select enterprise, period, 'points' as aspect, 'value' as rule, points as amount, basis
  from terms_enterprise
  union all
  select enterprise, period, 'entry/' || point, 'entry', points, basis
  from terms_enterprise_entry
)
