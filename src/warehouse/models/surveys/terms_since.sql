-- What the operands of a change since the last time are bound by: one estimate that is told, and the one of the last period before it in which there is one.
-- 与上次之差的绑定项
with
told as (
  select
    indicator,
    area,
    period,
    max(basis) as basis,
    (max(amount) filter (aspect = 'estimate'))::decimal(38, 6) as estimate,
    (max(amount) filter (aspect = 'estimate-low'))::decimal(38, 9) as low,
    (max(amount) filter (aspect = 'estimate-high'))::decimal(38, 9) as high
  from fact_estimate
  where aspect in ('estimate', 'estimate-low', 'estimate-high')
  group by indicator, area, period
)
select
  0 as scenario,
  told.indicator,
  told.area,
  told.period,
  before.period as before,
  greatest(told.basis, before.basis) as basis,
  told.estimate,
  told.low,
  told.high,
  before.estimate as last_estimate,
  before.low as last_low,
  before.high as last_high
from told
join period on period.period = told.period
join told as before
  on before.indicator = told.indicator
  and before.area = told.area
join period as earlier
  on earlier.period = before.period
  and earlier.kind = period.kind
  and earlier.last < period.first
qualify row_number() over (partition by told.indicator, told.area, told.period order by earlier.last desc) = 1
