-- One fact of a form that an area owes for a period: whether it arrived in time.
-- view
select
  fact,
  'area/' || area as subject,
  'form' as aspect,
  null as indicator,
  null as target,
  area,
  period,
  'form-received' as method,
  'value' as rule,
  null as amount,
  null as per,
  state as word,
  cast(null as status) as status,
  '' as unit,
  null as decimals,
  false as signed,
  null as edges,
  basis,
  null as flag,
  'public' as audience
from submission
