-- What the operands of what a survey gives of one indicator, area and period are bound by.
-- 推算数的绑定项
select
  0 as scenario,
  estimated.indicator,
  estimated.area,
  estimated.period,
  estimated.survey,
  own.file,
  own.answered::varchar as answered,
  own.returned::varchar as returned,
  shortest(own.total) as total,
  shortest(own.squares) as squares,
  shortest(own.base) as base,
  shortest(own.base_squares) as base_squares,
  shortest(own.products) as products,
  own.population,
  estimated.strata as stratum,
  if(own.indicator is null, estimated.strata, []) as part,
  if(estimated.is_weighted, estimated.strata, []) as weighed,
  if(estimated.estimator = 'ratio', estimated.strata, []) as related,
  if(estimated.estimator = 'ratio', 'base', 'answered') as over,
  case
    when estimated.estimator in ('total', 'count') then if(estimated.is_weighted, 'total-weighted', 'total')
    else if(estimated.is_weighted, 'weighted', 'plain')
  end as estimate_rule,
  if(estimated.estimator = 'ratio', 'ratio-variance', 'variance') as variance_rule,
  if(estimated.is_weighted, 'reason-weighted', 'reason') as reason_rule,
  if(estimated.is_weighted and estimated.interval <> 'none', 'bounded', null) as is_bounded,
  if(estimated.interval = 'normal', 'normal', null) as is_normal,
  if(estimated.interval = 'wilson' and estimated.is_weighted, 'effective', null) as is_effective,
  if(estimated.interval = 'wilson' and not estimated.is_weighted, 'counted', null) as is_counted,
  if(estimated.effective is null, null, 'effective') as has_effective
from estimated
left join stratum as own
  on own.indicator = estimated.indicator
  and own.area = estimated.area
  and own.period = estimated.period
