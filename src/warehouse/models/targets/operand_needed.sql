-- One operand of a fact of what a target still needs; the rule of each fact names those that it takes.
-- 尚需数字的操作数
-- view
with
base as (
  select
    *,
    'target/' || target || '/' || area || '/' || period || '/' as root,
    'indicator/' || indicator || '/' || area || '/' as figure
  from needed
),
every as (
  select root, unnest(['amount', 'per']) as name, 'fact' as kind, figure || figure_period || '/actual' as ref, unnest(['amount', 'per']) as part
  from base
  union all
  select root, 'comparator', 'plan', 'targets:' || target || ':comparator', null from base
  union all
  select root, unnest(['decimals', 'periods', 'scale']), 'plan', 'indicators:' || indicator || ':' || unnest(['decimals', 'periods', 'scale']), null
  from base
  union all
  select root, unnest(['elapsed', 'months']), 'run', unnest([elapsed, months])::varchar, null from base
  union all
  select root, unnest(['numerator', 'denominator']), 'fact', figure || figure_period || '/' || unnest(['numerator', 'denominator']), 'amount'
  from base
  where denominator is not null
  union all
  select root, 'last_denominator', 'fact', figure || last_period || '/denominator', 'amount' from base where last_period is not null
  union all
  select root, 'last_year_denominator', 'fact', figure || last_year_period || '/denominator', 'amount'
  from base
  where last_period is not null
  union all
  select root, 'last_year', 'fact', figure || last_year_period || '/actual', 'amount' from base where last_year is not null
  union all
  select root, 'ahead', 'fact', root || 'needed-next', 'amount' from base where ahead is not null
  union all
  select root, 'passed', 'fact', root || 'needed-passed', 'amount' from base where passed is not null
)
select root || aspect as fact, name, kind, ref, part
from every
cross join (select unnest(['needed', 'needed-month', 'needed-next', 'needed-passed', 'needed-most', 'attainable']) as aspect) as aspects
where (aspect <> 'needed-next' or name <> 'ahead') and (aspect <> 'needed-passed' or name <> 'passed')
