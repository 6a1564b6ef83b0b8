-- One count: of a subject's targets by status, of the forms that it owes by state, and of what the plan lists.
-- 计数的数字
-- view
select
  subject || '/' || run.as_of || '/' || aspect as fact,
  subject,
  aspect,
  cast(null as varchar) as indicator,
  cast(null as varchar) as target,
  area,
  run.as_of as period,
  'tally' as method,
  rule,
  case rule when 'count' then tally_count(status, wanted) when 'total' then tally_total(item) end as amount,
  case when rule <> 'all' then 1 end as divisor,
  case rule when 'all' then tally_all(status) end as word,
  cast(null as status) as status,
  unit,
  case when rule <> 'all' then 0 end as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  max(basis) as basis,
  cast(null as varchar) as flag,
  'public' as audience
from tallied
cross join run
group by subject, aspect, area, rule, unit, run.as_of
having rule <> 'all' or word is not null
