-- One difference between the figure of the authority and that of the other source, where they differ.
select
  'indicator/' || difference.indicator || '/' || difference.area || '/' || difference.period || '/difference/' || difference.source as fact,
  'indicator/' || difference.indicator as subject,
  'difference' as aspect,
  difference.indicator,
  null as target,
  difference.area,
  difference.period,
  'source-difference' as method,
  'value' as rule,
  difference.difference as amount,
  difference.difference_per as per,
  null as word,
  cast(null as status) as status,
  case when indicator.unit = '%' then '个百分点' else indicator.unit end as unit,
  indicator.decimals,
  true as signed,
  [0] as edges,
  difference.basis,
  null as flag,
  'public' as audience,
  difference.source
from difference
join indicator on indicator.indicator = difference.indicator
where difference.difference <> 0
  and difference.difference_per > 0
