-- One count: of a subject's targets by status, of the forms that it owes by state, and of what the plan lists.
select
  subject || '/' || run.as_of || '/' || aspect as fact,
  subject,
  aspect,
  null as indicator,
  null as target,
  area,
  run.as_of as period,
  'tally' as method,
  rule,
  case rule when 'count' then tally_count(status, wanted) else tally_total(item) end as amount,
  1 as per,
  null as word,
  cast(null as status) as status,
  unit,
  0 as decimals,
  false as signed,
  null as edges,
  max(basis) as basis,
  null as flag,
  'public' as audience
from tallied
cross join run
group by subject, aspect, area, rule, unit, run.as_of
