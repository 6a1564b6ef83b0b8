-- One fact that a verdict or a grade is fragile: that some scenario turns it.
-- 易变的判定
-- view
select
  root || '/fragile' as fact,
  if(aspect = 'grade', 'score/' || scheme || '/' || subject, 'target/' || turned.target) as subject,
  'fragile' as aspect,
  any_value(target.indicator) as indicator,
  turned.target,
  if(aspect = 'grade', area.area, turned.area) as area,
  split_part(root, '/', 4) as period,
  'fragility' as method,
  'value' as rule,
  null as amount,
  null as divisor,
  fragility(turned.status, turned.turned) as word,
  cast(null as status) as status,
  '' as unit,
  null as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  max(turned.basis) as basis,
  cast(null as varchar) as flag,
  'public' as audience
from turned
left join area on area.area = turned.subject
left join target on target.target = turned.target
group by root, aspect, scheme, subject, turned.target, turned.area, area.area
