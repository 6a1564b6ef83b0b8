-- One operand of a fact that looks ahead to a year's end.
-- 年末预计数字的操作数
-- view
with
ahead as (
  select
    *,
    'indicator/' || indicator || '/' || area || '/' as figure,
    'indicator/' || indicator || '/' || area || '/' || period || '/' as own,
    told_in(scenario, own) as root
  from outlook
),
shared as (
  select
    *,
    'indicator/' || indicator || '/' || area || '/' as figure,
    'indicator/' || indicator || '/' || area || '/' || period || '/' as own,
    told_in(scenario, own) as root
  from year_share
  where share is not null
),
tested as (
  select 'backtest/' || backtest.place || '/' || run.as_of || '/' as base, ahead.own, ahead.period
  from backtest
  cross join run
  join ahead on ahead.seasonal_error is not null and ahead.scenario = 0 and backtest.place in (ahead.place, 'all')
)
select root || 'part' as fact, 'amount' as name, 'fact' as kind, own || 'actual' as ref, 'amount' as part from shared
union all
select root || 'part', 'whole', 'fact', figure || year || '/actual', 'amount' from shared
union all
select root || unnest(['outlook', 'outlook-low', 'outlook-high', 'outlook-linear']), 'amount', 'fact', own || 'actual', 'amount'
from ahead
union all
select root || named.aspect, 'part', 'fact', figure || earlier.period || '/part', 'amount'
from ahead
cross join (select unnest(['season', 'outlook-low', 'outlook-high']) as aspect) as named
cross join unnest(ahead.earlier_periods) as earlier(period)
union all
select root || 'outlook', unnest(['season', 'season_per']), 'fact', own || 'season', unnest(['amount', 'per'])
from ahead
union all
select root || 'outlook-linear', unnest(['elapsed', 'months']), 'run', unnest([elapsed, months])::varchar, null
from ahead
union all
select root || 'outlook-error', unnest(['outlook', 'outlook_per']), 'fact', own || 'outlook', unnest(['amount', 'per'])
from ahead
union all
select root || 'linear-error', unnest(['outlook', 'outlook_per']), 'fact', own || 'outlook-linear', unnest(['amount', 'per'])
from ahead
union all
select root || unnest(['outlook-error', 'linear-error']), 'whole', 'fact', figure || year || '/actual', 'amount'
from ahead
where seasonal_error is not null
union all
select base || 'seasonal-error', 'error', 'fact', own || 'outlook-error', 'amount' from tested
union all
select base || 'linear-error', 'error', 'fact', own || 'linear-error', 'amount' from tested
union all
select base || 'test-count', 'item', 'fact', own || 'outlook-error', 'amount' from tested
union all
select distinct base || 'better', unnest(['seasonal', 'seasonal_per']), 'fact', base || 'seasonal-error', unnest(['amount', 'per'])
from tested
union all
select distinct base || 'better', unnest(['linear', 'linear_per']), 'fact', base || 'linear-error', unnest(['amount', 'per'])
from tested
