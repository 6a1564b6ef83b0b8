-- One operand of a fact of how far a target falls short, of what was to have come by a period, or of how large a gap or change is.
-- 薄弱目标数字的操作数
-- view
with
sized as (
  select fact, left(fact, length(fact) - length('-size')) as whole from fact_size
),
paced as (
  select
    *,
    'target/' || target || '/' || area || '/' || period as root,
    'indicator/' || indicator || '/' || area || '/' as figure
  from pace
)
select root || '/shortfall' as fact, 'status' as name, 'fact' as kind, root || '/status' as ref, 'status' as part
from weakest
union all
select root || '/shortfall', 'comparator', 'plan', 'targets:' || target || ':comparator', null from weakest
union all
select root || '/shortfall', unnest(['amount', 'per']), 'fact', root || '/ratio', unnest(['amount', 'per'])
from weakest
where ratio is not null and ratio_per > 0 and figure_period = period
union all
select root || '/shortfall-rank', 'amount', 'fact', root || '/shortfall', 'amount' from weakest
union all
select root || '/shortfall-rank', 'other_amount', 'each', 'target/*/shortfall', 'amount' from weakest
union all
select fact, unnest(['amount', 'per']), 'fact', whole, unnest(['amount', 'per']) from sized
union all
select root || unnest(['/pace', '/pace-low', '/pace-high']), 'goal', 'plan', 'targets:' || target || ':goal', null from paced
union all
select root || '/pace', unnest(['elapsed', 'months']), 'run', unnest([elapsed, months])::varchar, null from paced
union all
select paced.root || named.aspect, 'part', 'fact', paced.figure || earlier.period || '/part', 'amount'
from paced
cross join (select unnest(['/pace-low', '/pace-high']) as aspect) as named
cross join unnest(paced.earlier_periods) as earlier(period)
