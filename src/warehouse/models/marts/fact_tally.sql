-- One count: of a measure's, a section's, an area's or the plan's targets by status, and of what the plan lists.
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
  '项' as unit,
  0 as decimals,
  false as signed,
  null as edges,
  max(basis) as basis,
  null as flag,
  'public' as audience
from tallied
cross join run
group by subject, aspect, area, rule, run.as_of
