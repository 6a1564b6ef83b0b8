-- One reporting period by itself, of an indicator whose periods add up to a year: what its figures to date have more than those before it.
-- 本期单独的数
with
convertible as (
  select distinct target.indicator, target.area
  from target
  join indicator on indicator.indicator = target.indicator
  where indicator.periods = 'sum'
    or (indicator.periods = 'to-date' and indicator.denominator = '')
),
figure as (
  select observation.*, period.kind, period.first, period.last, period.year_first
  from observation
  join convertible
    on convertible.indicator = observation.indicator
    and convertible.area = observation.area
  join period on period.period = observation.period
  where observation.chosen
    and observation.scenario = 0
    and observation.present = observation.expected
    and observation.period in (select period from due)
    and period.kind not in ('year', 'span')
)
select
  figure.indicator,
  figure.area,
  figure.period,
  before.period as before_period,
  case when indicator.denominator = '' then 'value' else 'rate' end as rule,
  case
    when indicator.denominator = '' then alone(figure.amount, before.amount)
    else alone_rate(figure.numerator, figure.denominator, indicator.scale, before.numerator, before.denominator)
  end as alone,
  case
    when indicator.denominator = '' then 1
    else alone_rate_divisor(figure.numerator, figure.denominator, indicator.scale, before.numerator, before.denominator)
  end as alone_divisor,
  greatest(figure.basis, before.basis) as basis
from figure
join indicator on indicator.indicator = figure.indicator
left join figure as before
  on before.indicator = figure.indicator
  and before.area = figure.area
  and before.kind = figure.kind
  and before.method = figure.method
  and before.year_first = figure.year_first
  and before.last = figure.first - 1
  -- Of sums the quarters that both hold fall out, whatever series they follow.
  and (
    indicator.periods = 'sum'
    or one_series(figure.series_least, figure.series_most, before.series_least, before.series_most)
  )
where figure.method = case when indicator.denominator = '' then 'observe-amount' else 'observe-ratio' end
  and (before.period is not null or figure.first = figure.year_first)
