-- One fact of what a target still needs for an area: in all, in each month, of what is yet to come, or that it cannot be attained.
-- 尚需的数字
-- view
with
base as (
  select
    needed.*,
    needed.present < needed.expected or partial.indicator is not null as lacks,
    'target/' || needed.target || '/' || needed.area || '/' || needed.period || '/' as root,
    case when needed.unit = '%' then '个百分点' else needed.unit end as own_unit
  from needed
  left join partial
    on partial.indicator = needed.indicator
    and partial.area = needed.area
    and partial.period = needed.figure_period
    and partial.chosen
),
named as (
  select
    *, 'needed' as aspect, needed as shown, needed_divisor as shown_divisor, null as word, own_unit as shown_unit,
    if(is_growth, decimals, beside_goal(decimals, goal)) as shown_decimals, [0] as edges, basis as shown_basis
  from base
  where needed is not null and needed_divisor > 0
  union all by name
  select
    *, 'needed-month' as aspect, needed_month as shown, 1 as shown_divisor, null as word, own_unit as shown_unit,
    decimals as shown_decimals, null as edges, basis as shown_basis
  from base
  where needed_month is not null
  union all by name
  select
    *, 'needed-objects' as aspect, needed_objects as shown, 1 as shown_divisor, null as word, counted_in as shown_unit,
    0 as shown_decimals, null as edges, basis as shown_basis
  from base
  where needed_objects is not null and counted_in <> ''
  union all by name
  select
    *, 'needed-next' as aspect, ahead as shown, 1 as shown_divisor, null as word, '' as shown_unit,
    null as shown_decimals, null as edges, ahead_basis as shown_basis
  from base
  where ahead is not null
  union all by name
  select
    *, 'needed-passed' as aspect, passed as shown, 1 as shown_divisor, null as word, '' as shown_unit,
    null as shown_decimals, null as edges, ahead_basis as shown_basis
  from base
  where passed is not null
  union all by name
  select
    *, 'needed-most' as aspect, needed_most as shown, needed_most_divisor as shown_divisor, null as word,
    case when is_ratio then '' else unit end as shown_unit,
    null as shown_decimals, null as edges, ahead_basis as shown_basis
  from base
  where needed_most is not null and needed_most_divisor > 0
  union all by name
  select
    *, 'attainable' as aspect, null as shown, null as shown_divisor, attainable as word, '' as shown_unit,
    null as shown_decimals, null as edges, ahead_basis as shown_basis
  from base
  where attainable is not null
)
select
  root || aspect as fact,
  aspect,
  indicator,
  area,
  period,
  method,
  aspect as rule,
  shown as amount,
  shown_divisor as divisor,
  word,
  shown_unit as unit,
  shown_decimals as decimals,
  false as signed,
  edges,
  shown_basis as basis,
  if(lacks, 'incomplete', null) as flag,
  'target/' || target as subject,
  target,
  status,
  'public' as audience
from named
