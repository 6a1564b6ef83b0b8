-- One fact of a trajectory: the growth of a year, the growth that is needed, how they compare, and what that comes to.
-- 轨迹的数字
-- view
with
base as (
  select
    * replace (
      cast(growth as decimal(38, 12)) as growth,
      cast(required as decimal(38, 12)) as required,
      cast(progress as decimal(38, 12)) as progress
    ),
    'trajectory/' || trajectory || '/' || area || '/' || period as root,
    case scale when 'growth' then [-on_track, -moderate, -limited, limited, moderate, on_track] else [0] end as steps
  from trajectory
),
named as (
  select
    *, root || '/growth' as fact, 'growth' as aspect, 'trajectory' as method, growth as shown, null as word,
    '%' as shown_unit, 2 as decimals, true as signed, steps as edges
  from base
  where growth is not null
  union all by name
  select
    *, root || '/required' as fact, 'required' as aspect, 'trajectory' as method, required as shown, null as word,
    '%' as shown_unit, 2 as decimals, true as signed, [0] as edges
  from base
  where required is not null
  union all by name
  select
    *, root || '/progress' as fact, 'progress' as aspect, 'trajectory' as method, progress as shown, null as word,
    '' as shown_unit, 2 as decimals, false as signed, [limited, moderate, on_track] as edges
  from base
  where progress is not null
  union all by name
  select
    *, root || '/reason' as fact, 'reason' as aspect, 'trajectory' as method, null as shown, reason as word,
    '' as shown_unit, null as decimals, false as signed, null as edges
  from base
  where verdict = 'not computable'
  union all by name
  select
    *, root || '/break' as fact, 'break' as aspect, broken_method as method, null as shown, broken as word,
    '' as shown_unit, null as decimals, false as signed, null as edges
  from base
  where broken is not null
  union all by name
  select
    *, root || '/verdict' as fact, 'verdict' as aspect, case scale when 'ratio' then 'trajectory' else 'tendency' end as method,
    null as shown, verdict as word, '' as shown_unit, null as decimals, false as signed, null as edges
  from base
)
select
  fact,
  'trajectory/' || trajectory as subject,
  indicator,
  cast(null as varchar) as target,
  area,
  period,
  aspect,
  method,
  if(aspect = 'break', 'value', aspect) as rule,
  shown as amount,
  case when shown is not null then 1 end as divisor,
  word,
  cast(null as status) as status,
  shown_unit as unit,
  decimals,
  signed,
  edges,
  basis,
  cast(null as varchar) as flag,
  'public' as audience
from named
