-- One operand of a fact of a target that stands for its goal, or from which its goal is made.
-- 目标数的操作数
-- view
with
base as (
  select
    *,
    'target/' || target || '/' || area || '/' || period || '/' as own,
    told_in(scenario, own) as root,
    'indicator/' || indicator || '/' as figure,
    case when own_share is null then 'targets:' || target else 'shares:' || own_share end || ':goal' as cell
  from (
    select * from attainment where scenario = 0
    union all
    select * from restated
  )
),
aspects as (
  select unnest([
    'ratio', 'gap', 'status',
    'needed', 'needed-month', 'needed-next', 'needed-passed', 'needed-most', 'attainable'
  ]) as aspect
)
select root || 'goal' as fact, 'goal' as name, 'plan' as kind, cell as ref, null as part from base
union all
select root || aspect, 'goal', 'plan', cell, null from base cross join aspects where goal_by = ''
union all
select root || aspect, 'goal', 'fact', own || 'goal', 'amount'
from base
cross join aspects
where goal_by <> '' and goal is not null
union all
select root || 'goal', unnest(['last_year', 'last_year_per']), 'fact', figure || area || '/' || last_year_period || '/actual', unnest(['amount', 'per'])
from base
where last_year_period is not null
union all
select root || 'goal', unnest(['last_whole_year', 'last_whole_year_per']), 'fact', figure || run.city || '/' || last_whole_period || '/actual', unnest(['amount', 'per'])
from base
cross join run
where last_whole_period is not null
