-- One difference between the figure that counts and that of the other source, where they differ: as it is, and in percent.
-- 来源差异的数字
-- view
with
shown as (
  select
    difference.* exclude (amount, divisor),
    'difference' as aspect,
    'value' as rule,
    difference.difference as amount,
    difference.difference_divisor as divisor
  from difference
  where difference.difference <> 0
  union all by name
  select
    difference.* exclude (amount, divisor),
    'difference-relative' as aspect,
    'relative' as rule,
    difference.relative as amount,
    difference.relative_divisor as divisor
  from difference
  where difference.difference <> 0
)
select
  'indicator/' || shown.indicator || '/' || shown.area || '/' || shown.period || '/' || shown.aspect
    || '/' || shown.source as fact,
  'indicator/' || shown.indicator as subject,
  shown.aspect,
  shown.indicator,
  cast(null as varchar) as target,
  shown.area,
  shown.period,
  'source-difference' as method,
  shown.rule,
  shown.amount,
  shown.divisor,
  cast(null as varchar) as word,
  cast(null as status) as status,
  case
    when shown.rule = 'relative' then '%'
    when indicator.unit = '%' then '个百分点'
    else indicator.unit
  end as unit,
  case shown.rule when 'relative' then 1 else indicator.decimals end as decimals,
  true as signed,
  [0] as edges,
  shown.basis,
  if(shown.lacks, 'incomplete', null) as flag,
  'public' as audience,
  shown.source,
  shown.beside
from shown
join indicator on indicator.indicator = shown.indicator
where shown.divisor > 0
