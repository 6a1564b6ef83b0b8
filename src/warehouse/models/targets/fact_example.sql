-- One fact of a worked example: its figure, its goal, and what follows for it by the rules of its method.
-- 算例的数字
-- view
with
base as (
  select
    example.*,
    method.is_growth,
    case when method.is_growth then '%' else unit end as goal_unit,
    case when method.is_growth or unit = '%' then '个百分点' else unit end as gap_unit,
    beside_goal(case when method.is_growth then 1 else decimals end, goal) as gap_decimals,
    if(method.is_growth, decimals, beside_goal(decimals, goal)) as needed_decimals,
    case when unit = '%' then '个百分点' else unit end as own_unit
  from example
  join method on method.method = example.method
),
named as (
  select
    * replace (case when denominator is null then 'observe-amount' else 'observe-ratio' end as method), 'actual' as aspect, 'value' as rule, amount::decimal(38, 12) as shown, divisor::decimal(38, 12) as shown_divisor,
    case when divisor = 0 then 'not applicable' end as word, unit as shown_unit, decimals as shown_decimals, false as signed, null as edges
  from base
  where amount is not null
  union all by name
  select
    * replace (case when goal_by is not null then goal_by else method end as method), 'goal' as aspect, 'goal' as rule, goal::decimal(38, 12) as shown, 1::decimal(38, 12) as shown_divisor,
    null as word, goal_unit as shown_unit, null as shown_decimals, false as signed, null as edges
  from base
  where goal is not null
  union all by name
  select
    *, 'share' as aspect, 'share' as rule, share::decimal(38, 12) as shown, share_divisor::decimal(38, 12) as shown_divisor,
    null as word, '%' as shown_unit, 0 as shown_decimals, false as signed, [0, 100] as edges
  from base
  where share_divisor > 0
  union all by name
  select
    *, 'ratio' as aspect, 'ratio' as rule, ratio::decimal(38, 12) as shown, ratio_divisor::decimal(38, 12) as shown_divisor,
    null as word, '%' as shown_unit, 1 as shown_decimals, false as signed, [100] as edges
  from base
  where ratio is not null and ratio_divisor > 0
  union all by name
  select
    *, 'gap' as aspect, 'gap' as rule, gap::decimal(38, 12) as shown, gap_divisor::decimal(38, 12) as shown_divisor,
    null as word, gap_unit as shown_unit, gap_decimals as shown_decimals, true as signed, [0] as edges
  from base
  where gap is not null and gap_divisor > 0
  union all by name
  select
    *, 'needed' as aspect, 'needed' as rule, needed::decimal(38, 12) as shown, needed_divisor::decimal(38, 12) as shown_divisor,
    null as word, own_unit as shown_unit, needed_decimals as shown_decimals, false as signed, [0] as edges
  from base
  where needed is not null and needed_divisor > 0
  union all by name
  select
    *, 'needed-month' as aspect, 'needed-month' as rule, needed_month::decimal(38, 12) as shown, 1::decimal(38, 12) as shown_divisor,
    null as word, own_unit as shown_unit, decimals as shown_decimals, false as signed, null as edges
  from base
  where needed_month is not null
  union all by name
  select
    *, 'needed-next' as aspect, 'needed-next' as rule, ahead::decimal(38, 12) as shown, 1::decimal(38, 12) as shown_divisor,
    null as word, '' as shown_unit, null as shown_decimals, false as signed, null as edges
  from base
  where ahead is not null
  union all by name
  select
    *, 'needed-passed' as aspect, 'needed-passed' as rule, passed::decimal(38, 12) as shown, 1::decimal(38, 12) as shown_divisor,
    null as word, '' as shown_unit, null as shown_decimals, false as signed, null as edges
  from base
  where passed is not null
  union all by name
  select
    *, 'needed-most' as aspect, 'needed-most' as rule, needed_most::decimal(38, 12) as shown, needed_most_divisor::decimal(38, 12) as shown_divisor,
    null as word, case when denominator is null then unit else '' end as shown_unit, null as shown_decimals, false as signed, null as edges
  from base
  where needed_most is not null and needed_most_divisor > 0
  union all by name
  select
    *, 'status' as aspect, 'status' as rule, null as shown, null as shown_divisor, status as word, '' as shown_unit,
    null as shown_decimals, false as signed, null as edges
  from base
  where status is not null
  union all by name
  select
    *, 'attainable' as aspect, 'attainable' as rule, null as shown, null as shown_divisor, attainable as word, '' as shown_unit,
    null as shown_decimals, false as signed, null as edges
  from base
  where attainable is not null
)
select
  'example/' || example || '/' || period || '/' || aspect as fact,
  'example/' || example as subject,
  cast(null as varchar) as indicator,
  cast(null as varchar) as target,
  cast(null as varchar) as area,
  period,
  aspect,
  method,
  rule,
  shown as amount,
  shown_divisor as divisor,
  word,
  cast(null as status) as status,
  shown_unit as unit,
  shown_decimals as decimals,
  signed,
  edges,
  basis,
  cast(null as varchar) as flag,
  'public' as audience
from named
