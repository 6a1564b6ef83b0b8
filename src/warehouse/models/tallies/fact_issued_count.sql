-- One count of the plan's targets as the last issued edition had it.
-- 上次印发时计数的数字
-- view
select
  0 as scenario,
  'plan/' || run.plan || '/' || run.as_of || '/issued-' || split_part(stated.fact, '/', 4) as fact,
  'plan/' || run.plan as subject,
  run.plan,
  cast(null as varchar) as indicator,
  cast(null as varchar) as target,
  cast(null as varchar) as area,
  run.as_of as period,
  'issued-' || split_part(stated.fact, '/', 4) as aspect,
  'issued' as method,
  'value' as rule,
  cast(issued(stated.value) as integer) as amount,
  1 as divisor,
  cast(null as varchar) as word,
  cast(null as status) as status,
  '项' as unit,
  0 as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  stated.basis,
  cast(null as varchar) as flag,
  'public' as audience,
  stated.stated,
  case when split_part(stated.fact, '/', 4) = 'met-count' then 1 end as is_met,
  case when split_part(stated.fact, '/', 4) = 'missed-count' then 1 end as is_missed
from stated
join last_issue on last_issue.edition = stated.edition
cross join run
where split_part(stated.fact, '/', 1) = 'plan'
  and split_part(stated.fact, '/', 4) in ('met-count', 'missed-count')
