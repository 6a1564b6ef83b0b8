-- One fact that a verdict or a grade is fragile: that some scenario turns it.
-- 易变的判定
-- view
select
  root || '/fragile' as fact,
  if(aspect = 'grade', 'score/' || scheme || '/' || subject, 'target/' || sensitivity_flip.target) as subject,
  'fragile' as aspect,
  any_value(target.indicator) as indicator,
  sensitivity_flip.target,
  if(aspect = 'grade', area.area, sensitivity_flip.area) as area,
  split_part(root, '/', 4) as period,
  'fragility' as method,
  'value' as rule,
  null as amount,
  null as divisor,
  fragility(sensitivity_flip.status, sensitivity_flip.flipped) as word,
  cast(null as status) as status,
  '' as unit,
  null as decimals,
  false as signed,
  cast(null as decimal(38, 12)[]) as edges,
  max(sensitivity_flip.basis) as basis,
  cast(null as varchar) as flag,
  'public' as audience
from sensitivity_flip
left join area on area.area = sensitivity_flip.subject
left join target on target.target = sensitivity_flip.target
group by root, aspect, scheme, subject, sensitivity_flip.target, sensitivity_flip.area, area.area
