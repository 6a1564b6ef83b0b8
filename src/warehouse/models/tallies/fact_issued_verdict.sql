-- One fact of what the last issued edition said of a target in an area.
-- 上次印发时判定的数字
-- view
select
  0 as scenario,
  'target/' || attainment.target || '/' || attainment.area || '/' || attainment.period || '/issued-status' as fact,
  'target/' || attainment.target as subject,
  attainment.indicator,
  attainment.target,
  attainment.area,
  attainment.period,
  'issued-status' as aspect,
  'issued' as method,
  'value' as rule,
  cast(null as integer) as amount,
  cast(null as integer) as divisor,
  issued(stated.value) as word,
  attainment.status,
  '' as unit,
  cast(null as integer) as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  stated.basis,
  cast(null as varchar) as flag,
  'public' as audience,
  stated.stated
from attainment
join stated
  on split_part(stated.fact, '/', 1) = 'target'
  and split_part(stated.fact, '/', 2) = attainment.target
  and split_part(stated.fact, '/', 3) = attainment.area
  and split_part(stated.fact, '/', 5) = 'status'
join last_issue on last_issue.edition = stated.edition
where attainment.scenario = 0
