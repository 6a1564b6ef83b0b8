-- One fact of a form that an area owes for a period: whether it arrived in time.
-- 报表报送的数字
-- view
select
  fact,
  'area/' || area as subject,
  'form' as aspect,
  cast(null as varchar) as indicator,
  cast(null as varchar) as target,
  area,
  period,
  'form-received' as method,
  'value' as rule,
  null as amount,
  null as divisor,
  state as word,
  cast(null as status) as status,
  '' as unit,
  null as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  basis,
  cast(null as varchar) as flag,
  'public' as audience
from submission
