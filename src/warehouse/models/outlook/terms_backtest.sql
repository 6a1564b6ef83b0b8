-- What the operands of the back-tests of one place in the year are bound by.
-- 回测的绑定项
-- view
select
  0 as scenario,
  backtest.place,
  any_value(run.as_of) as period,
  list('indicator/' || outlook.indicator || '/' || outlook.area || '/' || outlook.period) as tested
from backtest
cross join run
join outlook
  on outlook.seasonal_error is not null
  and outlook.scenario = 0
  and backtest.place in (outlook.place, 'all')
group by backtest.place
