-- One operand of a fact of a worked example; the rule of each fact names those that it takes.
-- 算例数字的操作数
-- view
with
base as (
  select *, 'example/' || example || '/' || period || '/' as root, 'examples:' || example || ':' as cell
  from example
),
every as (
  select root, name, 'plan' as kind, cell || part as ref, null as part
  from base
  cross join (
    select
      unnest([
        'value', 'numerator', 'denominator', 'scale', 'last_amount', 'opening_amount', 'season', 'last_year',
        'last_whole_year', 'elapsed', 'months', 'comparator', 'decimals', 'periods'
      ]) as name,
      unnest([
        'value', 'numerator', 'denominator', 'scale', 'last', 'opening', 'season', 'last_year',
        'whole_year', 'elapsed', 'months', 'comparator', 'decimals', 'periods'
      ]) as part
  ) as cells
  union all
  select root, unnest(['present', 'expected', 'last_present', 'opening_present', 'last_per', 'last_year_per', 'last_whole_year_per', 'season_per']), 'run',
    unnest([present, expected, last_present, opening_present, 1, 1, 1, season_per])::varchar, null
  from base
  union all
  select root, unnest(['amount', 'per']), 'fact', root || 'actual', unnest(['amount', 'per']) from base where amount is not null
  union all
  select root, 'ahead', 'fact', root || 'needed-next', 'amount' from base where ahead is not null
  union all
  select root, 'passed', 'fact', root || 'needed-passed', 'amount' from base where passed is not null
),
aspects as (
  select unnest([
    'actual', 'goal', 'share', 'ratio', 'gap', 'status',
    'needed', 'needed-month', 'needed-next', 'needed-passed', 'needed-most', 'attainable'
  ]) as aspect
),
held as (
  select root || 'goal' as fact, 'goal' as name, 'plan' as kind, cell || 'goal' as ref, null as part from base
  union all
  select root || aspect, 'goal', case when goal_by is null then 'plan' else 'fact' end,
    case when goal_by is null then cell || 'goal' else root || 'goal' end,
    case when goal_by is not null then 'amount' end
  from base
  cross join aspects
  where aspect <> 'goal'
)
select root || aspect as fact, name, kind, ref, part
from every
cross join aspects
where ref is not null
  and (aspect <> 'needed-next' or name <> 'ahead')
  and (aspect <> 'needed-passed' or name <> 'passed')
union all
select fact, name, kind, ref, part from held
