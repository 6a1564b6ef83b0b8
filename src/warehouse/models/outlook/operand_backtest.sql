-- One operand of a fact of a back-test.
-- view
with
tested as (
  select
    'backtest/' || backtest.place || '/' || run.as_of || '/' as base,
    'indicator/' || outlook.indicator || '/' || outlook.area || '/' || outlook.period || '/' as own
  from backtest
  cross join run
  join outlook on outlook.seasonal_error is not null and outlook.scenario = 0 and backtest.place in (outlook.place, 'all')
)
select base || 'seasonal-error' as fact, 'error' as name, 'fact' as kind, own || 'outlook-error' as ref, 'amount' as part from tested
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
