-- One fact that a verdict or a grade is fragile: that some scenario turns it.
select
  root || '/fragile' as fact,
  if(aspect = 'grade', 'score/' || scheme || '/' || subject, 'target/' || target) as subject,
  'fragile' as aspect,
  null as indicator,
  target,
  if(aspect = 'grade', area.area, turned.area) as area,
  split_part(root, '/', 4) as period,
  'fragility' as method,
  'value' as rule,
  null as amount,
  null as per,
  fragility(turned.status, turned.turned) as word,
  cast(null as status) as status,
  '' as unit,
  null as decimals,
  false as signed,
  null as edges,
  max(turned.basis) as basis,
  null as flag,
  'public' as audience
from turned
left join area on area.area = turned.subject
group by root, aspect, scheme, subject, target, turned.area, area.area
